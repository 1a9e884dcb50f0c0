"""What the public pages read, by name: figures, places, terms with their counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.db.models import Count, Q
from django.db.models.functions import Length
from django.urls import reverse

from busqueda import buscador
from busqueda.consulta import Consulta, leer_consulta
from busqueda.facetas import POR_NOMBRE
from busqueda.puerto import Filtro
from busqueda.resultado import Acierto, FacetaContada, Resultado, ValorFaceta
from busqueda.rotulos import TRAMOS
from practicas.catalogos.models import Termino
from practicas.fichas.models import Activo, Ficha, Leccion, Practica
from practicas.fichas.presentacion import ENTIDAD_ANONIMA

SIN_IMPORTADAS = {"validacion": Filtro(excluidos=("importada",))}


@dataclass(frozen=True)
class Fila:
    """A link with its count."""

    texto: str
    url: str
    cantidad: int
    codigo: str = ""
    detalle: str = ""  # what the text does not say of it


# --- Figures of the repository ----------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Cifras:
    practicas: int
    entidades: int
    lecciones: int
    fracasos: int
    lugares: int
    activos: int


def cifras_del_repositorio() -> Cifras:
    """Without what was imported. An anonymous lesson is counted, its place is not."""
    propias = ~Q(validacion=Ficha.Validacion.IMPORTADA)
    practicas = Practica.objects.publicadas().filter(propias)
    lecciones = Leccion.objects.publicadas().filter(propias)
    de_practicas = practicas.aggregate(n=Count("pk"), entidades=Count("entidad", distinct=True))
    de_lecciones = lecciones.aggregate(n=Count("pk"), fracasos=Count("pk", Q(resultado=Leccion.Resultado.FRACASO)))
    de_lecciones_con_nombre = lecciones.con_nombre().exclude(ubigeo="").order_by().values("ubigeo")
    donde = practicas.exclude(ubigeo="").order_by().values("ubigeo").union(de_lecciones_con_nombre)
    activos = Activo.objects.filter(ficha__in=practicas.order_by()).exclude(tipo__codigo=Activo.TIPO_RESERVADO)
    return Cifras(
        practicas=de_practicas["n"],
        entidades=de_practicas["entidades"],
        lecciones=de_lecciones["n"],
        fracasos=de_lecciones["fracasos"],
        lugares=donde.count(),
        activos=activos.count(),
    )


@dataclass(frozen=True)
class Advertencia:
    """A recommendation that a failure left, and where it comes from."""

    recomendacion: str
    acierto: Acierto


def advertencia() -> Advertencia | None:
    """Of the last public failure whose recommendation fits in a quotation."""
    fracasos = Leccion.objects.publicadas().filter(resultado=Leccion.Resultado.FRACASO)
    cortas = fracasos.annotate(largo=Length("recomendacion")).filter(largo__range=(40, 220))
    ultima = cortas.values_list("codigo", "recomendacion").first()
    if not ultima:
        return None
    codigo, recomendacion = ultima
    # The hit says of the entity only what may be said.
    acierto = next(iter(con_codigo([codigo])), None)
    return Advertencia(recomendacion, acierto) if acierto else None


def advertencia_de(codigo: str, frase: str = "") -> Advertencia | None:
    """Of the lesson that was chosen, in other words than its own if any are given; None when it is not public."""
    leccion = Leccion.objects.publicadas().filter(codigo=codigo).values_list("recomendacion", flat=True).first()
    acierto = next(iter(con_codigo([codigo] if leccion is not None else [])), None)
    return Advertencia(frase or leccion, acierto) if acierto and (frase or leccion) else None


# --- Chosen fichas ----------------------------------------------------------------------------------------------------
def con_codigo(codigos: Iterable[str]) -> list[Acierto]:
    """The hits of some fichas, in that order, without those that the public may not see: the index may be behind."""
    pedidos = [codigo for codigo in dict.fromkeys(codigos) if codigo]
    publicas = _publicas_con(pedidos) if pedidos else {}
    halladas = ((codigo, _con_codigo(codigo)) for codigo in pedidos if codigo in publicas)
    return [a for codigo, a in halladas if a and (publicas[codigo] or a.entidad == ENTIDAD_ANONIMA)]


def _publicas_con(codigos: list[str]) -> dict[str, bool]:
    """Code of each that is public now → whether it says whose it is."""
    dichas: dict[str, bool] = {}
    for modelo in (Practica, Leccion):
        suyas = modelo.objects.publicadas().filter(codigo__in=codigos)
        dichas |= dict.fromkeys(suyas.values_list("codigo", flat=True), False)
        dichas |= dict.fromkeys(suyas.con_nombre().values_list("codigo", flat=True), True)
    return dichas


def _con_codigo(codigo: str) -> Acierto | None:
    aciertos = buscador.buscar(Consulta(q=codigo, por_pagina=1, corregir=False), facetas=()).aciertos
    return next((a for a in aciertos if a.codigo == codigo), None)


def de_busqueda(datos: Mapping, cuantas: int) -> list[Acierto]:
    """The first of a search as its address says it; what it says that means nothing is ignored."""
    consulta, _ = leer_consulta(datos, por_pagina=cuantas)
    return list(buscador.buscar(replace(consulta, pagina=1), facetas=()).aciertos)


# --- Counts by facet --------------------------------------------------------------------------------------------------
def cuentas(resultado: Resultado, faceta: str) -> dict[str, int]:
    """Code → fichas, with whatever depth the result brings."""
    contada = next((f for f in resultado.facetas if f.faceta.nombre == faceta), None)
    return dict(_aplanar((*contada.valores, *contada.retirados))) if contada else {}


def _aplanar(valores: tuple[ValorFaceta, ...]):
    for valor in valores:
        yield valor.codigo, valor.cantidad
        yield from _aplanar(valor.hijos)


def cuentas_debajo(consulta: Consulta, faceta: str, padre: str) -> dict[str, int]:
    return {v.codigo: v.cantidad for v in valores_debajo(consulta, faceta, padre)}


def valores_debajo(consulta: Consulta, faceta: str, padre: str) -> tuple[ValorFaceta, ...]:
    return buscador.valores_de_faceta(consulta, POR_NOMBRE[faceta], padre=padre).valores


def de_menor_a_mayor(faceta: str, valores: tuple[ValorFaceta, ...]) -> tuple[ValorFaceta, ...]:
    """Bands by their size, with what is no band at the end; the values of any other facet stay as they come."""
    orden = {tramo.codigo: n for n, tramo in enumerate(TRAMOS.get(faceta, ()))}
    return tuple(sorted(valores, key=lambda v: orden.get(v.codigo, len(orden))))


def todas() -> Resultado:
    """Every ficha, counted by every facet."""
    return buscador.buscar(Consulta(por_pagina=1))


# --- Latest -----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class LoUltimo:
    """One practice to open with and a few more, of which at least one is a lesson when there is any."""

    primera: Acierto | None
    otras: tuple[Acierto, ...]
    destacadas: int = 0  # how many of them somebody chose

    @property
    def titulo(self) -> str:
        if not self.destacadas:
            return "Lo último"
        return "Destacadas" if self.destacadas > len(self.otras) else "Destacado y lo último"


def lo_ultimo(cuantas: int = 3, destacadas: Iterable[str] = ()) -> LoUltimo:
    """First the chosen ones, by their code, if any are public."""
    elegidas = con_codigo(destacadas)
    codigos = {a.codigo for a in elegidas}
    recientes = [a for a in ultimas(SIN_IMPORTADAS, 12) if a.codigo not in codigos]
    primera = elegidas[0] if elegidas else next((a for a in recientes if a.cifra), next(iter(recientes), None))
    otras = [a for a in recientes if a is not primera]
    leccion = next((a for a in otras if a.tipo == "leccion"), None)
    if leccion:
        otras = [leccion, *(a for a in otras if a is not leccion)]
    return LoUltimo(primera, tuple([*elegidas[1:], *otras][:cuantas]), len(elegidas))


def ultimas(filtros: Mapping[str, Filtro], cuantas: int) -> tuple[Acierto, ...]:
    return buscador.buscar(Consulta(filtros=filtros, orden="recientes", por_pagina=cuantas), facetas=()).aciertos


# --- Terms ------------------------------------------------------------------------------------------------------------
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


def temas_por_grupo(cantidades: Mapping[str, int]) -> list[Grupo]:
    """The themes under the three headings of the vocabulary."""
    temas = terminos("tema")
    return [
        Grupo(grupo.nombre, [_fila(t, "tema", cantidades) for t in temas if t.padre_id == grupo.pk])
        for grupo in temas
        if not grupo.padre_id
    ]


def problemas(cantidades: Mapping[str, int]) -> list[Fila]:
    """In the words of who searches, when the vocabulary gives them."""
    return [_fila(t, "problema", cantidades, t.frase) for t in terminos("deficiencia")]


def _fila(termino_: Termino, ruta: str, cantidades: Mapping[str, int], texto: str = "") -> Fila:
    return Fila(
        texto or termino_.nombre,
        reverse(ruta, args=[termino_.codigo]),
        cantidades.get(termino_.codigo, 0),
        termino_.codigo,
        termino_.nombre if texto else termino_.definicion,
    )


def filas_de(terminos_: list[Termino], ruta: str, cantidades: Mapping[str, int]) -> list[Fila]:
    return [_fila(t, ruta, cantidades) for t in terminos_]


# --- Regions ----------------------------------------------------------------------------------------------------------
def lugares_debajo(codigo: str) -> list[Fila]:
    """Places inside one, that have fichas."""
    valores = valores_debajo(Consulta(), "region", codigo)
    return [Fila(v.nombre, reverse("region", args=[v.codigo]), v.cantidad, v.codigo) for v in valores]


# --- Landing pages ----------------------------------------------------------------------------------------------------
def grupos(directorio, cantidades: Mapping[str, int]) -> list[Grupo]:
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
    return filas_de(hijos, directorio.nombre, cuentas_debajo(Consulta(), directorio.faceta, termino_.codigo))


def entradas(resultado: Resultado, facetas: tuple[str, ...]) -> list[Grupo]:
    """Values of some facets as ways into the same search."""
    contadas = {f.faceta.nombre: f for f in resultado.facetas if f.faceta.nombre in facetas}
    return [Grupo(contadas[n].faceta.titulo, _entradas_de(resultado, contadas[n])) for n in facetas if n in contadas]


def _entradas_de(resultado: Resultado, contada: FacetaContada) -> list[Fila]:
    nombre = contada.faceta.nombre
    valores = [v for v in de_menor_a_mayor(nombre, contada.valores) if v.cantidad]
    url = lambda codigo: resultado.consulta.con(nombre, codigo).url(orden="relevancia")  # noqa: E731
    return [Fila(v.nombre, f"{reverse('buscar')}{url(v.codigo)}", v.cantidad, v.codigo) for v in valores]
