"""The clock of the repository, as a service."""

import signal
from threading import Event

from django.core.management.base import BaseCommand

from portal.reloj import TAREAS, andar


class Command(BaseCommand):
    help = "Hace lo que trae el tiempo: " + ", ".join(t.nombre for t in TAREAS) + "."

    def handle(self, **_):
        fin = Event()
        for senal in (signal.SIGTERM, signal.SIGINT):
            signal.signal(senal, lambda *_: fin.set())
        andar(fin)
