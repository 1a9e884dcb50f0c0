"""The Elasticsearch mapping, derived from the facets: roots by white space, codes as they are, keys to order by.

It asks for nothing that a stock server lacks: no plugin, no script, no analyser but the one that splits on white space.
"""

import hashlib
import json
from collections.abc import Mapping

from ..documento import CAMPOS_DE_TEXTO, VERSION
from ..facetas import DE_ANIOS, DE_CODIGOS
from ..puerto import Documento

ORDENES = ("por_recientes", "por_titulo")
_RAICES = {"type": "text", "analyzer": "whitespace", "similarity": "BM25"}
_CODIGO = {"type": "keyword"}


def campo_de(faceta: str) -> str:
    return f"f_{faceta}"


def mapa() -> dict:
    """Strict: a document with a field that nobody declared is a fault of ours, and is refused."""
    return {
        "dynamic": "strict",
        "properties": {
            "codigo": _CODIGO,
            "version": {"type": "long"},
            "borrada": {"type": "boolean"},
            **dict.fromkeys(CAMPOS_DE_TEXTO, _RAICES),
            **{campo_de(f.nombre): _CODIGO for f in DE_CODIGOS},
            **{campo_de(f.nombre): {"type": "integer"} for f in DE_ANIOS},
            **dict.fromkeys(ORDENES, _CODIGO),
            "calidad": {"type": "float"},
            "sugerible": _RAICES | {"index_options": "docs", "norms": False},
            "muestra": {"type": "object", "enabled": False},
        },
    }


def huella() -> str:
    """Changes when the documents of an index made before would not do: it is part of the name of the index."""
    return hashlib.sha256(json.dumps([VERSION, mapa()], sort_keys=True).encode()).hexdigest()[:10]


def a_elasticsearch(documento: Documento) -> dict:
    """The source of a document. A deletion is one too, bare, so that a late write of an older version finds it there."""
    contenido: Mapping | None = documento.contenido
    if contenido is None:
        return {"version": documento.version, "borrada": True}
    return {
        "codigo": contenido["codigo"],
        "version": documento.version,
        "borrada": False,
        **contenido["texto"],
        **{campo_de(f.nombre): contenido["facetas"].get(f.nombre, []) for f in DE_CODIGOS},
        **{campo_de(f.nombre): contenido[f.nombre] for f in DE_ANIOS},
        **{orden: contenido[orden] for orden in ORDENES},
        "calidad": contenido["calidad"],
        "sugerible": " ".join(contenido["sugerible"]),
        "muestra": contenido["muestra"],
    }
