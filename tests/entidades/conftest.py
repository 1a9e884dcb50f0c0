from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

DATOS = Path(settings.RAIZ).parent / "shared" / "datos"
CORRECCIONES = Path(settings.RAIZ) / "fixtures" / "entidades" / "correcciones.toml"


def cargar_catalogos():
    carpeta = Path(settings.RAIZ) / "fixtures" / "catalogos"
    call_command("loaddata", carpeta / "nivel-2026.yaml", carpeta / "sector-2026.yaml", verbosity=0)


@pytest.fixture
def catalogos(db):
    cargar_catalogos()


@pytest.fixture
def archivo(tmp_path):
    """Writes a file, from text or from bytes, and gives its path."""

    def escribir(contenido: str | bytes, nombre: str = "entidades.csv") -> Path:
        ruta = tmp_path / nombre
        ruta.write_bytes(contenido if isinstance(contenido, bytes) else contenido.encode())
        return ruta

    return escribir
