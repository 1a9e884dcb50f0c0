"""Writes the fichas into a file; docs/formato-fichas.md tells what is in it."""

from functools import partial
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from practicas.fichas.intercambio.exportacion import exportar
from practicas.fichas.intercambio.hallazgos import Ilegible

NADA_ESCRITO = 2


class Command(BaseCommand):
    help = "Exporta fichas. En .jsonl, todo menos los archivos; con --publico, lo que cualquiera puede ver."

    def add_arguments(self, parser):
        parser.add_argument("archivo", type=Path, help=".jsonl, .csv o .xlsx")
        parser.add_argument("--publico", action="store_true", help="solo lo publicado, como lo ve cualquiera")

    def handle(self, *, archivo, publico, verbosity, **options):
        barra = partial(tqdm, desc="Fichas", unit=" fichas", disable=None if verbosity else True, leave=False)
        try:
            cuantas = exportar(archivo, publico=publico, progreso=barra)
        except Ilegible as error:
            raise CommandError(str(error), returncode=NADA_ESCRITO) from error
        except OSError as error:
            motivo = f"No se puede escribir «{archivo}»: {error.strerror}. Revise la ruta."
            raise CommandError(motivo, returncode=NADA_ESCRITO) from error
        if verbosity:
            self.stdout.write(f"Fichas exportadas: {cuantas}.")
