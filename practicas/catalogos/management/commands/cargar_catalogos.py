"""Loads the vocabularies that ship with the repository."""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.serializers.base import DeserializationError
from django.db import DatabaseError
from yaml import YAMLError

from practicas.catalogos.carga import cargar


class Command(BaseCommand):
    help = "Carga los vocabularios del repositorio. Lo que el equipo cambió se respeta, salvo con --actualizar."

    def add_arguments(self, parser):
        parser.add_argument("carpeta", nargs="?", type=Path, default=settings.RAIZ / "fixtures" / "catalogos")
        parser.add_argument("--actualizar", action="store_true", help="Devuelve cada término a como viene de fábrica.")

    def handle(self, *, carpeta, actualizar, **_):
        archivos = list(carpeta.glob("*.yaml"))
        if not archivos:
            raise CommandError(f"No hay archivos .yaml en {carpeta}.", returncode=2)
        try:
            carga = cargar(archivos, actualizar=actualizar)
        except (
            OSError,
            ValueError,
            TypeError,
            AttributeError,
            YAMLError,
            DeserializationError,
            ValidationError,
        ) as error:
            if isinstance(error.__cause__, DatabaseError):
                raise error.__cause__ from None
            motivo = " ".join(str(error).split())[:300]
            raise CommandError(
                f"No se cargó nada: un archivo de {carpeta} está mal ({motivo}).", returncode=2
            ) from error
        self.stdout.write(
            f"Catálogos: {carga.nuevos} nuevos, {carga.actualizados} actualizados, {carga.iguales} sin cambios."
        )
