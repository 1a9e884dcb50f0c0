"""Makes the index anew beside the one in use, and moves to it in one step."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from busqueda import indexacion
from busqueda.puerto import MotorCaido


class Command(BaseCommand):
    help = "Rehace el índice completo sin interrumpir las búsquedas."

    def add_arguments(self, parser):
        ayuda = "Cuánto esperar a que otro proceso termine de escribir (60)."
        parser.add_argument("--espera", type=float, default=60, metavar="SEGUNDOS", help=ayuda)

    def handle(self, *, espera, **_):
        if not 0 <= espera < float("inf"):
            raise CommandError("--espera: escriba cuántos segundos, por ejemplo 60.", returncode=2)
        with tqdm(desc="Fichas", unit=" fichas", disable=None) as barra:

            def avanzar(hechas, total):
                barra.total = total
                barra.update(hechas - barra.n)

            try:
                escritas = indexacion.reconstruir(avanzar, espera)
            except OSError as error:
                motivo = f"No se puede escribir el índice en {settings.BUSQUEDA_INDICE}: {error.strerror}."
                raise CommandError(motivo, returncode=2) from error
            except MotorCaido as error:
                raise CommandError(f"El motor de búsqueda no responde: {error}", returncode=2) from error
        if escritas is None:
            raise CommandError(
                "Otro proceso sigue escribiendo en el índice: espere a que termine o dé más --espera.", returncode=2
            )
        self.stdout.write(f"Índice reconstruido con {escritas} fichas.")
