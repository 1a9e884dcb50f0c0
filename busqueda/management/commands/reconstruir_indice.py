"""Makes the index anew beside the one in use, and moves to it in one step."""

from django.conf import settings
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

            try:
                escritas = indexacion.reconstruir(avanzar)
            except OSError as error:
                motivo = f"No se puede escribir el índice en {settings.BUSQUEDA_INDICE}: {error.strerror}."
                raise CommandError(motivo, returncode=2) from error
        if escritas is None:
            raise CommandError("Otro proceso está escribiendo en el índice: espere a que termine.", returncode=2)
        self.stdout.write(f"Índice reconstruido con {escritas} fichas.")
