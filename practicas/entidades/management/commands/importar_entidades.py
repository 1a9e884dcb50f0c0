"""Loads or refreshes the register of entities; docs/entidades.md tells how and what each exit code means."""

from contextlib import ExitStack
from functools import partial
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from practicas.catalogos.tablas import TablaIlegible
from practicas.entidades.importacion import (
    CatalogoAusente,
    Informe,
    Reglas,
    ReglasIlegibles,
    escribir_informe,
    importar,
    leer_reglas,
)

ALGUNA_RECHAZADA, NADA_LEIDO = 1, 2
# More than these fill a screen: the rest are in --informe.
A_LA_VISTA = 30


class Command(BaseCommand):
    help = "Importa el registro de entidades. Sale con 0 si entró todo, 1 si se rechazó algo, 2 si no se pudo leer."

    def add_arguments(self, parser):
        parser.add_argument("archivo", type=Path, help="CSV en UTF-8, con «;» o «,»")
        parser.add_argument("--correcciones", type=Path, metavar="TOML", help="correcciones declaradas a la fuente")
        parser.add_argument("--lugares", type=Path, metavar="CSV", help="población y altitud por distrito")
        parser.add_argument("--simular", action="store_true", help="informa sin guardar nada")
        parser.add_argument("--informe", type=Path, metavar="CSV", help="tabla con lo rechazado, avisado y corregido")

    def handle(self, *, archivo, correcciones, lugares, simular, informe, **options):
        if informe and informe.resolve() in {a.resolve() for a in (archivo, correcciones, lugares) if a}:
            raise CommandError(
                "--informe es uno de los archivos que se leen: póngale otro nombre.", returncode=NADA_LEIDO
            )
        barra = partial(tqdm, desc="Entidades", unit=" filas", disable=None, leave=False)
        try:
            with ExitStack() as abiertos:
                # Opened before the import, so that a wrong path costs nothing.
                tabla = informe and abiertos.enter_context(informe.open("w", encoding="utf-8-sig", newline=""))
                reglas = leer_reglas(correcciones) if correcciones else Reglas()
                hecho = importar(archivo, reglas=reglas, lugares=lugares, simular=simular, progreso=barra)
                if tabla:
                    escribir_informe(hecho, tabla)
        except (TablaIlegible, ReglasIlegibles, CatalogoAusente) as error:
            raise CommandError(str(error), returncode=NADA_LEIDO) from error
        except OSError as error:
            motivo = f"No se puede escribir «{informe}»: revise que exista su carpeta y sus permisos."
            raise CommandError(motivo, returncode=NADA_LEIDO) from error
        self._contar(hecho, simular=simular)
        if hecho.rechazos:
            raise CommandError(f"Rechazadas: {hecho.rechazadas} de {hecho.leidas} filas.", returncode=ALGUNA_RECHAZADA)

    def _contar(self, hecho: Informe, *, simular: bool) -> None:
        for titulo, problemas in (("Rechazada", hecho.rechazos), ("Aviso", hecho.avisos)):
            for p in problemas[:A_LA_VISTA]:
                self.stdout.write(f"{titulo}, línea {p.linea}, {p.campo or 'fila'} «{p.valor}»: {p.motivo}")
            if len(problemas) > A_LA_VISTA:
                self.stdout.write(f"… y {len(problemas) - A_LA_VISTA} más: véalas con --informe.")
        por_tipo = ", ".join(f"{tipo} {n}" for tipo, n in hecho.correcciones_por_tipo.items()) or "ninguna"
        cuenta = hecho.guardadas
        self.stdout.write(f"Filas leídas {hecho.leidas}: aceptadas {hecho.aceptadas}, rechazadas {hecho.rechazadas}.")
        self.stdout.write(f"Correcciones: {por_tipo}.")
        self.stdout.write(
            f"{'Se guardarían' if simular else 'Entidades'} {hecho.entidades}: creadas {cuenta.creadas}, "
            f"actualizadas {cuenta.actualizadas}, sin cambios {cuenta.sin_cambios}."
        )
