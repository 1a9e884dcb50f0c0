"""Makes the index anew beside the one in use, and moves to it in one step."""

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from busqueda import indexacion


class Command(BaseCommand):
    help = "Rehace el índice completo sin interrumpir las búsquedas."

    def handle(self, **_):
        with tqdm(desc="Fichas", unit=" fichas", disable=None) as barra:

            def avanzar(hechas, total):
                barra.total = total
                barra.update(hechas - barra.n)

            escritas = indexacion.reconstruir(avanzar)
        if escritas is None:
            raise CommandError("Otro proceso está escribiendo en el índice: espere a que termine.", returncode=2)
        self.stdout.write(f"Índice reconstruido con {escritas} fichas.")
