"""What the API answers, as OpenAPI shows it."""

from ninja import Field, Schema


class Problema(Schema):
    """RFC 9457, with a list of what is wrong with each parameter."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = ""
    errores: list[dict[str, str]] = []


class Resaltado(Schema):
    campo: str
    html: str


class Acierto(Schema):
    codigo: str
    codigo_externo: str
    tipo: str
    titulo: str
    url: str
    entidad: str
    nivel: str
    lugar: str
    anio: int | None
    periodo: str
    validacion: str
    demostracion: bool
    resaltados: list[Resaltado]


class Valor(Schema):
    codigo: str
    nombre: str
    cantidad: int
    elegido: bool = False
    excluido: bool = False
    hijos: list["Valor"] = []


class FacetaContada(Schema):
    titulo: str
    valores: list[Valor]


class Correccion(Schema):
    consulta: str
    original: str


class RespuestaBusqueda(Schema):
    total: int
    pagina: int
    por_pagina: int
    motor: str
    degradada: bool
    relajada: bool
    correccion: Correccion | None
    aciertos: list[Acierto]
    facetas: dict[str, FacetaContada]


class ValoresDeFaceta(Schema):
    faceta: str
    titulo: str
    total: int
    pagina: int
    valores: list[Valor]
    degradada: bool = Field(description="El buscador no respondió: los valores no se conocen ahora.")


class Sugerencia(Schema):
    texto: str
    tipo: str
    url: str


class Sugerencias(Schema):
    sugerencias: list[Sugerencia]


class Termino(Schema):
    codigo: str
    nombre: str
    definicion: str
    fuente: str
    padre: str | None
    sinonimos: list[str]
    equivalencias: list[dict[str, str]]


class VersionDeCatalogo(Schema):
    version: str
    nombre: str
    fuente: str
    vigente: bool
    terminos: list[Termino]


class Catalogo(Schema):
    clave: str
    versiones: list[VersionDeCatalogo]


class CodigoNombre(Schema):
    codigo: str
    nombre: str


class Entidad(Schema):
    codigo: str
    nombre: str
    sigla: str
    nivel: CodigoNombre
    sector: CodigoNombre | None
    poder: str
    ubigeo: str
    ubicacion: str
    vigente: bool
    demostracion: bool
    sucesora: str | None
    nombres_anteriores: list[str]
    fichas: int = Field(description="Fichas publicadas")


class Ficha(Schema, extra="allow"):
    """The fields of the import format; terms as code and name."""

    codigo: str
    tipo: str
    titulo: str
    resumen: str
