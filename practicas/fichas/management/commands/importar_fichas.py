"""Brings fichas in from a file; docs/formato-fichas.md tells the format and what each exit code means."""

from contextlib import ExitStack
from functools import partial
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from practicas.fichas.intercambio.equivalencias import leer_mapa
from practicas.fichas.intercambio.hallazgos import Gravedad, Ilegible
from practicas.fichas.intercambio.importacion import Opciones, importar
from practicas.fichas.intercambio.informe import Informe, escribir_informe
from practicas.fichas.intercambio.restauracion import restaurar

ALGUNA_RECHAZADA, NADA_LEIDO = 1, 2
A_LA_VISTA = 30  # more than these fill a screen: the rest are in --informe


class Command(BaseCommand):
    help = "Importa fichas. Sale con 0 si entraron todas, 1 si se rechazó alguna, 2 si el archivo no se pudo leer."

    def add_arguments(self, parser):
        parser.add_argument("archivo", type=Path, help=".jsonl, .jsonl.gz, .csv, .xlsx, .yaml o una carpeta de .yaml")
        parser.add_argument("--equivalencias", type=Path, metavar="TOML", help="qué columna ajena es cuál nuestra")
        parser.add_argument(
            "--entidad", default="", metavar="CÓDIGO", help="la única entidad que puede traer el archivo"
        )
        parser.add_argument(
            "--publicar", action="store_true", help="publica las de entidades externas, como importadas"
        )
        parser.add_argument(
            "--conservar-codigos", action="store_true", help="restaura una exportación en una base vacía"
        )
        parser.add_argument("--simular", action="store_true", help="informa sin guardar nada")
        parser.add_argument("--informe", type=Path, metavar="CSV", help="tabla con lo rechazado, avisado y anotado")
        parser.add_argument("--demostracion", action="store_true", help="marca lo que entra como de demostración")

    def handle(self, *, archivo, informe, simular, **options):
        if informe and informe.resolve() == archivo.resolve():
            raise CommandError(
                "--informe es el mismo archivo que se importa: póngale otro nombre.", returncode=NADA_LEIDO
            )
        try:
            with ExitStack() as abiertos:
                # Opened before the import, so that a wrong path costs nothing.
                tabla = informe and abiertos.enter_context(informe.open("w", encoding="utf-8-sig", newline=""))
                hecho = self._importar(archivo, simular=simular, **options)
                if tabla:
                    escribir_informe(hecho.hallazgos, tabla)
        except Ilegible as error:
            raise CommandError(str(error), returncode=NADA_LEIDO) from error
        except OSError as error:
            motivo = f"No se puede escribir «{informe}»: {error.strerror}. Revise la ruta."
            raise CommandError(motivo, returncode=NADA_LEIDO) from error
        self._contar(hecho, simular=simular)
        if hecho.rechazadas:
            raise CommandError(f"Rechazadas: {hecho.rechazadas} de {hecho.leidas}.", returncode=ALGUNA_RECHAZADA)

    def _importar(self, archivo, *, equivalencias, conservar_codigos, verbosity, **options) -> Informe:
        barra = partial(tqdm, desc="Fichas", unit=" fichas", disable=None if verbosity else True, leave=False)
        if conservar_codigos:
            return restaurar(archivo, progreso=barra, simular=options["simular"])
        mapa = leer_mapa(equivalencias) if equivalencias else None
        elegidas = {nombre: options[nombre] for nombre in ("entidad", "publicar", "simular", "demostracion")}
        return importar(archivo, Opciones(mapa=mapa, **elegidas), progreso=barra)

    def _contar(self, hecho: Informe, *, simular: bool) -> None:
        rechazos = [h for h in hecho.hallazgos if h.gravedad == Gravedad.RECHAZO]
        for h in rechazos[:A_LA_VISTA]:
            self.stdout.write(f"Rechazada, {h.archivo} línea {h.linea}, {h.campo or 'fila'} «{h.valor}»: {h.motivo}")
        if len(rechazos) > A_LA_VISTA:
            self.stdout.write(f"… y {len(rechazos) - A_LA_VISTA} más: véalas con --informe.")
        demas = len(hecho.hallazgos) - len(rechazos)
        cuentas = ", ".join(f"{que} {cuantas}" for que, cuantas in sorted(hecho.cuentas.items()))
        prefijo = "Simulación, nada se guardó. " if simular else ""
        self.stdout.write(f"{prefijo}Fichas leídas {hecho.leidas}: {cuentas}. Avisos y notas: {demas}.")
