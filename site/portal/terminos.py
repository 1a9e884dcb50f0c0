"""Terms of the vocabularies and places, each a link with its count."""

from dataclasses import dataclass

from django.urls import reverse

from busqueda.consulta import Consulta
from busqueda.facetas import POR_NOMBRE
from busqueda.resultado import FacetaContada, Resultado
from practicas.catalogos import lugares
from practicas.catalogos.models import Termino

from . import cuentas
from .cuentas import Cuentas
from .graficos import TESELAS


@dataclass(frozen=True)
class Fila:
    """A link with its count."""

    texto: str
    url: str
    cantidad: int | None  # None: not known now
    codigo: str = ""
    detalle: str = ""  # what the text does not say of it


def terminos(clave: str, version: str = "") -> list[Termino]:
    """The terms in force of a vocabulary, first those of the newest version, in their order."""
    vigentes = Termino.objects.de(clave).vigentes().select_related("padre")
    if version:
        vigentes = vigentes.filter(vocabulario__version=version)
    return list(vigentes.order_by("-vocabulario__vigente_desde", "orden", "codigo"))


def termino(clave: str, codigo: str) -> Termino | None:
    """Of whatever version, the newest that has that code."""
    todos = Termino.objects.de(clave).filter(codigo=codigo).select_related("padre")
    return todos.order_by("-vocabulario__vigente_desde").first()


@dataclass(frozen=True)
class Grupo:
    titulo: str
    filas: list[Fila]


def temas_por_grupo(cantidades: Cuentas) -> list[Grupo]:
    """The themes under the three headings of the vocabulary."""
    temas = terminos("tema")
    return [
        Grupo(grupo.nombre, [_fila(t, "tema", cantidades) for t in temas if t.padre_id == grupo.pk])
        for grupo in temas
        if not grupo.padre_id
    ]


def problemas(cantidades: Cuentas) -> list[Fila]:
    """In the words of who searches, when the vocabulary gives them."""
    return [_fila(t, "problema", cantidades, t.frase) for t in terminos("deficiencia")]


def _fila(termino_: Termino, ruta: str, cantidades: Cuentas, texto: str = "") -> Fila:
    return Fila(
        texto or termino_.nombre,
        reverse(ruta, args=[termino_.codigo]),
        None if cantidades is None else cantidades.get(termino_.codigo, 0),
        termino_.codigo,
        termino_.nombre if texto else termino_.definicion,
    )


def filas_de(terminos_: list[Termino], ruta: str, cantidades: Cuentas) -> list[Fila]:
    return [_fila(t, ruta, cantidades) for t in terminos_]


# --- Landing pages -----------------------------------------------------------------------------------------------------
def grupos(directorio, cantidades: Cuentas) -> list[Grupo]:
    """The first level of a vocabulary, one group per version; the themes, under their headings."""
    if directorio.faceta == "tema":
        return temas_por_grupo(cantidades)
    if directorio.faceta == "deficiencia":
        return [Grupo("", problemas(cantidades))]
    por_version: dict[str, list[Termino]] = {}
    for t in terminos(directorio.faceta):
        if not t.padre_id:
            por_version.setdefault(t.vocabulario.nombre, []).append(t)
    return [
        Grupo(nombre if len(por_version) > 1 else "", filas_de(suyos, directorio.nombre, cantidades))
        for nombre, suyos in por_version.items()
    ]


def codigos_que_cuentan(termino_: Termino, faceta: str) -> tuple[str, ...]:
    """The term; of a heading that only groups others, those."""
    if POR_NOMBRE[faceta].fuente.con_grupos:
        return (termino_.codigo,)
    return tuple(termino_.hijos.order_by("orden", "codigo").values_list("codigo", flat=True)) or (termino_.codigo,)


def debajo_de(termino_: Termino, directorio) -> list[Fila]:
    """The terms right below one, in their order."""
    hijos = list(termino_.hijos.order_by("orden", "codigo"))
    if not hijos:
        return []
    return filas_de(hijos, directorio.nombre, cuentas.debajo(Consulta(), directorio.faceta, termino_.codigo))


def entradas(resultado: Resultado, facetas: tuple[str, ...]) -> list[Grupo]:
    """Values of some facets as ways into the same search."""
    contadas = {f.faceta.nombre: f for f in resultado.facetas if f.faceta.nombre in facetas}
    return [Grupo(contadas[n].faceta.titulo, _entradas_de(resultado, contadas[n])) for n in facetas if n in contadas]


def _entradas_de(resultado: Resultado, contada: FacetaContada) -> list[Fila]:
    nombre = contada.faceta.nombre
    valores = [v for v in cuentas.de_menor_a_mayor(nombre, contada.valores) if v.cantidad]
    url = lambda codigo: resultado.consulta.con(nombre, codigo).url(orden="relevancia")  # noqa: E731
    return [Fila(v.nombre, f"{reverse('buscar')}{url(v.codigo)}", v.cantidad, v.codigo) for v in valores]


def regiones() -> list[Fila]:
    """All of them, when it is not known how many fichas each has."""
    return [
        Fila(lugares.nombre(codigo), reverse("region", args=[codigo]), None, codigo)
        for codigo in sorted(TESELAS, key=lugares.nombre)
    ]


def lugares_debajo(codigo: str) -> list[Fila]:
    """Places inside one, that have fichas."""
    valores = cuentas.valores_debajo(Consulta(), "region", codigo)
    return [Fila(v.nombre, reverse("region", args=[v.codigo]), v.cantidad, v.codigo) for v in valores]
