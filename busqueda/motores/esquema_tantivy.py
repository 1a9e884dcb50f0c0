"""The tantivy schema, derived from the facets: roots by white space, codes as they are, keys to order by."""

import hashlib
import json
from collections.abc import Mapping

import tantivy

from ..documento import CAMPOS_DE_TEXTO, VERSION
from ..facetas import DE_ANIOS, DE_CODIGOS
from ..puerto import Documento

RAICES = "raices"
ORDENES = ("por_recientes", "por_titulo")


def campo_de(faceta: str) -> str:
    return f"f_{faceta}"


def esquema() -> tantivy.Schema:
    constructor = tantivy.SchemaBuilder()
    constructor.add_text_field("id", stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    constructor.add_text_field("codigo", tokenizer_name="raw", index_option="basic")
    constructor.add_unsigned_field("version", stored=True, fast=True)
    for campo in CAMPOS_DE_TEXTO:
        constructor.add_text_field(campo, tokenizer_name=RAICES, index_option="position")
    for faceta in DE_CODIGOS:
        constructor.add_text_field(campo_de(faceta.nombre), fast=True, tokenizer_name="raw", index_option="basic")
    for faceta in DE_ANIOS:
        constructor.add_integer_field(campo_de(faceta.nombre), indexed=True, fast=True)
    for orden in ORDENES:
        constructor.add_text_field(orden, fast=True, tokenizer_name="raw", index_option="basic")
    constructor.add_float_field("calidad", fast=True)
    constructor.add_text_field("sugerible", tokenizer_name=RAICES, index_option="basic")
    constructor.add_bytes_field("muestra", stored=True)
    return constructor.build()


def huella() -> str:
    """Changes when the documents of an index made before would not do: it names the folder of the index."""
    declarado = [VERSION, CAMPOS_DE_TEXTO, [f.nombre for f in (*DE_CODIGOS, *DE_ANIOS)], tantivy.__version__]
    return hashlib.sha256(json.dumps(declarado).encode()).hexdigest()[:10]


def registrar_analizador(indice: tantivy.Index) -> None:
    """Roots come ready-made. Needed after every opening: the index on disk knows only the name."""
    indice.register_tokenizer(RAICES, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())


def a_tantivy(documento: Documento) -> tantivy.Document:
    contenido: Mapping = documento.contenido or {}
    hecho = tantivy.Document()
    hecho.add_text("id", documento.id)
    hecho.add_text("codigo", contenido["codigo"])
    hecho.add_unsigned("version", documento.version)
    for campo, raices in contenido["texto"].items():
        hecho.add_text(campo, raices)
    for faceta in DE_CODIGOS:
        for codigo in contenido["facetas"].get(faceta.nombre, ()):
            hecho.add_text(campo_de(faceta.nombre), codigo)
    for faceta in DE_ANIOS:
        for anio in contenido[faceta.nombre]:
            hecho.add_integer(campo_de(faceta.nombre), anio)
    for orden in ORDENES:
        hecho.add_text(orden, contenido[orden])
    hecho.add_float("calidad", contenido["calidad"])
    hecho.add_text("sugerible", " ".join(contenido["sugerible"]))
    hecho.add_bytes("muestra", json.dumps(contenido["muestra"], ensure_ascii=False).encode())
    return hecho
