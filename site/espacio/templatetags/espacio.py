"""What the templates of the workspace ask of fields, remarks and deadlines."""

import json

from django import forms, template
from django.urls import reverse

from portal.pestanas import Pestana
from practicas.envios.models import Envio, Observacion

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
    cuentas = {"mis_observaciones": _por_responder(usuario), "avisos": context["avisos_sin_leer"]}
    direcciones = ((texto, ruta, reverse(ruta)) for texto, ruta in PESTANAS)
    return [Pestana(texto, url, _es(aqui, url), str(cuentas.get(ruta) or "")) for texto, ruta, url in direcciones]


def _es(aqui: str, ruta: str) -> bool:
    if ruta == reverse("mi_entidad"):
        return aqui == ruta or aqui.startswith(f"{ruta}envios/")
    return aqui.startswith(ruta)


def _por_responder(usuario) -> int:
    return (
        Observacion.objects.que_esperan_respuesta().filter(envio__in=Envio.objects.que_ve(usuario).values("pk")).count()
    )


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


@register.filter
def palabras(atributos: dict) -> int | None:
    """The budget of a section."""
    return atributos.get("data-palabras")
