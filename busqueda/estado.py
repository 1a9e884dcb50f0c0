"""How the index fares: what is pending, the last success, and the last failure, which stays in sight until a success."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from .models import EnIndice, EstadoDelIndice
from .motores import motor
from .puerto import MotorCaido

registro = logging.getLogger("yachay.busqueda")
SIN_INDICE = "sin-indice"
ESPERA_MAXIMA = timedelta(seconds=8)  # what is published waits for it once a sick engine is well


@dataclass(frozen=True)
class Estado:
    motor: str
    indice: str
    al_dia: bool  # the index has the schema of this version, and is ours
    fichas: int
    pendientes: int
    ultimo_exito: datetime | None
    ultimo_fallo: datetime | None
    fallos_seguidos: int
    error: str


def leer_estado() -> Estado:
    """An engine that does not answer has no index to tell of; its failures are told all the same."""
    try:
        indice, al_dia = motor().indice_en_uso(), hay_indice()
    except MotorCaido:
        indice, al_dia = "", False
    guardado = EstadoDelIndice.objects.filter(indice=indice or SIN_INDICE).first() or EstadoDelIndice()
    return Estado(
        motor=motor().nombre,
        indice=indice,
        al_dia=al_dia,
        fichas=EnIndice.objects.filter(borrada=False).count(),
        pendientes=EnIndice.objects.pendientes().count() if indice else EnIndice.objects.count(),
        ultimo_exito=guardado.ultimo_exito,
        ultimo_fallo=guardado.ultimo_fallo,
        fallos_seguidos=guardado.fallos_seguidos,
        error=guardado.error,
    )


def hay_indice() -> bool:
    """One of this version, made from this table. The one that another engine or another database left behind is not."""
    return motor().esta_al_dia() and _exitos(motor().indice_en_uso()).exists()


def avisar_al_empezar() -> None:
    """For a process that begins to serve: one line in the log if searches will not be answered as they should. It never stops it."""
    try:
        if hay_indice():
            return
        indice = motor().indice_en_uso()
    except Exception as error:  # whatever ails it, the site serves without it
        registro.warning("El buscador no responde (%s): contesta la base de datos, sin conteos", error)
        return
    registro.warning(
        "%s: los filtros y las fichas nuevas pueden faltar. Lo rehace «manage.py indexar --continuo», si está en marcha, o "
        "«manage.py reconstruir_indice»",
        f"El índice {indice} es de otra versión o de otra base" if indice else "Todavía no hay índice",
    )


def _exitos(indice: str):
    return EstadoDelIndice.objects.filter(indice=indice, ultimo_exito__isnull=False)


def _indice_en_uso() -> str:
    try:
        return motor().indice_en_uso()
    except MotorCaido:
        return ""


def en_espera() -> bool:
    """Whether the last failures ask to wait a little more."""
    indice = _indice_en_uso() or SIN_INDICE
    return EstadoDelIndice.objects.filter(indice=indice, no_antes_de__gt=timezone.now()).exists()


def anotar_exito(indice: str) -> None:
    EstadoDelIndice.objects.update_or_create(
        indice=indice,
        defaults={"ultimo_exito": timezone.now(), "fallos_seguidos": 0, "error": "", "no_antes_de": None},
    )


def anotar_fallo(error: Exception) -> None:
    registro.exception("No se pudo escribir en el índice")
    guardado, _ = EstadoDelIndice.objects.get_or_create(indice=_indice_en_uso() or SIN_INDICE)
    guardado.fallos_seguidos += 1
    guardado.ultimo_fallo = timezone.now()
    guardado.error = f"{type(error).__name__}: {error}"[:1000]
    guardado.no_antes_de = guardado.ultimo_fallo + min(timedelta(seconds=2**guardado.fallos_seguidos), ESPERA_MAXIMA)
    guardado.save()
