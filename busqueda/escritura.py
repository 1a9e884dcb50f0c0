"""Writing: rows of the version table read as documents, and noted once an index has them."""

import logging

from django.db import DatabaseError, transaction

from .catalogo import Catalogo
from .lectura import documentos
from .models import EnIndice, Escritura
from .motores import motor
from .motores.degradado import codigos_de, raices_de
from .puerto import Documento, EscrituraRechazada
from .vocabulario import contar

registro = logging.getLogger("yachay.busqueda")
TANDA = 500  # fichas
DE_TEXTO = ("texto_plegado", "raices", "codigos")  # long, and not needed to know what is pending
DICHO = ("borrada", *DE_TEXTO)  # what a row last said of its ficha


class FichaImposible(Exception):
    """Fichas of which no document can be made: they stay pending, and stop no other."""


def escribir_pendientes(imposibles: dict[int, str], *, a_lo_mas: int | None = None) -> int:
    """In the index in use, as many as are pending now, or at most: what comes while writing waits for another turn. How many were written.

    Those of which no document can be made, or whose document the engine refuses, are added to `imposibles`, with why, and not tried again.
    """
    indice, escritas = motor().indice_en_uso(), 0
    pendientes = EnIndice.objects.pendientes().defer(*DE_TEXTO)
    cuantas = pendientes.count() if a_lo_mas is None else a_lo_mas
    while falta := min(TANDA, cuantas - escritas):
        if not (tanda := list(pendientes.exclude(pk__in=imposibles)[:falta])):
            break
        filas, hechos, malas = leer(tanda)
        imposibles |= malas
        try:
            motor().escribir(hechos)
        except EscrituraRechazada as rechazo:
            imposibles |= rechazadas(filas, rechazo)
            tomadas = [(f, h) for f, h in zip(filas, hechos, strict=True) if f.pk not in imposibles]
            filas, hechos = [f for f, _ in tomadas], [h for _, h in tomadas]
        with transaction.atomic():  # one wait for the database and not two
            anotar(indice, filas, hechos)
            EnIndice.objects.filter(pk__in=[fila.pk for fila in filas]).dar_por_escritas(indice)
        escritas += len(filas)
    return escritas


def rechazadas(filas: list[EnIndice], rechazo: EscrituraRechazada) -> dict[int, str]:
    """Key of each that the engine will not take → why."""
    motivos = rechazo.rechazados
    return {f.pk: f"{f.id_documento}: {motivos[f.id_documento]}" for f in filas if f.id_documento in motivos}


def leer(
    tanda: list[EnIndice], catalogo: Catalogo | None = None
) -> tuple[list[EnIndice], list[Documento], dict[int, str]]:
    """Rows with their documents, all at once; where one cannot be made, one by one, and why not of those that fail."""
    try:
        return tanda, list(documentos(tanda, catalogo)), {}
    except DatabaseError:
        raise
    except Exception:
        registro.exception("Una ficha no se puede escribir en el índice")
    filas, hechos, malas = [], [], {}
    for fila in tanda:
        try:
            hechos += documentos([fila], catalogo)
            filas.append(fila)
        except Exception as error:  # whatever it is, it is of this ficha
            malas[fila.pk] = f"{fila.id_documento}: {type(error).__name__}: {error}"
    return filas, hechos, malas


@transaction.atomic
def anotar(indice: str, filas: list[EnIndice], hechos: list[Documento]) -> None:
    """These versions are written in that index; their words are counted. What they said already is not written again."""
    antes = EnIndice.objects.in_bulk([fila.pk for fila in filas])
    contar(zip((antes[f.pk].texto_plegado for f in filas), (h.contenido for h in hechos), strict=True))
    Escritura.objects.bulk_create(
        [Escritura(indice=indice, ficha=fila, version=fila.version) for fila in filas],
        update_conflicts=True,
        unique_fields=["indice", "ficha"],
        update_fields=["version"],
    )
    ahora = [_con_texto(fila, hecho) for fila, hecho in zip(filas, hechos, strict=True)]
    # In the order in which `subir` takes them: two who wait for each other would wait for ever.
    ahora.sort(key=lambda fila: fila.pk)
    EnIndice.objects.bulk_create(
        [fila for fila in ahora if any(getattr(fila, campo) != getattr(antes[fila.pk], campo) for campo in DICHO)],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=DICHO,
    )


def _con_texto(fila: EnIndice, hecho: Documento) -> EnIndice:
    contenido = hecho.contenido
    return EnIndice(
        pk=fila.pk,
        tipo=fila.tipo,
        ficha=fila.ficha,
        borrada=contenido is None,
        texto_plegado=contenido["plegado"] if contenido else "",
        raices=raices_de(contenido) if contenido else "",
        codigos=codigos_de(contenido) if contenido else "",
    )
