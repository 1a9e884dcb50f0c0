"""Reminders of deadlines, and what is archived because time is over."""

from django.core.management.base import BaseCommand

from practicas.envios import recordatorios
from practicas.envios.servicios import vencer


class Command(BaseCommand):
    help = "Archiva lo que venció y avisa de los plazos. Correrlo dos veces el mismo día no avisa dos veces."

    def handle(self, **_):
        archivadas, avisos = vencer(), recordatorios.recordar()
        self.stdout.write(f"Archivadas por plazo vencido: {archivadas}. Avisos nuevos: {avisos}.")
