"""Makes the pages that ship with the repository, where editors can change them."""

from django.core.management.base import BaseCommand

from paginas import fabrica


class Command(BaseCommand):
    help = "Crea las páginas de contenido que trae el repositorio. Las que ya están no se tocan."

    def handle(self, **_):
        nuevas = fabrica.crear()
        self.stdout.write(f"Páginas: {len(nuevas)} nuevas{': ' + ', '.join(nuevas) if nuevas else ''}.")
