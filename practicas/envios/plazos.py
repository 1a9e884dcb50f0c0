"""Two clocks with a name: that of SGP for its steps, that of the entity for its own. In working days of Peru (`catalogos.dias_habiles`).

The clock of SGP stops while the entity has it: what a step had used before observing counts when it comes back.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from practicas.catalogos import dias_habiles
from practicas.catalogos.dias_habiles import Calendario

from .estados import DE_LA_SGP, Accion, Estado, Reloj
from .models import Acto, Envio

DIAS: dict[Estado, tuple[Reloj, int]] = {
    Estado.VISADO: (Reloj.ENTIDAD, 10),
    Estado.OBSERVADA: (Reloj.ENTIDAD, 10),
    Estado.NO_ADMITIDA: (Reloj.ENTIDAD, 15),  # to ask for it to be looked at again
    Estado.ADMISIBILIDAD: (Reloj.SGP, 7),
    Estado.POR_PUBLICAR: (Reloj.SGP, 5),
    Estado.REVISION: (Reloj.SGP, 7),
    Estado.EVALUACION: (Reloj.SGP, 15),
    Estado.RECONSIDERACION: (Reloj.SGP, 15),
}
PRORROGA = 10  # working days


SEDE_DE_LA_SGP = "150101"  # UBIGEO: what is decreed there stops its clock


def usados(envio: Envio, hasta: date | None = None, calendario: Calendario | None = None) -> int:
    """Working days of SGP that this step had taken by that day, today unless said; those before it was observed included."""
    contar = (calendario or dias_habiles).habiles_entre
    return envio.dias_gastados + contar(
        timezone.localdate(envio.desde), hasta or dias_habiles.hoy(), ubigeo=SEDE_DE_LA_SGP
    )


def entrar(envio: Envio, a: Estado, cuando: datetime, calendario: Calendario | None = None) -> None:
    """To a state, at that moment, with the clock that it has. Not saved here."""
    de, dia = Estado(envio.estado), timezone.localdate(cuando)
    if a == Estado.OBSERVADA and de in DE_LA_SGP:
        envio.dias_gastados = usados(envio, dia, calendario)
    envio.estado, envio.desde = a, cuando
    poner(envio, vuelve_de_observada=de == Estado.OBSERVADA, desde=dia, calendario=calendario)


def poner(
    envio: Envio,
    *,
    vuelve_de_observada: bool = False,
    desde: date | None = None,
    calendario: Calendario | None = None,
) -> None:
    """The clock of the state just entered, from that day or today. Not saved here."""
    reloj, dias = DIAS.get(Estado(envio.estado), ("", 0))
    if not vuelve_de_observada and envio.estado != Estado.OBSERVADA:
        envio.dias_gastados = 0
    envio.reloj, envio.vence = reloj, None
    if reloj:
        gastados = envio.dias_gastados if reloj == Reloj.SGP else 0
        envio.vence = _vencimiento(envio, desde or dias_habiles.hoy(), max(1, dias - gastados), calendario)


def prorrogar(envio: Envio, calendario: Calendario | None = None) -> None:
    """From where the time ended, not from today."""
    envio.vence = _vencimiento(envio, envio.vence or dias_habiles.hoy(), PRORROGA, calendario)


def recorrer(envio: Envio, actos: Iterable[Acto], calendario: Calendario) -> None:
    """Its state and its clock, act by act from its first day, as those acts left them. Not saved here."""
    actos = list(actos)
    envio.estado = Estado(actos[0].de if actos else envio.estado)
    envio.desde, envio.dias_gastados = envio.creado, 0
    poner(envio, desde=timezone.localdate(envio.creado), calendario=calendario)
    for acto in actos:
        if acto.de != acto.a:
            entrar(envio, Estado(acto.a), acto.cuando, calendario)
        elif acto.accion == Accion.PEDIR_PRORROGA:
            prorrogar(envio, calendario)


def _vencimiento(envio: Envio, desde: date, dias: int, calendario: Calendario | None) -> date:
    return (calendario or dias_habiles).vencimiento(desde, dias, ubigeo=lugar(envio))


def lugar(envio: Envio) -> str:
    """Where the days are counted: whose clock it is."""
    return SEDE_DE_LA_SGP if envio.reloj == Reloj.SGP else envio.entidad.ubigeo


def quedan(envio: Envio, calendario: Calendario | None = None) -> int | None:
    """Working days left, 0 on the last one; negative when late; None without a clock. For a list, one `calendario`."""
    if envio.vence is None:
        return None
    contar = (calendario or dias_habiles).habiles_entre
    hoy = dias_habiles.hoy()
    return contar(hoy, envio.vence, ubigeo=lugar(envio)) - contar(envio.vence, hoy, ubigeo=lugar(envio))


def detenido(envio: Envio) -> int | None:
    """Working days left of the clock of SGP while the entity has it; negative when late; None when it is not stopped."""
    if envio.estado != Estado.OBSERVADA or envio.paso_que_observo not in DE_LA_SGP:
        return None
    return DIAS[Estado(envio.paso_que_observo)][1] - envio.dias_gastados


def esta_vencido(envio: Envio) -> bool:
    return envio.vence is not None and envio.vence < dias_habiles.hoy()
