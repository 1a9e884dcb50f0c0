"""Compares the index with the fichas. Exit 0 equal, 1 differs, 2 it could not look."""

from django.core.management.base import BaseCommand, CommandError

from busqueda import verificacion
from busqueda.puerto import MotorCaido


class Command(BaseCommand):
    help = "Compara el índice con las fichas publicadas. Termina con 0 si es igual, 1 si difiere, 2 si no pudo mirar."

    def add_arguments(self, parser):
        parser.add_argument("--reparar", action="store_true", help="Escribe de nuevo lo que difiere.")

    def handle(self, *, reparar, **_):
        diferencias = self._comparar()
        if diferencias and reparar:
            self.stdout.write(f"Se reparan {len(diferencias)} diferencias.")
            verificacion.reparar(diferencias)
            diferencias = self._comparar()
        for diferencia in diferencias[:100]:
            self.stdout.write(f"{diferencia.id}: {diferencia.motivo}")
        if diferencias:
            raise CommandError(f"El índice difiere en {len(diferencias)} fichas: use --reparar.", returncode=1)
        self.stdout.write("El índice es igual a las fichas publicadas.")

    def _comparar(self):
        try:
            return verificacion.comparar()
        except MotorCaido as error:
            raise CommandError(f"No se pudo mirar el índice: {error}", returncode=2) from error
