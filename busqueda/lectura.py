"""Fichas as documents of the index, read in batches with a fixed number of queries each."""

from collections.abc import Iterable, Iterator

from practicas.fichas.models import Ficha, Leccion, Practica
from practicas.fichas.presentacion import presentar

from .catalogo import Catalogo
from .documento import documento
from .models import EnIndice
from .puerto import Documento

MODELOS = {modelo.TIPO: modelo for modelo in (Practica, Leccion)}


def documentos(filas: Iterable[EnIndice], catalogo: Catalogo | None = None) -> Iterator[Documento]:
    """The current state of each: whole when anybody may see it, a deletion when not."""
    filas = list(filas)
    catalogo = catalogo or Catalogo.leer()
    fichas = publicas([(fila.tipo, fila.ficha) for fila in filas])
    for fila in filas:
        ficha = fichas.get((fila.tipo, fila.ficha))
        contenido = documento(presentar(ficha), catalogo) if ficha else None
        yield Documento(fila.id_documento, fila.version, contenido)


def publicas(claves: list[tuple[str, int]]) -> dict[tuple[str, int], Ficha]:
    """Those of these kinds and keys that anybody may see, with all that a document says."""
    return {
        (tipo, ficha.pk): ficha
        for tipo, modelo in MODELOS.items()
        for ficha in modelo.objects.publicadas()
        .filter(pk__in=[pk for de, pk in claves if de == tipo])
        .prefetch_related("entidad__nombres_anteriores", "entidad_presenta__nombres_anteriores")
        .completas()
    }
