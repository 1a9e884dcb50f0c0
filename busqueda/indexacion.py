"""Keeping the index up with the fichas: what is pending is read, written and noted; whoever comes late looks again.

The version goes up inside the transaction of the change (`receptores`), so a change that is committed is pending, and a change that is
pending is written by the next one who looks: the process that made it, `indexar`, or a rebuild.
"""

import fcntl
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, transaction
from django.utils import timezone

from .catalogo import Catalogo
from .lectura import MODELOS, documentos
from .models import EnIndice, Escritura, EstadoDelIndice
from .motores import motor
from .motores.degradado import codigos_de, raices_de
from .puerto import Documento
from .vocabulario import contar

registro = logging.getLogger("yachay.busqueda")
TANDA = 500  # fichas
SIN_INDICE = "sin-indice"
DE_TEXTO = ("texto_plegado", "raices", "codigos")  # long, and not needed to know what is pending
_en_pausa: ContextVar[bool] = ContextVar("en_pausa", default=False)
ESPERA_MAXIMA = timedelta(minutes=5)


@contextmanager
def _turno() -> Iterator[bool]:
    """True for the one process that may write now; nobody waits."""
    settings.BUSQUEDA_INDICE.mkdir(parents=True, exist_ok=True)
    with (settings.BUSQUEDA_INDICE / "turno").open("w") as candado:
        try:
            fcntl.flock(candado, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def ponerse_al_dia() -> int:
    """Write what is pending, if nobody else is writing; return how many. A failure is noted, never raised."""
    escritas = 0
    try:
        while hay_pendientes():
            with _turno() as es_mio:
                if not es_mio or _en_espera():
                    return escritas
                escritas += _drenar()
            # Released: somebody may have left something while we held the turn.
    except DatabaseError:
        registro.exception("La base de datos no responde: los cambios siguen pendientes")
    except Exception as error:  # the engine's own: whatever it is, the change stays pending
        _anotar_fallo(error)
    return escritas


def al_confirmar() -> None:
    """After a commit: one look, however many fichas the transaction changed."""
    if not _en_pausa.get() and hay_pendientes():
        ponerse_al_dia()


@contextmanager
def en_pausa() -> Iterator[None]:
    """While loading many fichas: they stay pending and are written once, at the end."""
    testigo = _en_pausa.set(True)
    try:
        yield
    finally:
        _en_pausa.reset(testigo)
        ponerse_al_dia()


def hay_pendientes() -> bool:
    """Changes to write, or no index of this version to hold them."""
    return EnIndice.objects.pendientes().exists() or not motor().esta_al_dia()


def _drenar() -> int:
    if not motor().esta_al_dia():
        return _reconstruir()
    indice = motor().indice_en_uso()
    escritas = 0
    imposibles: dict[int, str] = {}
    while tanda := list(EnIndice.objects.pendientes().exclude(pk__in=imposibles).defer(*DE_TEXTO)[:TANDA]):
        filas, hechos, malas = _leer(tanda)
        imposibles |= malas
        motor().escribir(hechos)
        anotar(indice, filas, hechos)
        EnIndice.objects.filter(pk__in=[fila.pk for fila in filas]).dar_por_escritas(indice)
        escritas += len(filas)
    if imposibles:
        raise FichaImposible("; ".join(imposibles.values()))
    _anotar_exito(indice)
    return escritas


class FichaImposible(Exception):
    """Fichas of which no document can be made: they stay pending, and stop no other."""


def _leer(tanda: list[EnIndice]) -> tuple[list[EnIndice], list[Documento], dict[int, str]]:
    """Rows with their documents, all at once; where one cannot be made, one by one, and why not of those that fail."""
    try:
        return tanda, list(documentos(tanda)), {}
    except DatabaseError:
        raise
    except Exception:
        registro.exception("Una ficha no se puede escribir en el índice")
    filas, hechos, malas = [], [], {}
    for fila in tanda:
        try:
            hechos += documentos([fila])
            filas.append(fila)
        except Exception as error:  # whatever it is, it is of this ficha
            malas[fila.pk] = f"{fila.id_documento}: {type(error).__name__}: {error}"
    return filas, hechos, malas


@transaction.atomic
def anotar(indice: str, filas: list[EnIndice], hechos: list[Documento]) -> None:
    """These versions are written in that index; their words are counted."""
    antes = dict(EnIndice.objects.filter(pk__in=[f.pk for f in filas]).values_list("pk", "texto_plegado"))
    contar(zip((antes[f.pk] for f in filas), (h.contenido for h in hechos), strict=True))
    Escritura.objects.bulk_create(
        [Escritura(indice=indice, ficha=fila, version=fila.version) for fila in filas],
        update_conflicts=True,
        unique_fields=["indice", "ficha"],
        update_fields=["version"],
    )
    EnIndice.objects.bulk_create(
        [_con_texto(fila, hecho) for fila, hecho in zip(filas, hechos, strict=True)],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["borrada", "texto_plegado", "raices", "codigos"],
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


# --- Rebuilding -------------------------------------------------------------------------------------------------------
Avance = Callable[[int, int], None]


def reconstruir(avance: Avance = lambda hechas, total: None) -> int | None:
    """A new index from all the fichas, then one step to it. Return how many; None when another process is writing."""
    with _turno() as es_mio:
        return _reconstruir(avance) if es_mio else None


def _reconstruir(avance: Avance = lambda hechas, total: None) -> int:
    completar_tabla()
    filas = list(EnIndice.objects.defer(*DE_TEXTO).order_by("tipo", "ficha"))
    nueva = motor().reconstruir()
    nueva.escribir(_leer_y_anotar(nueva.nombre, filas, avance))
    # What changed meanwhile; what changes after the step is pending for the new index like for any other.
    while tanda := list(EnIndice.objects.sin_escribir(nueva.nombre).defer(*DE_TEXTO)[:TANDA]):
        nueva.escribir(_leer_y_anotar(nueva.nombre, tanda))
    nueva.activar()
    EnIndice.objects.dar_por_escritas(nueva.nombre)
    _anotar_exito(nueva.nombre)
    Escritura.objects.exclude(indice=nueva.nombre).delete()
    EstadoDelIndice.objects.exclude(indice=nueva.nombre).delete()
    return len(filas)


def _leer_y_anotar(indice: str, filas: list[EnIndice], avance: Avance = lambda hechas, total: None):
    """Documents of an index that nobody reads yet: noting them before they are confirmed does no harm."""
    catalogo = Catalogo.leer()
    for desde in range(0, len(filas), TANDA):
        tanda = filas[desde : desde + TANDA]
        hechos = list(documentos(tanda, catalogo))
        anotar(indice, tanda, hechos)
        yield from hechos
        avance(desde + len(tanda), len(filas))


def completar_tabla() -> None:
    """A row for every ficha: those written to the database behind the application's back included."""
    for tipo, modelo in MODELOS.items():
        conocidas = EnIndice.objects.filter(tipo=tipo).values("ficha")
        faltan = modelo.objects.exclude(pk__in=conocidas).values_list("pk", flat=True)
        EnIndice.objects.bulk_create([EnIndice(tipo=tipo, ficha=pk) for pk in faltan], batch_size=1000)


# --- Comparing --------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Diferencia:
    id: str
    motivo: str


def comparar() -> list[Diferencia]:
    """Fichas whose document is missing, is left over, or is of another version than the table says; MotorCaido if it cannot look."""
    completar_tabla()
    escritas = motor().versiones()
    publicas = {
        f"{tipo}-{pk}"
        for tipo, modelo in MODELOS.items()
        for pk in modelo.objects.publicadas().values_list("pk", flat=True)
    }
    esperadas = {
        fila.id_documento: fila.version for fila in EnIndice.objects.iterator() if fila.id_documento in publicas
    }
    diferencias = [Diferencia(id, "sobra") for id in escritas.keys() - publicas]
    for id, version in esperadas.items():
        if id not in escritas:
            diferencias.append(Diferencia(id, "falta"))
        elif escritas[id] != version:
            diferencias.append(Diferencia(id, f"tiene la versión {escritas[id]} y debe tener la {version}"))
    return sorted(diferencias, key=lambda d: d.id)


def reparar(diferencias: list[Diferencia]) -> None:
    """Make each pending again and write it."""
    por_tipo: dict[str, list[int]] = {}
    for diferencia in diferencias:
        tipo, _, pk = diferencia.id.rpartition("-")
        por_tipo.setdefault(tipo, []).append(int(pk))
    for tipo, pks in por_tipo.items():
        with transaction.atomic():
            EnIndice.objects.subir(tipo, pks)
    ponerse_al_dia()


# --- State ------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Estado:
    motor: str
    indice: str
    al_dia: bool  # the index has the schema of this version
    fichas: int
    pendientes: int
    ultimo_exito: datetime | None
    ultimo_fallo: datetime | None
    fallos_seguidos: int
    error: str


def estado() -> Estado:
    indice = motor().indice_en_uso()
    guardado = EstadoDelIndice.objects.filter(indice=indice or SIN_INDICE).first() or EstadoDelIndice()
    return Estado(
        motor=motor().nombre,
        indice=indice,
        al_dia=motor().esta_al_dia(),
        fichas=EnIndice.objects.filter(borrada=False).count(),
        pendientes=EnIndice.objects.pendientes().count() if indice else EnIndice.objects.count(),
        ultimo_exito=guardado.ultimo_exito,
        ultimo_fallo=guardado.ultimo_fallo,
        fallos_seguidos=guardado.fallos_seguidos,
        error=guardado.error,
    )


def _en_espera() -> bool:
    """Whether the last failures ask to wait a little more."""
    indice = motor().indice_en_uso() or SIN_INDICE
    return EstadoDelIndice.objects.filter(indice=indice, no_antes_de__gt=timezone.now()).exists()


def _anotar_exito(indice: str) -> None:
    EstadoDelIndice.objects.update_or_create(
        indice=indice,
        defaults={"ultimo_exito": timezone.now(), "fallos_seguidos": 0, "error": "", "no_antes_de": None},
    )


def _anotar_fallo(error: Exception) -> None:
    registro.exception("No se pudo escribir en el índice")
    guardado, _ = EstadoDelIndice.objects.get_or_create(indice=motor().indice_en_uso() or SIN_INDICE)
    guardado.fallos_seguidos += 1
    guardado.ultimo_fallo = timezone.now()
    guardado.error = f"{type(error).__name__}: {error}"[:1000]
    guardado.no_antes_de = guardado.ultimo_fallo + min(timedelta(seconds=2**guardado.fallos_seguidos), ESPERA_MAXIMA)
    guardado.save()
