"""Parameters of a search, derived from the facets: read strictly, and written down for OpenAPI."""

from typing import Annotated

from django.http import HttpRequest, QueryDict
from pydantic import WithJsonSchema

from busqueda.consulta import MAXIMO_DE_CARACTERES, ORDENES, Consulta, Problema, leer_consulta, parametros_desconocidos
from busqueda.facetas import DE_ANIOS, DE_CODIGOS, POR_NOMBRE, Faceta
from busqueda.rotulos import Opciones

from .problemas import Error

POR_PAGINA, MAXIMO_POR_PAGINA = 20, 100
_TEXTOS = {"q", "contiene", "padre"}  # which may be blank
_REPETIBLES = {f.nombre for f in DE_CODIGOS}


# Only said, never checked: another code is one that is not there, and 404 says so better than 400.
CodigoDeFicha = Annotated[str, WithJsonSchema({"type": "string", "pattern": "^(BP|LA)-[0-9]{4}-[0-9]{5}$"})]
NombreDeFaceta = Annotated[str, WithJsonSchema({"type": "string", "enum": list(POR_NOMBRE)})]
ClaveDeCatalogo = Annotated[str, WithJsonSchema({"type": "string", "pattern": "^[a-z0-9_-]+$"})]
CodigoDeEntidad = Annotated[str, WithJsonSchema({"type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,119}$"})]


def leer_estricto(request: HttpRequest, admitidos: frozenset[str] = frozenset()) -> Consulta:
    """The search asked for; Error 400 that names every parameter that means nothing."""
    por_pagina, problemas = leer_por_pagina(request)
    consulta, mas = leer_consulta(request.GET, por_pagina)
    problemas += mas + parametros_desconocidos(request.GET, {"por_pagina", *admitidos})
    _exigir(problemas + _descuidos(request.GET))
    return consulta


def leer_solo_q(request: HttpRequest) -> str:
    """What is being typed, cut as a search is; Error 400 for anything else in the address."""
    ajenos = [Problema(nombre, "Aquí solo va «q».") for nombre in request.GET if nombre != "q"]
    _exigir(ajenos + _descuidos(request.GET))
    return request.GET.get("q", "").replace("\x00", " ")[:MAXIMO_DE_CARACTERES]


def _descuidos(datos: QueryDict) -> list[Problema]:
    """What the page forgives: one value given twice, and none where there should be one."""
    valores = dict(datos.lists())
    dobles = [n for n, suyos in valores.items() if len(suyos) > 1 and n not in _REPETIBLES]
    vacios = [n for n, suyos in valores.items() if "" in suyos and n not in _TEXTOS]
    return [Problema(n, "Va una sola vez.") for n in dobles] + [Problema(n, "Dele un valor o quítelo.") for n in vacios]


def _exigir(problemas: list[Problema]) -> None:
    if problemas:
        raise Error(400, "Revise los parámetros.", [{"parametro": p.parametro, "motivo": p.motivo} for p in problemas])


def leer_por_pagina(request: HttpRequest) -> tuple[int, list]:
    valor = request.GET.get("por_pagina") or str(POR_PAGINA)
    if valor.isascii() and valor.isdigit() and 1 <= int(valor[:4]) <= MAXIMO_POR_PAGINA and len(valor) < 4:
        return int(valor), []
    return POR_PAGINA, [Problema("por_pagina", f"Use un número de 1 a {MAXIMO_POR_PAGINA}.")]


def _parametro(nombre: str, descripcion: str, esquema: dict) -> dict:
    return {"in": "query", "name": nombre, "required": False, "description": descripcion, "schema": esquema}


def _codigos(faceta: Faceta) -> dict:
    """Those declared in code, one by one; of a catalogue, how they are written."""
    match faceta.fuente:
        case Opciones(nombres, libre=False):
            codigo = {"enum": [*nombres, *(f"-{c}" for c in nombres)]}
        case _:
            codigo = {"pattern": r"^-?[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,129}$"}
    return {"type": "array", "items": {"type": "string", **codigo}}


def de_filtros() -> list[dict]:
    filtros = [
        _parametro(f.nombre, f"{f.titulo}: códigos; con «-» delante se excluyen. Puede repetirse.", _codigos(f))
        for f in DE_CODIGOS
    ]
    anios = {"type": "string", "pattern": r"^([0-9]{4}(-([0-9]{4})?)?|-[0-9]{4})$"}
    return filtros + [_parametro(f.nombre, f"{f.titulo}: 2020, 2019-2024, 2019- o -2019.", anios) for f in DE_ANIOS]


def de_busqueda() -> list[dict]:
    """Every parameter of `GET /fichas`, as OpenAPI lists them."""
    pagina = {"type": "integer", "minimum": 1, "maximum": 999_999_999, "default": 1}
    por_pagina = {"type": "integer", "minimum": 1, "maximum": MAXIMO_POR_PAGINA, "default": POR_PAGINA}
    return [
        _parametro("q", 'Lo que se busca, en palabras; admite «"frase exacta"» y «-palabra».', {"type": "string"}),
        *de_filtros(),
        _parametro("orden", "Cómo se ordena.", {"type": "string", "enum": list(ORDENES), "default": "relevancia"}),
        _parametro("corregir", "«no» busca tal como está escrito.", {"type": "string", "enum": ["si", "no"]}),
        _parametro("pagina", "Página.", pagina),
        _parametro("por_pagina", "Fichas por página.", por_pagina),
    ]


def de_sugerencias() -> list[dict]:
    return [_parametro("q", "Lo que se va escribiendo.", {"type": "string"})]


def de_valores() -> list[dict]:
    """Those of `GET /facetas/{faceta}`: the search within which the values are counted, and which of them."""
    return [
        *(p for p in de_busqueda() if p["name"] not in ("orden", "por_pagina")),
        _parametro("contiene", "Solo los que tienen este texto en su nombre.", {"type": "string"}),
        _parametro("padre", "Solo los que están debajo de este código.", {"type": "string"}),
    ]
