"""The one table of the journey: from which states, by whom and to which states each action leads. The rest of the app obeys it."""

from collections.abc import Iterator
from dataclasses import dataclass

from .estados import (
    DE_LA_ENTIDAD,
    DESIGNADOS,
    DESISTIBLES,
    REABRIBLES,
    Accion,
    Estado,
    Papel,
    Ruta,
)

TODAS = frozenset(Ruta)
DE_PUBLICACION = frozenset({Ruta.PRACTICA, Ruta.LECCION})


@dataclass(frozen=True)
class Transicion:
    desde: frozenset[Estado]
    accion: Accion
    por: frozenset[Papel]
    hasta: tuple[
        Estado, ...
    ]  # where the facts decide, all it may lead to; empty: the case file ends or another one begins
    rutas: frozenset[Ruta] = TODAS


def _de(desde, accion, por, *hasta, rutas=TODAS) -> Transicion:
    return Transicion(_conjunto(desde), accion, _conjunto(por), hasta, _conjunto(rutas))


def _conjunto(uno_o_varios) -> frozenset:
    return uno_o_varios if isinstance(uno_o_varios, frozenset) else frozenset({uno_o_varios})


E, A, P = Estado, Accion, Papel
PASOS_QUE_OBSERVAN = (E.VISADO, E.ADMISIBILIDAD, E.REVISION, E.EVALUACION)

TABLA: tuple[Transicion, ...] = (
    _de(E.BORRADOR, A.ENVIAR, DE_LA_ENTIDAD, E.VISADO, E.ADMISIBILIDAD, E.REVISION, rutas=DE_PUBLICACION),
    _de(E.BORRADOR, A.ELIMINAR, DE_LA_ENTIDAD, rutas=DE_PUBLICACION),
    _de(E.VISADO, A.RECUPERAR, P.QUIEN_ENVIO, E.BORRADOR),
    _de(E.VISADO, A.VISAR, DESIGNADOS, E.VISADO, E.ADMISIBILIDAD, E.REVISION),
    _de(E.VISADO, A.DEVOLVER, DESIGNADOS, E.OBSERVADA),
    _de(E.ADMISIBILIDAD, A.ADMITIR, P.ESPECIALISTA, E.POR_PUBLICAR),
    _de(E.ADMISIBILIDAD, A.OBSERVAR, P.ESPECIALISTA, E.OBSERVADA),
    _de(E.ADMISIBILIDAD, A.NO_ADMITIR, P.ESPECIALISTA, E.NO_ADMITIDA),
    _de(E.REVISION, A.PUBLICAR, P.ESPECIALISTA, E.PUBLICADA),
    _de(E.REVISION, A.OBSERVAR, P.ESPECIALISTA, E.OBSERVADA),
    _de(E.REVISION, A.NO_ADMITIR, P.ESPECIALISTA, E.NO_ADMITIDA),
    _de(E.POR_PUBLICAR, A.PUBLICAR, P.ESPECIALISTA, E.PUBLICADA),
    _de(E.POR_PUBLICAR, A.DEVOLVER, P.ESPECIALISTA, E.ADMISIBILIDAD),
    _de(E.OBSERVADA, A.SUBSANAR, DE_LA_ENTIDAD, *PASOS_QUE_OBSERVAN),
    _de(E.OBSERVADA, A.PEDIR_PRORROGA, DESIGNADOS, E.OBSERVADA),
    _de(E.OBSERVADA, A.VENCER, P.SISTEMA, E.ARCHIVADA),
    _de(E.NO_ADMITIDA, A.PEDIR_RECONSIDERACION, DESIGNADOS, E.RECONSIDERACION),
    _de(E.RECONSIDERACION, A.RESOLVER, P.ESPECIALISTA, E.ADMISIBILIDAD, E.REVISION, E.ARCHIVADA),
    _de(DESISTIBLES, A.DESISTIR, DESIGNADOS, E.DESISTIDA),
    _de(E.PUBLICADA, A.ACTUALIZAR, DE_LA_ENTIDAD, E.PUBLICADA),
    _de(E.PUBLICADA, A.SOLICITAR_EVALUACION, DESIGNADOS, E.PUBLICADA, rutas=Ruta.PRACTICA),
    _de(E.PUBLICADA, A.SOLICITAR_RETIRO, DESIGNADOS, E.PUBLICADA),
    _de(E.PUBLICADA, A.CONVOCAR, P.COORDINACION, E.PUBLICADA, rutas=Ruta.PRACTICA),
    _de(E.PUBLICADA, A.RETIRAR, P.COORDINACION, E.RETIRADA),
    _de(E.RETIRADA, A.RESTAURAR, P.COORDINACION, E.PUBLICADA),
    _de(REABRIBLES, A.REABRIR, DE_LA_ENTIDAD, E.BORRADOR, rutas=DE_PUBLICACION),
    _de(frozenset({E.EVALUACION, E.OBSERVADA}), A.RETIRAR, P.SISTEMA, E.ARCHIVADA, rutas=Ruta.EVALUACION),
    _de(E.EVALUACION, A.CALIFICAR, P.EVALUADOR, E.EVALUACION, rutas=Ruta.EVALUACION),
    _de(E.EVALUACION, A.DEVOLVER, P.EVALUADOR, E.OBSERVADA, rutas=Ruta.EVALUACION),
    _de(E.EVALUACION, A.DECIDIR, P.SISTEMA, E.VALIDADA, E.NO_VALIDADA, rutas=Ruta.EVALUACION),
)  # fmt: skip


def transicion(estado: str, accion: str, ruta: str) -> Transicion | None:
    """The row of the table, or None where that cannot be done."""
    return next((t for t in TABLA if estado in t.desde and t.accion == accion and ruta in t.rutas), None)


def posibles(estado: str, ruta: str) -> Iterator[Transicion]:
    return (t for t in TABLA if estado in t.desde and ruta in t.rutas)
