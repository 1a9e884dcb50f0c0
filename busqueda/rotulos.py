"""Labels of facet values. The index holds codes; a label comes from its catalogue at the moment of showing it.

`Rotulos` knows, for the codes of one facet, their names, their place in a tree, their order and which belong to a retired version.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache

from django.utils import timezone

from practicas.catalogos import lugares
from practicas.catalogos.models import Termino
from practicas.entidades.models import Entidad
from practicas.fichas import tramos
from practicas.fichas.consultas import etiquetas_publicas
from practicas.fichas.models import Evidencia, Ficha, Leccion, Practica
from practicas.fichas.tipos import TIPOS

IDIOMAS = {"es": "Español", "qu": "Quechua", "ay": "Aimara", "en": "Inglés", "pt": "Portugués", "fr": "Francés"}
OPCIONES: Mapping[str, Mapping[str, str]] = {
    "tipo": TIPOS,
    "situacion": dict(Practica.Situacion.choices),
    "evidencia": dict(Evidencia.Estado.choices),
    "resultado": dict(Leccion.Resultado.choices),
    "validacion": dict(Ficha.Validacion.choices),
    "idioma": IDIOMAS,
}
TRAMOS = {
    "tamano": tramos.TAMANO,
    "altitud": tramos.ALTITUD,
    "costo": (*tramos.COSTO, tramos.COSTO_NO_INFORMADO),
    "duracion": tramos.DURACION,
}


@dataclass(frozen=True)
class Rotulos:
    nombres: Mapping[str, str]
    padres: Mapping[str, str | None] = field(default_factory=dict)
    retirados: frozenset[str] = frozenset()

    def nombre(self, codigo: str) -> str:
        return self.nombres.get(codigo, codigo)

    def padre(self, codigo: str) -> str | None:
        return self.padres.get(codigo)

    def ascendencia(self, codigo: str) -> list[str]:
        """Those above, nearest first."""
        arriba: list[str] = []
        while (padre := self.padre(arriba[-1] if arriba else codigo)) and padre not in arriba:
            arriba.append(padre)
        return arriba


# --- Where the labels of a facet come from ----------------------------------------------------------------------------
@dataclass(frozen=True)
class Opciones:
    """Choices declared in code; of a free one, codes that nobody declared are good too, and are their own label."""

    nombres: Mapping[str, str]
    libre: bool = False


@dataclass(frozen=True)
class DeVocabulario:
    """Terms of every version of a vocabulary; where those above only group the others, just the ones that classify."""

    clave: str
    con_grupos: bool = True


class Lugares:
    """Places by UBIGEO."""


class Entidades:
    pass


class Etiquetas:
    pass


class Anios:
    pass


Fuente = Opciones | DeVocabulario | Lugares | Entidades | Etiquetas | Anios


def de_opciones(clave: str, *, libre: bool = False) -> Opciones:
    return Opciones(OPCIONES[clave], libre)


def de_tramos(clave: str) -> Opciones:
    return Opciones({t.codigo: t.nombre for t in TRAMOS[clave]})


def leer(pedidos: Mapping[str, tuple[Fuente, Collection[str]]]) -> dict[str, Rotulos]:
    """Labels of many facets at once: name → (source, codes) becomes name → labels, in three queries at most."""
    vocabularios = {f.clave for f, _ in pedidos.values() if isinstance(f, DeVocabulario)}
    terminos = _terminos(vocabularios) if vocabularios else {}
    return {nombre: _rotular(fuente, codigos, terminos) for nombre, (fuente, codigos) in pedidos.items()}


def _terminos(claves: Collection[str]) -> dict[str, list[tuple]]:
    """Key of vocabulary → (code, name, code of the parent, end of validity) of its terms, older versions first."""
    filas = (
        Termino.objects.filter(vocabulario__clave__in=claves)
        .order_by("vocabulario__vigente_desde", "orden", "codigo")
        .values_list("vocabulario__clave", "codigo", "nombre", "padre__codigo", "vocabulario__vigente_hasta")
    )
    por_clave: dict[str, list[tuple]] = {}
    for clave, *fila in filas:
        por_clave.setdefault(clave, []).append(tuple(fila))
    return por_clave


def _rotular(fuente: Fuente, codigos: Collection[str], terminos: Mapping[str, list[tuple]]) -> Rotulos:
    match fuente:
        case Opciones(nombres, libre):
            return Rotulos({**{c: c for c in codigos}, **nombres} if libre else nombres)
        case DeVocabulario(clave, con_grupos):
            filas = terminos.get(clave, [])
            grupos = set() if con_grupos else {padre for _, _, padre, _ in filas}
            return _de_terminos([fila for fila in filas if fila[0] not in grupos])
        case Lugares():
            return _de_lugares()
        case Entidades():
            return Rotulos(Entidad.objects.filter(codigo__in=list(codigos)).nombres() if codigos else {})
        case Etiquetas():
            if not codigos:
                return Rotulos({})
            etiquetas = etiquetas_publicas().filter(slug__in=list(codigos)).order_by()
            return Rotulos(dict(etiquetas.values_list("slug", "name")))
        case _:
            return Rotulos({c: c for c in codigos})


def _de_terminos(filas: list[tuple]) -> Rotulos:
    """Of a code that several versions have, what the newest says."""
    hoy = timezone.localdate()
    vigentes = {codigo: (nombre, padre, hasta) for codigo, nombre, padre, hasta in filas}
    return Rotulos(
        nombres={codigo: nombre for codigo, (nombre, _, _) in vigentes.items()},
        padres={codigo: padre for codigo, (_, padre, _) in vigentes.items() if padre},
        retirados=frozenset(codigo for codigo, (_, _, hasta) in vigentes.items() if hasta and hasta < hoy),
    )


@cache
def _de_lugares() -> Rotulos:
    """Of every place: they change when the package that brings them does."""
    return Rotulos(lugares.nombres(), {codigo: lugares.padre(codigo) for codigo in lugares.nombres()})
