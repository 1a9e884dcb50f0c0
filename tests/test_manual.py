"""That the manual tells what is on the screen: its links and pictures are there, and so are the names in bold, as they are read."""

import re

import pytest
from django.conf import settings

from portal.demostracion import CUENTAS

from .navegador.imagenes_del_manual import ALTOS, CAPTURAS

RAIZ = settings.RAIZ
DOCS = RAIZ / "docs"
MANUAL = DOCS / "manual"
IMAGEN = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
ENLACE = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
NEGRITA = re.compile(r"\*\*([^*]+)\*\*")
# What stands around the whole of a name where it is written: a tag, a quotation mark, what a template or an f-string puts in.
BORDE_IZQUIERDO, BORDE_DERECHO = r"""(?:^|[>}"'«])\s*""", r"""\s*(?:$|[<{"'»])"""


def paginas(carpeta):
    return {str(a.relative_to(RAIZ)): a for a in sorted(carpeta.rglob("*.md"))}


@pytest.fixture(scope="module")
def escrito() -> str:
    """All that a page may say."""
    fuentes = (("templates", "*.html"), ("site", "*.py"), ("busqueda", "*.py"), ("practicas", "*.py"))
    textos = [a.read_text("utf-8") for carpeta, patron in fuentes for a in (RAIZ / carpeta).rglob(patron)]
    return "\n".join(textos)


def se_lee(nombre: str, escrito: str) -> bool:
    """Whole, as a label: «Enviar» is not found in «Enviar la subsanación». Names of fields are shown with their first letter raised."""
    resto = r"\s+".join(map(re.escape, nombre[1:].split(" ")))
    inicial = f"[{re.escape(nombre[0] + nombre[0].lower())}]"
    return bool(re.search(f"{BORDE_IZQUIERDO}{inicial}{resto}{BORDE_DERECHO}", escrito, re.MULTILINE))


@pytest.mark.parametrize("pagina", ["README.md", *paginas(DOCS)])
def test_todo_enlace_y_toda_imagen_de_la_documentacion_existen(pagina):
    archivo = RAIZ / pagina
    destinos = ENLACE.findall(archivo.read_text("utf-8"))
    assert [d for d in destinos if not (archivo.parent / d).is_file()] == []


@pytest.mark.parametrize("pagina", paginas(DOCS))
def test_toda_imagen_dice_que_muestra(pagina):
    imagenes = IMAGEN.findall((RAIZ / pagina).read_text("utf-8"))
    assert [destino for texto, destino in imagenes if len(texto.split()) < 5] == []


@pytest.mark.parametrize("pagina", paginas(MANUAL))
def test_lo_que_esta_en_negrita_se_lee_en_la_pantalla(pagina, escrito):
    nombres = {" ".join(n.split()) for n in NEGRITA.findall((RAIZ / pagina).read_text("utf-8"))}
    assert nombres
    assert sorted(n for n in nombres if not se_lee(n, escrito)) == []


def test_un_boton_que_cambia_de_nombre_se_nota():
    assert se_lee("Enviar", '<button class="boton"> Enviar</button>')
    assert not se_lee("Enviar", '<button class="boton">Enviar la subsanación</button>')


def test_las_imagenes_son_de_paginas_declaradas_y_las_diez_principales_estan_a_los_dos_anchos():
    declaradas = {f"{c.nombre}-{ancho}.png" for c in CAPTURAS for ancho in c.anchos}
    principales = {f"{c.nombre}-{ancho}.png" for c in CAPTURAS[:10] for ancho in ALTOS}
    tomadas = {a.name for a in (DOCS / "capturas").iterdir()}
    assert principales <= tomadas <= declaradas


def test_cada_imagen_la_toma_quien_tiene_cuenta_en_la_demostracion():
    assert {c.quien for c in CAPTURAS if c.quien} <= {cuenta.correo for cuenta in CUENTAS}
