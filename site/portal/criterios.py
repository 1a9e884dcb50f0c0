"""What two practices are compared by: each criterion declared once, with how it is read and how it is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from practicas.catalogos import lugares
from practicas.fichas.cifras import meses

from . import cifras
from .vista_ficha import FilaDeIndicador, VistaDePractica


@dataclass(frozen=True)
class Fila:
    """A criterion with what each practice says of it, in the order of the columns."""

    titulo: str
    forma: str  # how a value is shown: a branch of `portal/piezas/valor_comparado.html`
    valores: tuple[Any, ...]

    @property
    def dice_algo(self) -> bool:
        return any(self.valores)

    @property
    def son_iguales(self) -> bool:
        return all(valor == self.valores[0] for valor in self.valores)


@dataclass(frozen=True)
class Criterio:
    titulo: str
    leer: Callable[[VistaDePractica], Any]  # something false when the practice does not say
    forma: str = "texto"

    def fila(self, vistas: tuple[VistaDePractica, ...]) -> Fila:
        return Fila(self.titulo, self.forma, tuple(self.leer(v) for v in vistas))


def _duracion(v: VistaDePractica) -> str:
    return meses(v.ficha.duracion)


def _beneficiarios(v: VistaDePractica) -> str:
    cuantos, quienes = v.ficha.beneficiarios, v.ficha.beneficiarios_detalle
    return f"{cifras.numero(cuantos)} {quienes}".strip() if cuantos else ""


def _financiamiento(v: VistaDePractica) -> list[str]:
    return [f"{f.fuente.nombre}: {cifras.soles(f.monto)}" for f in v.partes["financiamientos"]]


def _lugar(v: VistaDePractica) -> str:
    codigo = v.ficha.ubigeo or v.ficha.entidad.ubigeo
    return lugares.ubicacion(codigo) if codigo else v.ficha.entidad.pais


def _indispensables(v: VistaDePractica) -> list[str]:
    return [_condicion(c) for c in v.partes["condiciones"] if c.indispensable]


def _condicion(condicion) -> str:
    plazo = meses(condicion.meses)
    return f"{condicion.descripcion} ({plazo})" if plazo else condicion.descripcion


def _resultado(v: VistaDePractica) -> FilaDeIndicador | str:
    """The headline figure, or the words that take its place."""
    return v.titular or v.ficha.sin_indicador or v.ficha.resultados


GRUPOS: tuple[tuple[str, tuple[Criterio, ...]], ...] = (
    (
        "Qué lograron",
        (
            Criterio("Resultado principal", _resultado, "cifra"),
            Criterio("Evidencia del resultado", lambda v: v.titular and v.titular.estado, "sello"),
            Criterio("Nivel de la ficha", lambda v: v.ficha.validacion, "sello"),
            Criterio("Qué no funcionó", lambda v: v.ficha.que_no_funciono, "prosa"),
        ),
    ),
    (
        "Qué hicieron",
        (
            Criterio("El problema", lambda v: v.ficha.problema, "prosa"),
            Criterio("La solución", lambda v: v.ficha.solucion, "prosa"),
            Criterio("Situación", lambda v: v.ficha.get_situacion_display()),
            Criterio("Tema", lambda v: [t.nombre for t in v.ficha.temas.all()], "lista"),
        ),
    ),
    (
        "Qué costó",
        (
            Criterio("Costo", lambda v: v.costo),
            Criterio("De dónde salió el dinero", _financiamiento, "lista"),
            Criterio("Tiempo", _duracion),
            Criterio("A quiénes sirvió", _beneficiarios),
        ),
    ),
    (
        "Dónde y cuándo",
        (
            Criterio("Nivel de gobierno", lambda v: v.nivel.nombre),
            Criterio("Lugar", _lugar),
            Criterio("Población de la entidad", lambda v: v.poblacion),
            Criterio("Años", lambda v: v.ficha.duracion_en_anios),
        ),
    ),
    (
        "Para replicarla",
        (
            Criterio("Condiciones indispensables", _indispensables, "lista"),
            Criterio("Activos para usar", lambda v: [a.tipo.nombre for a in v.partes["activos"]], "lista"),
        ),
    ),
)
