"""Several senders at once, and one killed by the system: each mail goes out once. In CI also on PostgreSQL."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.conf import settings as ajustes
from django.db import connection, connections
from django.utils import timezone

from practicas.avisos import servicios, tareas
from practicas.avisos.models import Aviso

pytestmark = [pytest.mark.concurrencia, pytest.mark.django_db(transaction=True)]
HILOS = 4


@pytest.fixture(autouse=True)
def con_base_compartida():
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("una base en memoria no se comparte entre conexiones: DATABASE_URL=postgres://…")


def a_la_vez(hacer):
    """`hacer` from several connections at the same moment; what each returned."""
    salida = Barrier(HILOS)

    def correr(_):
        salida.wait()
        try:
            return hacer()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(HILOS) as hilos:
        return list(hilos.map(correr, range(HILOS)))


def test_varios_que_envian_a_la_vez_no_repiten_ninguno(avisar, servidor):
    direcciones = [f"persona{n}@muni.example" for n in range(40)]
    avisar(correos=direcciones)
    rondas = a_la_vez(tareas.enviar_pendientes)
    tareas.enviar_pendientes()

    assert servidor.llegados() == dict.fromkeys(direcciones, 1)
    assert sum(ronda.fallidos for ronda in rondas) == 0


def test_lo_avisado_a_la_vez_con_la_misma_clave_se_avisa_una_vez(avisar, ana):
    creados = a_la_vez(lambda: len(avisar(ana, clave="vence:2026-0001")))

    assert sorted(creados) == [0, 0, 0, 1]
    assert Aviso.objects.count() == 1


def test_los_resumenes_preparados_a_la_vez_son_uno(avisar, ana):
    servicios.elegir_resumen(usuario=ana, resumen_diario=True)
    avisar(ana)
    Aviso.objects.update(creado=timezone.now() - timedelta(days=2))
    # Whatever hour it is: the digest of yesterday at seven.
    corte = timezone.localtime().replace(hour=7) - timedelta(days=1)
    hechos = a_la_vez(lambda: tareas._resumir(ana.pk, corte))

    assert sum(hechos) == 1
    assert Aviso.objects.filter(tipo=Aviso.RESUMEN).count() == 1


def proceso_que_envia(servidor, carpeta) -> subprocess.Popen:
    """`enviar_avisos` on the base of this test and towards this server."""
    base = connection.settings_dict
    lugar = f"{base['USER']}:{base['PASSWORD']}@{base['HOST']}:{base['PORT']}" if base["HOST"] else ""
    entorno = os.environ | {
        "DATABASE_URL": f"postgres://{lugar}/{base['NAME']}" if lugar else f"sqlite:///{base['NAME']}",
        "EMAIL_URL": f"smtp://127.0.0.1:{servidor.puerto}",
        "DJANGO_SETTINGS_MODULE": "portal.settings.desarrollo",
        "YACHAY_VAR": str(carpeta),
    }
    orden = [sys.executable, str(ajustes.RAIZ / "manage.py"), "enviar_avisos"]
    return subprocess.Popen(orden, env=entorno, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def test_lo_que_enviaba_un_proceso_al_que_mataron_lo_envia_otro(avisar, servidor, tmp_path):
    direcciones = [f"persona{n}@muni.example" for n in range(3)]
    avisar(correos=direcciones)
    servidor.callado.set()
    proceso = proceso_que_envia(servidor, tmp_path)
    fin = time.monotonic() + 60
    while not Aviso.objects.filter(intentos=1).exists() and time.monotonic() < fin:
        time.sleep(0.05)
    proceso.kill()
    proceso.wait()
    assert Aviso.objects.filter(intentos=1).count() == 1
    servidor.callado.clear()

    tareas.enviar_pendientes()
    assert sum(servidor.llegados().values()) == 2, "The mail that it held waits for its lease to expire"
    Aviso.objects.filter(correo_estado="por_enviar").update(proximo_intento=timezone.now())
    assert proceso_que_envia(servidor, tmp_path).wait(60) == 0
    assert servidor.llegados() == dict.fromkeys(direcciones, 1)
