import gzip
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from practicas.fichas.intercambio.equivalencias import leer_mapa
from practicas.fichas.intercambio.importacion import Opciones, importar
from tests.factories import EntidadFactory, TerminoFactory, termino

# A foreign catalogue, as small as one can be.
MAPA = """
[columnas]
codigo_externo = 'id'
titulo = 'name'
resumen = 'text'
tema = 'sector'
[constantes]
tipo = 'practica'
fuente = 'Catálogo ajeno'
[valores.tema]
'Health' = 'salud'
'*' = ''
[entidades]
crear = true
nombre = 'who'
"""


@pytest.fixture(autouse=True)
def catalogos(db):
    for clave, codigos in {"tema": "salud agua digital rentas", "pilar": "p1 p2", "eje": "e1 e2"}.items():
        for codigo in codigos.split():
            termino(clave, codigo)
    TerminoFactory(clave="nivel", codigo="nacional")


@pytest.fixture
def entidad(catalogos):
    return EntidadFactory(codigo="301234", nombre="Municipalidad Provincial de Quillamayo")


@pytest.fixture
def fila(entidad):
    """The least that is accepted, and whatever is asked for besides."""

    def hacer(**celdas) -> dict:
        minimo = {"tipo": "practica", "titulo": "Una ventanilla", "resumen": "Una cola.", "entidad": entidad.codigo}
        return minimo | {"codigo_externo": "uno"} | celdas

    return hacer


@pytest.fixture
def jsonl(tmp_path):
    def escribir(*filas, nombre: str = "fichas.jsonl") -> Path:
        ruta = tmp_path / nombre
        lineas = [f if isinstance(f, bytes) else json.dumps(f, ensure_ascii=False).encode() for f in filas]
        contenido = b"\n".join(lineas)
        ruta.write_bytes(gzip.compress(contenido) if nombre.endswith(".gz") else contenido)
        return ruta

    return escribir


@pytest.fixture
def mapa(tmp_path):
    def escribir(texto: str = MAPA):
        ruta = tmp_path / "mapa.toml"
        ruta.write_text(texto)
        return leer_mapa(ruta)

    return escribir


@pytest.fixture
def traer(jsonl):
    """Import these rows; what the import says."""

    def hacer(*filas, **opciones):
        return importar(jsonl(*filas), Opciones(**opciones))

    return hacer


@pytest.fixture
def orden(tmp_path):
    """Run a command; its exit code and what it says."""

    def correr(nombre: str, *argumentos, **opciones) -> tuple[int, str]:
        try:
            call_command(nombre, *map(str, argumentos), verbosity=0, **opciones)
        except CommandError as error:
            return error.returncode, str(error)
        return 0, ""

    return correr


def rechazos(informe) -> dict[str, str]:
    return {h.campo: h.motivo for h in informe.hallazgos if h.gravedad == "rechazada"}


def avisos(informe) -> dict[str, str]:
    return {h.campo: h.motivo for h in informe.hallazgos if h.gravedad != "rechazada"}
