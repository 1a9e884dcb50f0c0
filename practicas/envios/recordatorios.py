"""Saying in time that time runs: at half, on the last day, each week of delay, and then to whoever answers for it.

Each notice has a key of its own, so that running this twice, or many times a day, tells each person once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from django.urls import reverse

from practicas.avisos.servicios import avisar
from practicas.catalogos.dias_habiles import Calendario

from . import plazos
from .avisos import POR_LA_ENTIDAD, POR_LA_SGP
from .destinatarios import la_coordinacion, la_entidad, la_mesa, quienes_visan
from .estados import Estado, Reloj
from .models import Envio

SEMANA = 5  # working days
TANDA = 500


@dataclass(frozen=True)
class Tramo:
    clave: str
    semanas: int = 0  # of delay


def recordar() -> int:
    """How many notices were new."""
    calendario = Calendario.leer()
    con_plazo = Envio.objects.exclude(vence=None).select_related("entidad", "entidad_presenta", "a_cargo")
    return sum(_recordar(envio, calendario) for envio in con_plazo.iterator(chunk_size=TANDA))


def _recordar(envio: Envio, calendario: Calendario) -> int:
    quedan = plazos.quedan(envio, calendario)
    tramo = None if quedan is None else tramo_de(quedan, plazos.DIAS[Estado(envio.estado)][1])
    if quedan is None or tramo is None or (quedan < 0 and envio.estado == Estado.NO_ADMITIDA):
        return 0  # nothing is late in not asking for a reconsideration
    de_la_sgp = envio.reloj == Reloj.SGP
    usuarios, correos = _a_quienes(envio, tramo)
    nuevos = avisar(
        usuarios=usuarios,
        correos=correos,
        tipo="envio.recordatorio",
        asunto=f"{_cuanto(quedan)}: «{envio.titulo}»",
        cuerpo=f"El {envio.get_reloj_display().lower()} para «{envio.get_estado_display()}» {_cuando(envio, quedan)}.",
        por_que=POR_LA_SGP if de_la_sgp else POR_LA_ENTIDAD,
        que_hacer="Atiéndala desde la mesa." if de_la_sgp else "Abra la ficha: dice qué falta y quién puede hacerlo.",
        enlace=reverse("mesa_envio", args=[envio.uuid]) if de_la_sgp else envio.get_absolute_url(),
        clave=f"plazo-{envio.pk}-{envio.estado}-{envio.vence:%Y%m%d}-{tramo.clave}",
    )
    return len(nuevos)


def tramo_de(quedan: int, total: int) -> Tramo | None:
    """Which notice is due with so many working days left of so many; None while more than half are left."""
    if quedan < 0:
        semanas = ceil(-quedan / SEMANA)
        return Tramo(f"atraso-{semanas}", semanas)
    if quedan <= 1:
        return Tramo("un-dia")
    return Tramo("mitad") if quedan <= total // 2 else None


def _a_quienes(envio: Envio, tramo: Tramo) -> tuple[Iterable, Iterable[str]]:
    """An overdue SGP is told to the coordination; an overdue visado to both who vouch, and then to the official mail of the entity."""
    if envio.reloj == Reloj.SGP:
        return (la_mesa(envio) + la_coordinacion(envio) if tramo.semanas > 1 else la_mesa(envio)), ()
    if envio.estado == Estado.VISADO:
        oficiales = [e.correo_oficial for e in envio.entidades if e.correo_oficial] if tramo.semanas > 1 else []
        return quienes_visan(envio), oficiales
    return la_entidad(envio), ()


def _cuanto(quedan: int) -> str:
    dias = f"{abs(quedan)} día{'' if abs(quedan) == 1 else 's'}"
    if quedan < 0:
        return f"{dias} de atraso"
    return "Vence hoy" if quedan == 0 else f"Queda{'' if quedan == 1 else 'n'} {dias}"


def _cuando(envio: Envio, quedan: int) -> str:
    return f"{'venció' if quedan < 0 else 'vence'} el {envio.vence:%d/%m/%Y}"
