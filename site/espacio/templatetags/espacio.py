"""What the templates of the workspace ask of fields, remarks and deadlines."""

import json
from datetime import datetime

from django import forms, template
from django.urls import reverse
from django.utils import timezone

from portal.cifras import fecha
from portal.pestanas import Pestana
from practicas.entidades.models import Entidad
from practicas.envios.models import Envio, Observacion

from ..consultas import colegas_de, entidades_donde_escribe, fichas_de
from ..editor.campos import es_cifra, leido, palabras_de

register = template.Library()


PESTANAS = (
    ("Fichas", "mi_entidad"),
    ("Observaciones", "mis_observaciones"),
    ("Avisos", "avisos"),
    ("Colegas", "equipo"),
    ("Transferencia", "transferencia"),
)


@register.simple_tag(takes_context=True)
def pestanas(context) -> list[Pestana]:
    aqui, usuario = context["request"].path, context["request"].user
    cuentas = {
        "mi_entidad": fichas_de(usuario).count(),
        "mis_observaciones": _por_responder(usuario),
        "avisos": context["avisos_sin_leer"],
        "equipo": colegas_de(usuario),
    }
    direcciones = ((texto, ruta, reverse(ruta)) for texto, ruta in PESTANAS)
    return [Pestana(texto, url, _es(aqui, url), str(cuentas.get(ruta) or "")) for texto, ruta, url in direcciones]


@register.simple_tag(takes_context=True)
def entidad_del_espacio(context) -> Entidad | None:
    """That of the case file on the page; otherwise the only one the person writes for, if it is only one."""
    if envio := context.get("envio"):
        return envio.entidad
    suyas = entidades_donde_escribe(context["request"].user)
    return suyas[0] if len(suyas) == 1 else None


def _es(aqui: str, ruta: str) -> bool:
    if ruta == reverse("mi_entidad"):
        return aqui == ruta or aqui.startswith(f"{ruta}envios/")
    return aqui.startswith(ruta)


def _por_responder(usuario) -> int:
    return (
        Observacion.objects.que_esperan_respuesta().filter(envio__in=Envio.objects.que_ve(usuario).values("pk")).count()
    )


@register.filter
def a_las(cuando: datetime) -> str:
    """«a las 10:42», with its day when it is not today."""
    local = timezone.localtime(cuando)
    dia = "" if local.date() == timezone.localdate() else f"el {fecha(local)}, "
    return f"{dia}a las {local:%H:%M}"


@register.filter
def campo_observado(observacion: Observacion) -> str:
    return observacion.sobre


@register.filter
def de_campo(observaciones: list[Observacion], campo: str) -> list[Observacion]:
    return [o for o in observaciones if o.campo.partition(".")[0] == campo]


@register.filter
def dias_sin_signo(dias: int) -> int:
    return abs(dias)


@register.filter
def dias_de_plazo(dias: int) -> str:
    """What follows the figure."""
    habiles = "día hábil" if abs(dias) == 1 else "días hábiles"
    return f"{habiles} de atraso" if dias < 0 else habiles


@register.filter(name="json")
def a_json(valor) -> str:
    return json.dumps(valor)


@register.filter
def es_grupo(campo: forms.BoundField) -> bool:
    return isinstance(campo.field.widget, forms.CheckboxSelectMultiple | forms.RadioSelect)


@register.filter
def es_casilla(campo: forms.BoundField) -> bool:
    return isinstance(campo.field.widget, forms.CheckboxInput)


@register.filter
def profundidad(atributos: dict) -> int:
    """Of a term in its tree."""
    return atributos.get("data-profundidad", 0)


register.filter(palabras_de)
register.filter(es_cifra)
register.filter(leido)
