"""The first page of the admin: what waits for whoever enters, what nobody finds and what is left half done. Each only sees what is theirs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from busqueda.models import BusquedaHecha
from practicas.envios.models import Envio
from practicas.envios.permisos import puede_entrar_a_la_mesa
from practicas.fichas.completitud import incompletas
from practicas.fichas.filtros import QUIETO
from practicas.fichas.models import Leccion, Practica
from practicas.solicitudes.models import Solicitud

from .filtros import con_plazo
from .marco import contar, cuentas_de, en_palabras

SIN_RESULTADO_DE = timedelta(days=90)  # the same as its report shows first
CUANTAS = 5


@dataclass(frozen=True)
class Cuenta:
    cifra: str
    texto: str
    url: str
    urge: bool = False


@dataclass(frozen=True)
class Grupo:
    titulo: str
    cuentas: list[Cuenta]


class Tablero(Component):
    order = 10
    template_name = "wagtailadmin/mesa/tablero.html"

    def get_context_data(self, parent_context):
        usuario = parent_context["request"].user
        grupos = [*_de_la_mesa(usuario), *_de_fichas(usuario)]
        return {
            "grupos": grupos,
            "en_vano": _en_vano(usuario),
            "todas_en_vano": reverse("busquedas_sin_resultado:index"),
        }


def _de_la_mesa(usuario) -> Iterator[Grupo]:
    if not puede_entrar_a_la_mesa(usuario):
        return
    cuentas, mesa = cuentas_de(usuario), reverse("mesa")
    vencidas = contar(con_plazo(Envio.objects.en_la_mesa(), "vencidas"))
    suyas = [
        Cuenta(en_palabras(cuentas["mias"]), "a su cargo", f"{mesa}?de=mias"),
        Cuenta(en_palabras(vencidas), "con el plazo vencido", f"{mesa}?de=todas&plazo=vencidas", urge=vencidas > 0),
        Cuenta(en_palabras(cuentas["sin-asignar"]), "sin asignar", f"{mesa}?de=sin-asignar"),
    ]
    yield Grupo("En la mesa", suyas)
    if usuario.has_perm("solicitudes.view_solicitud"):
        abiertas = f"{reverse('solicitud:index')}?estado={Solicitud.Estado.ABIERTA}"
        yield Grupo("Pedidos", [Cuenta(en_palabras(cuentas["solicitudes"]), "solicitudes abiertas", abiertas)])


def _de_fichas(usuario) -> Iterator[Grupo]:
    """What is public and lacks something of the short ficha, and drafts that nobody has touched for two months."""
    cuentas = []
    for modelo in (Practica, Leccion):
        nombre = modelo._meta.model_name
        if usuario.has_perm(f"fichas.view_{nombre}"):
            cuentas += _medias(modelo, reverse(f"wagtailsnippets_fichas_{nombre}:list"))
    if cuentas:
        yield Grupo("A medias", cuentas)


def _medias(modelo, lista: str) -> list[Cuenta]:
    antes = timezone.now() - QUIETO
    cuantas = modelo.objects.aggregate(
        incompletas=Count("pk", filter=Q(live=True, retirada=False) & incompletas(modelo), distinct=True),
        quietos=Count("pk", filter=Q(live=False, latest_revision__created_at__lt=antes), distinct=True),
    )
    plural = modelo._meta.verbose_name_plural
    return [
        Cuenta(en_palabras(cuantas["incompletas"]), f"{plural} publicadas con algo por completar", f"{lista}?estado=publicada&falta=algo"),
        Cuenta(en_palabras(cuantas["quietos"]), f"borradores de {plural} sin tocar en dos meses", f"{lista}?estado=quieto"),
    ]  # fmt: skip


def _en_vano(usuario) -> list[dict]:
    if not usuario.has_perm("busqueda.view_busquedahecha"):
        return []
    recientes = BusquedaHecha.objects.filter(momento__gte=timezone.now() - SIN_RESULTADO_DE)
    return list(recientes.sin_resultado()[:CUANTAS])
