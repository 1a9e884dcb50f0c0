"""docs/formato-fichas.md names everything that a file may carry and everything that may be asked for."""

import argparse
import re
from dataclasses import fields

import pytest
from django.conf import settings

from practicas.fichas.intercambio.campos import FORMATOS, OBLIGATORIAS
from practicas.fichas.intercambio.catalogo import DatosDeEntidad
from practicas.fichas.intercambio.exportacion import BORRADOR, EXTERNA, PROGRAMADA, PUBLICACIONES
from practicas.fichas.intercambio.informe import COLUMNAS_DEL_INFORME
from practicas.fichas.intercambio.lectores import _LECTORES
from practicas.fichas.intercambio.mapeo import Mapa
from practicas.fichas.management.commands import exportar_fichas, importar_fichas

DOC = (settings.RAIZ / "docs" / "formato-fichas.md").read_text("utf-8")
PARTES = {partes.nombre: partes for formato in FORMATOS.values() for partes in formato.partes}
# Of each row of a table, what its first cell names.
FILAS = "\n".join(linea.split(" | ")[0] for linea in DOC.splitlines() if linea.startswith("| "))


def apartado(titulo: str) -> str:
    """The text below a heading, up to the next of any level."""
    encontrado = re.search(rf"^#+ {re.escape(titulo)}[^\n]*\n(.*?)(?=^#|\Z)", DOC, re.MULTILINE | re.DOTALL)
    return encontrado[1] if encontrado else ""


def opciones(orden) -> list[str]:
    lector = argparse.ArgumentParser(add_help=False)
    orden.Command().add_arguments(lector)
    return [opcion for accion in lector._actions for opcion in accion.option_strings]


@pytest.mark.parametrize("tipo", FORMATOS)
def test_cada_columna_tiene_su_fila(tipo):
    assert [c.nombre for c in FORMATOS[tipo].campos if f"`{c.nombre}`" not in FILAS] == []


@pytest.mark.parametrize("nombre", PARTES)
def test_cada_campo_de_una_lista_tiene_su_fila_en_el_apartado_de_la_lista(nombre):
    texto = apartado(f"`{nombre}`")
    assert [c.nombre for c in PARTES[nombre].campos if f"`{c.nombre}`" not in texto] == []


@pytest.mark.parametrize("nombre", PARTES)
def test_cada_lista_dice_de_que_clase_de_ficha_es(nombre):
    titulo = re.search(rf"^### `{nombre}` \((.*)\)$", DOC, re.MULTILINE)
    suyas = [tipo for tipo, formato in FORMATOS.items() if nombre in formato.por_nombre]
    assert titulo[1] == " y ".join({"practica": "práctica", "leccion": "lección"}[tipo] for tipo in suyas)


@pytest.mark.parametrize("seccion", [c.name for c in fields(Mapa)])
def test_cada_seccion_de_las_equivalencias_tiene_su_ejemplo(seccion):
    texto = apartado(f"`[{seccion}]`")
    assert "```toml" in texto
    assert f"[{seccion}" in texto.partition("```toml")[2]


@pytest.mark.parametrize(("titulo", "orden"), [("Importar", importar_fichas), ("Exportar", exportar_fichas)])
def test_cada_opcion_tiene_su_fila(titulo, orden):
    filas = [linea.split(" | ")[0] for linea in apartado(titulo).splitlines()]
    assert [o for o in opciones(orden) if not any(re.match(rf"\| `{o}[ `]", fila) for fila in filas)] == []


@pytest.mark.parametrize(
    "palabra",
    [
        *OBLIGATORIAS,
        *COLUMNAS_DEL_INFORME,
        *(c.name for c in fields(DatosDeEntidad)),
        *(PUBLICACIONES, PROGRAMADA, BORRADOR, EXTERNA),
        *(terminacion for terminacion in _LECTORES if terminacion != ".yml"),
    ],
)
def test_cada_palabra_del_formato_se_nombra(palabra):
    assert f"`{palabra}`" in DOC
