"""Sending the mail of the notices. The rows are the queue: what dies half-way is still there, and is taken up again.

Whoever sends a mail takes a lease of it first, in a transaction that ends before the server is spoken to: two processes never send the
same. If one dies with a lease, the mail is free again when it expires. Should it die in the instant between the server's «accepted»
and our note of it, that mail goes out a second time (with the same Message-ID): a deadline told twice does less harm than one untold.
"""

import logging
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.mail import get_connection
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from .fallas import explicar
from .mensajes import componer
from .models import Aviso

ARRIENDO = timedelta(minutes=5)
# After each failed try but the last: 41 hours in all, so that a server may be down for a day and a half.
ESPERAS = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 240, 720, 1440))
HORA_DEL_RESUMEN = 7  # of Lima
Correo = Aviso.Correo
ACABADOS = (Correo.ENVIADO, Correo.SIN_CORREO)
registro = logging.getLogger("yachay.avisos")


@dataclass
class Ronda:
    """What came of sending for a while."""

    enviados: int = 0
    fallidos: int = 0
    hay_servidor: bool = True


def enviar_pendientes(*, segundos: float = 20) -> Ronda:
    """Send what is due, one by one, for so many seconds at most. A server that cannot be reached ends the round at its first mail."""
    _dejar_los_agotados()
    ronda, fin = Ronda(), time.monotonic() + segundos
    conexion = get_connection()
    try:
        while ronda.hay_servidor and time.monotonic() < fin and (aviso := _tomar()):
            _enviar(aviso, conexion, ronda)
    finally:
        _cerrar(conexion)
    return ronda


def enviar_resumenes() -> int:
    """From seven in the morning on, queue the digest of today for each person whose notices wait for one; how many were queued.

    A digest tells what was written before seven and not read since. One a day at most, however often this runs.
    """
    corte = timezone.localtime().replace(hour=HORA_DEL_RESUMEN, minute=0, second=0, microsecond=0)
    if timezone.now() < corte:
        return 0
    personas = _por_resumir(corte).order_by().values_list("usuario_id", flat=True).distinct()
    return sum(_resumir(usuario_id, corte) for usuario_id in list(personas))


def _dejar_los_agotados() -> None:
    agotados = Aviso.objects.agotados(timezone.now())
    if agotados.exists():  # on SQLite, an UPDATE of nothing makes writers wait too
        agotados.update(correo_estado=Correo.FALLIDO, error="El envío se interrumpió una y otra vez.")


def _por_resumir(corte: datetime):
    return Aviso.objects.filter(correo_estado=Correo.EN_RESUMEN, resumen=None, creado__lt=corte)


@transaction.atomic
def _resumir(usuario_id: int, corte: datetime) -> bool:
    suyos = _por_resumir(corte).filter(usuario_id=usuario_id)
    suyos.filter(leido__isnull=False).update(correo_estado=Correo.SIN_CORREO)
    cuantos = suyos.count()
    if not cuantos:
        return False
    datos = {
        "usuario_id": usuario_id,
        "tipo": Aviso.RESUMEN,
        "asunto": f"Yachay: {cuantos} aviso{'' if cuantos == 1 else 's'} sin leer al {corte:%d/%m/%Y}",
        "leido": timezone.now(),  # nobody has it to read: its notices are in the inbox
        "correo_estado": Correo.POR_ENVIAR,
        "proximo_intento": timezone.now(),
    }
    clave = f"{Aviso.RESUMEN}:{corte:%Y-%m-%d}:{usuario_id}"
    resumen, es_nuevo = Aviso.objects.get_or_create(clave=clave, defaults=datos)
    if es_nuevo:
        suyos.update(resumen=resumen)
    return es_nuevo


def _tomar() -> Aviso | None:
    """The next that is due, ours until the lease expires; None when nothing is, or others have it."""
    ahora = timezone.now()
    debidos = Aviso.objects.por_salir(ahora)
    if not debidos.exists():  # on SQLite, the rest would make writers wait
        return None
    with transaction.atomic():
        en_orden = debidos.order_by("proximo_intento", "pk")
        pk = en_orden.select_for_update(skip_locked=True).values_list("pk", flat=True).first()
        # Where rows are not locked (SQLite), the condition of the UPDATE decides.
        arriendo = {"proximo_intento": ahora + ARRIENDO, "intentos": F("intentos") + 1, "error": ""}
        if not debidos.filter(pk=pk).update(**arriendo):
            return None
    return Aviso.objects.select_related("usuario").filter(pk=pk).first()


def _enviar(aviso: Aviso, conexion, ronda: Ronda) -> None:
    if not aviso.direccion_de_correo:
        _anotar(aviso, correo_estado=Correo.SIN_CORREO)
        return
    ronda.hay_servidor = False
    try:
        conexion.open()
        ronda.hay_servidor = True
        conexion.send_messages([componer(aviso)])
    except Exception as falla:  # a mail backend may raise anything
        ronda.fallidos += 1
        _cerrar(conexion)
        _anotar_falla(aviso, falla)
    else:
        ronda.enviados += 1
        _anotar(aviso, correo_estado=Correo.ENVIADO, enviado_el=timezone.now(), error="")


def _anotar_falla(aviso: Aviso, falla: Exception) -> None:
    # Not the exception itself: that of a refused address tells the address.
    registro.warning("No salió el correo del aviso %s, intento %s: %s", aviso.pk, aviso.intentos, type(falla).__name__)
    if aviso.intentos >= Aviso.MAXIMO_DE_INTENTOS:
        _anotar(aviso, correo_estado=Correo.FALLIDO, error=explicar(falla))
    else:
        _anotar(aviso, proximo_intento=timezone.now() + ESPERAS[aviso.intentos - 1], error=explicar(falla))


@transaction.atomic
def _anotar(aviso: Aviso, **cambios) -> None:
    """Note it if the lease is still ours; the notices of a digest follow it."""
    suyo = Aviso.objects.filter(pk=aviso.pk, correo_estado=Correo.POR_ENVIAR, proximo_intento=aviso.proximo_intento)
    guardar = suyo.terminar if cambios.get("correo_estado") in ACABADOS else suyo.update
    if guardar(**cambios) and aviso.es_resumen and cambios.get("correo_estado") == Correo.ENVIADO:
        aviso.resumidos.update(correo_estado=Correo.ENVIADO, enviado_el=cambios["enviado_el"])


def _cerrar(conexion) -> None:
    # What was sent is sent, whatever the server says on leaving.
    with suppress(Exception):
        conexion.close()
