"""Writes in the index what is pending; with `--continuo`, until it is stopped."""

import signal
from threading import Event

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections

from busqueda import indexacion
from busqueda.models import EnIndice


class Command(BaseCommand):
    help = "Escribe en el índice los cambios pendientes. Con --continuo, no termina: es el único que escribe."

    def add_arguments(self, parser):
        parser.add_argument("--continuo", action="store_true", help="Sigue mirando hasta que se le detenga.")
        parser.add_argument("--cada", type=float, default=0.3, metavar="SEGUNDOS", help="Espera entre miradas.")

    def handle(self, *, continuo, cada, **_):
        if not 0 < cada < float("inf"):
            raise CommandError("--cada: escriba cuántos segundos, por ejemplo 0.3.", returncode=2)
        EnIndice.objects.exists()  # without tables it ends here, and not in silence
        escritas = indexacion.ponerse_al_dia()
        self.stdout.write(f"{escritas} fichas escritas en el índice.")
        if continuo:
            fin = Event()
            for senal in (signal.SIGTERM, signal.SIGINT):
                signal.signal(senal, lambda *_: fin.set())
            while not fin.wait(cada):
                close_old_connections()
                indexacion.ponerse_al_dia()
