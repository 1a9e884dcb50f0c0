"""Everything that `make demo` needs after the installation: tables, catalogues, demonstration, index, server."""

import io
import os
import sys
import time
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from busqueda import indexacion
from portal import demostracion

FIN = """
Yachay está en http://127.0.0.1:{puerto}/

  Busque algo:      http://127.0.0.1:{puerto}/buscar/?q=licencias+de+funcionamiento
  Lea una ficha:    http://127.0.0.1:{puerto}/fichas/BP-{anio}-00001/
  Administración:   http://127.0.0.1:{puerto}/cms/
  API:              http://127.0.0.1:{puerto}/api/v1/fichas?q=agua

Cuentas de demostración (clave de todas: {clave}), en http://127.0.0.1:{puerto}/cuenta/ingresar/
{cuentas}

  El recorrido completo, paso a paso y en diez minutos: docs/recorrido.md

Entidades, personas y cifras son ficticias. Ctrl+C termina.
"""


class Command(BaseCommand):
    help = "Prepara la demostración y la sirve en 127.0.0.1."

    def add_arguments(self, parser):
        parser.add_argument("--puerto", type=int, default=8000)
        parser.add_argument("--sin-servidor", action="store_true", help="Prepara y termina.")

    def handle(self, *, puerto, sin_servidor, **_):
        for que, hacer in (
            ("Tablas", lambda: call_command("migrate", verbosity=0)),
            ("Catálogos y demostración", self.cargar),
            ("Páginas", lambda: call_command("crear_paginas", stdout=io.StringIO())),
            ("Índice", self.indexar),
        ):
            desde = time.monotonic()
            hacer()
            self.stdout.write(f"✓ {que} ({time.monotonic() - desde:.1f} s)")
        cuentas = "\n".join(f"  {c.abre:13} {c.correo:32} {c.que_es}" for c in demostracion.CUENTAS)
        anio = time.localtime().tm_year
        self.stdout.write(FIN.format(puerto=puerto, clave=demostracion.CLAVE, cuentas=cuentas, anio=anio))
        self.stdout.flush()
        if not sin_servidor:
            self.servir(puerto)

    def cargar(self):
        """Once for each content of the demonstration: the second start takes seconds."""
        marca = settings.VAR / "demostracion"
        huella = demostracion.huella()
        if marca.exists() and marca.read_text() == huella and demostracion.esta_cargada():
            return
        call_command("cargar_catalogos", verbosity=0)
        demostracion.cargar()
        marca.write_text(huella)

    def indexar(self):
        indexacion.ponerse_al_dia()

    def servir(self, puerto: int):
        gunicorn = Path(sys.executable).with_name("gunicorn")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.desarrollo")
        os.environ.setdefault("SITIO_URL", f"http://127.0.0.1:{puerto}")
        orden = [str(gunicorn), "--config", "python:portal.servidor", "--bind", f"127.0.0.1:{puerto}", "portal.wsgi"]
        os.execv(gunicorn, orden)
