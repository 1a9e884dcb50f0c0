"""Parameters of a search, derived from the facets: read strictly, and written down for OpenAPI."""

from django.http import HttpRequest

from busqueda.consulta import MAXIMO_DE_CARACTERES, ORDENES, Consulta, Problema, leer_consulta, parametros_desconocidos
from busqueda.facetas import DE_ANIOS, DE_CODIGOS

from .problemas import Error

POR_PAGINA, MAXIMO_POR_PAGINA = 20, 100
MAXIMO_DE_BYTES = 8 * 1024


def leer_estricto(request: HttpRequest, admitidos: frozenset[str] = frozenset()) -> Consulta:
    """The search asked for; Error 400 that names every parameter that means nothing."""
    if len(request.META.get("QUERY_STRING", "")) > MAXIMO_DE_BYTES:
        raise Error(400, "La dirección pasa de 8 kB: quite filtros o acorte el texto.")
    por_pagina, problemas = leer_por_pagina(request)
    consulta, mas = leer_consulta(request.GET, por_pagina)
    problemas += mas + parametros_desconocidos(request.GET, {"por_pagina", *admitidos})
    if problemas:
        raise Error(400, "Revise los parámetros.", [{"parametro": p.parametro, "motivo": p.motivo} for p in problemas])
    return consulta


def leer_solo_q(request: HttpRequest) -> str:
    """What is being typed, cut as a search is; Error 400 for anything else in the address."""
    if ajenos := [nombre for nombre in request.GET if nombre != "q"]:
        raise Error(400, "Revise los parámetros.", [{"parametro": n, "motivo": "Aquí solo va «q»."} for n in ajenos])
    return request.GET.get("q", "").replace("\x00", " ")[:MAXIMO_DE_CARACTERES]


def leer_por_pagina(request: HttpRequest) -> tuple[int, list]:
    valor = request.GET.get("por_pagina") or str(POR_PAGINA)
    if valor.isascii() and valor.isdigit() and 1 <= int(valor[:4]) <= MAXIMO_POR_PAGINA and len(valor) < 4:
        return int(valor), []
    return POR_PAGINA, [Problema("por_pagina", f"Use un número de 1 a {MAXIMO_POR_PAGINA}.")]


def _parametro(nombre: str, descripcion: str, esquema: dict) -> dict:
    return {"in": "query", "name": nombre, "required": False, "description": descripcion, "schema": esquema}


def de_filtros() -> list[dict]:
    codigos = {"type": "array", "items": {"type": "string", "pattern": r"^-?[\w.-]{1,130}$"}}
    filtros = [
        _parametro(f.nombre, f"{f.titulo}: códigos; con «-» delante se excluyen. Puede repetirse.", codigos)
        for f in DE_CODIGOS
    ]
    anios = {"type": "string", "pattern": r"^(\d{4}|\d{4}-\d{4}|\d{4}-|-\d{4})$"}
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
