"""A ficha arranged for its page: what each section shows, and the list of contents that follows from it.

Works on any ficha that `presentar` returns, also on a draft that was never saved.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from urllib.parse import urlencode

from django.urls import reverse

from busqueda.facetas import POR_NOMBRE
from practicas.catalogos import lugares
from practicas.catalogos.models import Termino
from practicas.entidades.models.entidad import nivel_en_palabras
from practicas.fichas import sustento, tramos
from practicas.fichas.graficos import Grafico, grafico
from practicas.fichas.models import Eslabon, Evidencia, Ficha, Indicador
from practicas.fichas.texto import SeccionField

from . import cifras

ANCHO_EN_BREVE = 180  # the rest of the drawing is for «logro 1,234,567»


# --- Pieces -----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class FilaDeIndicador:
    indicador: Indicador
    estado: str  # of the evidence that supports it

    @property
    def grafico(self) -> Grafico | None:
        return grafico(self.indicador)

    @property
    def grafico_grande(self) -> Grafico | None:
        return grafico(self.indicador, ANCHO_EN_BREVE)

    @property
    def cambio(self) -> str:
        return cifras.cambio(self.indicador)

    @property
    def meta(self) -> str:
        return cifras.meta_en_palabras(self.indicador)

    @property
    def tono(self) -> str:
        """Green when it met its target or, without one, moved the right way."""
        bien = self.indicador.cumple_meta
        if bien is None:
            bien = self.indicador.mejora
        return "tono-ocre" if bien is False else "tono-verde"

    @property
    def titular(self) -> dict | None:
        """As the headline of a hit; None without baseline and achieved value."""
        i = self.indicador
        if i.linea_base is None or i.logro is None:
            return None
        return {"de": i.linea_base, "a": i.logro, "unidad": i.unidad}


@dataclass(frozen=True)
class Nudo:
    """A knot of the value chain: the links of one kind."""

    titulo: str
    eslabones: list[Eslabon]


@dataclass(frozen=True)
class Valor:
    nombre: str
    url: str = ""


@dataclass(frozen=True)
class FilaDeClasificacion:
    titulo: str
    valores: list[Valor]


@dataclass(frozen=True)
class Pregunta:
    pregunta: str
    respuesta: bool
    detalle: str


@dataclass(frozen=True)
class Apartado:
    """A line of the list of contents."""

    ancla: str
    titulo: str


def buscar_por(faceta: str, codigo: str) -> str:
    return f"{reverse('buscar')}?{urlencode({faceta: codigo})}"


# --- Any ficha --------------------------------------------------------------------------------------------------------
@dataclass
class Vista:
    ficha: Ficha

    @property
    def anonima(self) -> bool:
        return self.ficha.TIPO == "leccion" and self.ficha.es_anonima

    @property
    def nivel(self) -> Valor:
        nivel = self.ficha.entidad.nivel
        return Valor(nivel_en_palabras(self.ficha.entidad), buscar_por("nivel", nivel.codigo))

    @property
    def lugar(self) -> Valor | None:
        """The department, or the country of a foreign body."""
        codigo = self.ficha.ubigeo or self.ficha.entidad.ubigeo
        if codigo:
            region = lugares.ascendencia(codigo)[0]
            return Valor(lugares.nombre(region), buscar_por("region", region))
        return Valor(self.ficha.entidad.pais) if self.ficha.entidad.pais else None

    @property
    def poblacion(self) -> str:
        """As a band."""
        tramo = tramos.desde(tramos.TAMANO, self.ficha.entidad.poblacion)
        return tramo.nombre if tramo else ""

    @property
    def costo(self) -> str:
        if self.ficha.costo is None:
            return ""
        if self.ficha.costo == 0:
            return tramos.de_costo(0).nombre
        return tramos.de_costo(self.ficha.costo).nombre if self.anonima else cifras.soles(self.ficha.costo)

    @cached_property
    def clasificacion(self) -> list[FilaDeClasificacion]:
        filas = [
            FilaDeClasificacion(c.titulo, [_valor(c.vocabulario, t) for t in getattr(self.ficha, c.campo).all()])
            for c in self.ficha.CLASIFICACIONES
        ]
        etiquetas = [Valor(e.name, buscar_por("etiqueta", e.slug)) for e in self.ficha.etiquetas.all()]
        return [f for f in [*filas, FilaDeClasificacion("Etiquetas", etiquetas)] if f.valores]

    @cached_property
    def evidencias(self) -> list[tuple[Evidencia, str]]:
        """Each with what it supports, in words."""
        return [(e, ", ".join(filter(None, map(self._que_es, e.sustenta)))) for e in self.ficha.evidencias.all()]

    def _que_es(self, ruta: str) -> str:
        campo = next((c for c in self.ficha._meta.fields if c.name == ruta and isinstance(c, SeccionField)), None)
        return str(campo.verbose_name) if campo else ""

    @property
    def tema(self) -> Termino | None:
        return next(iter(self.ficha.temas.all()), None)

    @property
    def url_de_tema(self) -> str:
        return reverse("tema", args=[self.tema.codigo]) if self.tema else ""

    def _indice(self, *apartados: tuple[str, str, object]) -> list[Apartado]:
        return [Apartado(ancla, titulo) for ancla, titulo, hay in apartados if hay]


def _valor(vocabulario: str, termino: Termino) -> Valor:
    """Linked to its search when there is a facet of that vocabulary."""
    return Valor(termino.nombre, buscar_por(vocabulario, termino.codigo) if vocabulario in POR_NOMBRE else "")


# --- A practice -------------------------------------------------------------------------------------------------------
class VistaDePractica(Vista):
    @cached_property
    def indicadores(self) -> list[FilaDeIndicador]:
        return [FilaDeIndicador(i, self.ficha.estado_de(i)) for i in self.ficha.indicadores.all()]

    def _que_es(self, ruta: str) -> str:
        parte = sustento.parte_de(ruta)
        nombres = {sustento.de_parte("indicadores", i.clave): i.nombre for i in self.ficha.indicadores.all()}
        return nombres.get(parte) or super()._que_es(ruta)

    @property
    def titular(self) -> FilaDeIndicador | None:
        """The indicator that opens the ficha: the first one with something to compare."""
        return next((f for f in self.indicadores if f.titular), None)

    @cached_property
    def cadena(self) -> list[Nudo]:
        eslabones = sorted(self.ficha.eslabones.all(), key=lambda e: e.tipo.orden)
        return [Nudo(tipo.nombre, list(suyos)) for tipo, suyos in groupby(eslabones, key=lambda e: e.tipo)]

    @cached_property
    def preguntas(self) -> list[Pregunta]:
        ficha = self.ficha
        todas = (
            ("¿Participó la población?", ficha.participacion, ficha.participacion_detalle),
            ("¿Redujo alguna desigualdad?", ficha.igualdad, ficha.igualdad_detalle),
            ("¿Siguió tras un cambio de autoridades?", ficha.continuidad, ficha.continuidad_detalle),
        )
        return [Pregunta(*p) for p in todas if p[1] is not None]

    @cached_property
    def partes(self) -> dict[str, list]:
        """The rows of each kind, as lists: of a draft they come from the form, of a public one from the table."""
        return {
            relacion: list(getattr(self.ficha, relacion).all())
            for relacion in "activos condiciones hitos aliados normas reconocimientos financiamientos".split()
        }

    @cached_property
    def indice(self) -> list[Apartado]:
        f, partes = self.ficha, self.partes
        return self._indice(
            ("en-breve", "En breve", True),
            ("problema", "El problema", f.problema or f.objetivo or f.poblacion_objetivo),
            ("que-hicieron", "Qué hicieron", f.solucion or f.pasos),
            ("resultados", "Resultados", self.indicadores or f.resultados or f.sin_indicador),
            ("cadena", "Cadena de valor", self.cadena),
            ("que-no-funciono", "Qué no funcionó", f.que_no_funciono),
            ("como-se-sostiene", "Cómo se sostiene", f.sostenibilidad or self.preguntas),
            ("para-replicarla", "Para replicarla", partes["condiciones"] or partes["financiamientos"]),
            ("normas", "Normas", partes["normas"]),
            ("activos", "Activos para usar", partes["activos"]),
            ("evidencia", "Evidencia", self.evidencias),
            ("clasificacion", "Clasificación", self.clasificacion),
            ("como-citar", "Cómo citar", f.codigo),
        )


# --- A lesson ---------------------------------------------------------------------------------------------------------
class VistaDeLeccion(Vista):
    @cached_property
    def practica(self):
        """The public practice that it came from; an anonymous lesson comes without it."""
        practica = self.ficha.practica
        return practica if practica and practica.es_publica else None

    @cached_property
    def normas(self) -> list:
        return list(self.ficha.normas.all())

    @cached_property
    def indice(self) -> list[Apartado]:
        f = self.ficha
        return self._indice(
            ("contexto", "El contexto", f.contexto),
            ("que-se-esperaba", "Qué se esperaba", f.que_se_esperaba),
            ("que-ocurrio", "Qué ocurrió", f.que_ocurrio),
            ("por-que", "Por qué", f.causas),
            ("a-quien-le-sirve", "A quién le sirve", f.a_quien_sirve or f.riesgo_evitado),
            ("normas", "Normas", self.normas),
            ("evidencia", "Evidencia", self.evidencias),
            ("clasificacion", "Clasificación", self.clasificacion),
            ("como-citar", "Cómo citar", f.codigo),
        )


def vista_de(ficha: Ficha) -> Vista:
    return VistaDePractica(ficha) if ficha.TIPO == "practica" else VistaDeLeccion(ficha)
