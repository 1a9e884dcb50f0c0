"""What every page of the desk has: who may be in it, and its tabs with their counts."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from portal.pestanas import Pestana
from practicas.envios import permisos
from practicas.envios.ausencias import a_quienes_atiende, reemplazos
from practicas.envios.models import Envio
from practicas.envios.views import envio_o_404
from practicas.evaluaciones.permisos import puede_coordinar
from practicas.solicitudes.models import Solicitud

TOPE = 1000  # beyond it nothing is counted: the list says «más de»
# For a page that already asks a lot: its tabs go without their counts.
SIN_CUENTAS: dict[str, int | None] = dict.fromkeys(("mias", "todas", "sin-asignar", "solicitudes"))


def de_la_mesa(vista):
    """Only SGP, and never from a cache."""

    @wraps(vista)
    @login_required
    @never_cache
    def protegida(request, *args, **kwargs):
        exigir_mesa(request.user)
        return vista(request, *args, **kwargs)

    return protegida


def exigir_mesa(usuario) -> None:
    if not permisos.puede_entrar_a_la_mesa(usuario):
        raise PermissionDenied("La mesa es de la SGP.")


def envio_de_la_mesa(usuario, uuid) -> Envio:
    """404: there is none. 403: it is of an entity of theirs, which see it elsewhere and without what is being prepared."""
    envio = envio_o_404(usuario, uuid)
    if permisos.es_parte(usuario, envio):
        raise PermissionDenied("Esta ficha es de su entidad: véala en «Mi entidad».")
    return envio


def contar(envios) -> int:
    """At most TOPE + 1."""
    return envios.order_by()[: TOPE + 1].values("pk").count()


def en_palabras(cuenta: int) -> str:
    return f"más de {TOPE:,}" if cuenta > TOPE else f"{cuenta:,}"


def mostrar(request, plantilla: str, contexto: dict, *, aqui: str = "", status: int = 200):
    """`aqui`: the tab one is in; of a case file, the one it is under. `cuentas`, if the page already has them, are not asked again."""
    if envio := contexto.get("envio"):
        aqui = "mias" if envio.a_cargo_id == request.user.pk else "todas"
    cuentas = contexto.get("cuentas") or cuentas_de(request.user)
    marco = {"pestanas": [*_pestanas(cuentas, aqui), *_de_coordinacion(request.user)]}
    return render(request, plantilla, contexto | marco, status=status)


def cuentas_de(usuario, ausentes: dict[int, int] | None = None) -> dict[str, int]:
    ausentes = reemplazos() if ausentes is None else ausentes
    en_la_mesa = Envio.objects.en_la_mesa()
    return {
        "mias": contar(en_la_mesa.a_cargo_de(a_quienes_atiende(usuario.pk, ausentes))),
        "todas": contar(en_la_mesa),
        "sin-asignar": contar(en_la_mesa.sin_asignar()),
        "solicitudes": Solicitud.objects.abiertas().count(),
    }


def _pestanas(cuentas: dict[str, int | None], aqui: str) -> list[Pestana]:
    mesa = reverse("mesa")
    return [
        _pestana("Mis fichas", f"{mesa}?de=mias", cuentas["mias"], aqui == "mias"),
        _pestana("Todas", f"{mesa}?de=todas", cuentas["todas"], aqui == "todas"),
        _pestana("Sin asignar", f"{mesa}?de=sin-asignar", cuentas["sin-asignar"], aqui == "sin-asignar"),
        _pestana("Solicitudes", reverse("solicitud:index"), cuentas["solicitudes"], False),
        Pestana("Ausencias", reverse("mesa_ausencias"), actual=aqui == "ausencias"),
        Pestana("Plantillas", reverse("plantilladeobservacion:index")),
        Pestana("Informe", reverse("mesa_informe"), actual=aqui == "informe"),
    ]


def _de_coordinacion(usuario) -> list[Pestana]:
    return [Pestana("Evaluaciones", reverse("mesa_evaluaciones"))] if puede_coordinar(usuario) else []


def _pestana(texto: str, url: str, cuenta: int | None, actual: bool) -> Pestana:
    return Pestana(texto, url, actual, "" if cuenta is None else f"{TOPE:,}+" if cuenta > TOPE else f"{cuenta:,}")
