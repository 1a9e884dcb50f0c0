"""The rules of the house, so that nobody has to remember them."""

import ast
import re
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from . import conftest

RAIZ = settings.RAIZ
SITIO = RAIZ / "site"
CODIGO = (SITIO, RAIZ / "busqueda", RAIZ / "practicas")
CANDADOS = ("requirements.lock", "requirements-dev.lock")

# What each app of the domain may know, besides itself.
DEBAJO = {
    "avisos": {"cuentas"},
    "catalogos": set(),
    "cuentas": set(),
    "entidades": {"catalogos", "cuentas"},
    "fichas": {"catalogos", "cuentas", "entidades"},
    "envios": {"avisos", "catalogos", "cuentas", "entidades", "fichas"},
    "evaluaciones": {"avisos", "catalogos", "cuentas", "entidades", "envios", "fichas"},
    "solicitudes": {"avisos", "catalogos", "fichas"},
}
SIN_SIGNIFICADO = {"core", "common", "helper", "helpers", "util", "utils", "misc"}
AJENO = re.compile(r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|(?<![\w.:}>-])/(?:root|home|Users|work)/")


def archivos() -> list[Path]:
    """Everything that is or may be committed."""
    orden = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    nombres = subprocess.run(orden, cwd=RAIZ, capture_output=True, check=True).stdout.decode().split("\0")
    return [RAIZ / nombre for nombre in nombres if nombre and (RAIZ / nombre).is_file()]


def modulos() -> dict[str, Path]:
    """Name as imported → file, for all our code."""
    encontrados = {}
    for raiz in CODIGO:
        for archivo in raiz.rglob("*.py"):
            partes = archivo.relative_to(SITIO if raiz == SITIO else RAIZ).with_suffix("").parts
            encontrados[".".join(partes)] = archivo
    return encontrados


def importados(modulo: str, archivo: Path):
    """Every name that a module imports, wherever in it, absolute."""
    paquete = modulo.split(".")[:-1]
    for nodo in ast.walk(ast.parse(archivo.read_text("utf-8"))):
        if isinstance(nodo, ast.Import):
            yield from (alias.name for alias in nodo.names)
        elif isinstance(nodo, ast.ImportFrom):
            base = paquete[: len(paquete) - nodo.level + 1] if nodo.level else []
            origen = ".".join([*base, *([nodo.module] if nodo.module else [])])
            yield from (f"{origen}.{alias.name}" for alias in nodo.names)


def puede_importar(quien: str, a_quien: str) -> bool:
    """The arrows: site/* → busqueda → practicas, and inside practicas only downwards."""
    de, a = quien.split("."), a_quien.split(".")
    cara = {carpeta.name for carpeta in SITIO.iterdir()}
    if a[0] in cara:
        return de[0] in cara
    if a[0] == "busqueda":
        return de[0] != "practicas"
    if a[0] == "practicas" and de[0] == "practicas" and len(a) > 1:
        return a[1] == de[1] or a[1] in DEBAJO[de[1]]
    return True


def test_las_importaciones_van_hacia_abajo():
    contra_corriente = [
        f"{modulo} → {nombre}"
        for modulo, archivo in modulos().items()
        for nombre in importados(modulo, archivo)
        if not puede_importar(modulo, nombre)
    ]
    assert contra_corriente == []


@pytest.mark.parametrize(
    ("quien", "a_quien"),
    [
        ("practicas.fichas.servicios", "busqueda.puerto"),
        ("practicas.entidades.models.entidad", "practicas.fichas.models"),
        ("practicas.cuentas.models", "practicas.catalogos.models"),
        ("busqueda.documento", "portal.urls"),
    ],
)
def test_una_flecha_al_reves_se_ve(quien, a_quien):
    assert not puede_importar(quien, a_quien)
    assert puede_importar("portal.views", a_quien)


def test_una_importacion_relativa_se_resuelve(tmp_path):
    archivo = tmp_path / "x.py"
    archivo.write_text("def f():\n    from ..entidades import models\n    from . import texto\n")
    assert list(importados("practicas.fichas.x", archivo)) == ["practicas.entidades.models", "practicas.fichas.texto"]


def test_toda_app_del_dominio_tiene_su_lugar():
    apps = {carpeta.parent.name for carpeta in (RAIZ / "practicas").glob("*/apps.py")}
    assert apps <= set(DEBAJO), "diga en DEBAJO qué puede importar la app nueva"


def test_todo_modulo_dice_de_que_trata():
    vagos = [nombre for nombre in modulos() if SIN_SIGNIFICADO & set(nombre.split("."))]
    assert vagos == []


def test_site_no_es_un_paquete():
    assert not (SITIO / "__init__.py").exists()


def test_git_no_ignora_el_codigo():
    paquetes = [str(carpeta / "__init__.py") for carpeta in SITIO.iterdir() if carpeta.is_dir()]
    ignorados = subprocess.run(["git", "check-ignore", *paquetes], cwd=RAIZ, capture_output=True, text=True)
    assert ignorados.stdout == ""
    assert ignorados.returncode == 1


@pytest.mark.parametrize(("en_ci", "resultado"), [(True, pytest.fail.Exception), (False, pytest.skip.Exception)])
def test_lo_que_falta_se_omite_pero_en_ci_es_un_fallo(monkeypatch, en_ci, resultado):
    monkeypatch.setattr(conftest, "EN_CI", en_ci)
    with pytest.raises(resultado, match="falta PostgreSQL: instálelo"):
        conftest.exigir(None, "PostgreSQL", "instálelo")


def test_toda_carpeta_de_pruebas_es_un_paquete():
    carpetas = {archivo.parent for archivo in (RAIZ / "tests").rglob("*.py")}
    assert [c for c in carpetas if not (c / "__init__.py").exists()] == []


@pytest.mark.parametrize("candado", CANDADOS)
def test_el_candado_no_nombra_direcciones(candado):
    texto = (RAIZ / candado).read_text("utf-8")
    assert "://" not in texto
    assert not re.search(r"^\s*-(?!-hash=|c requirements)", texto, re.MULTILINE)


@pytest.mark.parametrize("candado", CANDADOS)
def test_todo_paquete_del_candado_lleva_huella(candado):
    lineas = (RAIZ / candado).read_text("utf-8").replace("\\\n", " ").splitlines()
    assert [linea for linea in lineas if "==" in linea and "--hash=sha256:" not in linea] == []


def test_ningun_archivo_nombra_una_maquina_ni_un_registro_de_paquetes():
    hallados = [
        f"{archivo.relative_to(RAIZ)}: {linea.strip()[:100]}"
        for archivo in archivos()
        for linea in archivo.read_text("utf-8", errors="ignore").splitlines()
        if AJENO.search(linea)
    ]
    assert hallados == []


@pytest.mark.django_db
def test_no_falta_ninguna_migracion(capsys):
    call_command("makemigrations", check=True, dry_run=True)
    assert "No changes detected" in capsys.readouterr().out


# --- Docs -------------------------------------------------------------------------------------------------------------
def documentos() -> str:
    return "\n".join(archivo.read_text("utf-8") for archivo in (RAIZ / "docs").rglob("*.md"))


def test_todo_comando_esta_documentado():
    comandos = {a.stem for raiz in CODIGO for a in raiz.rglob("management/commands/[!_]*.py")}
    texto = documentos()
    assert sorted(c for c in comandos if not re.search(rf"\b{c}\b", texto)) == []


def test_toda_variable_del_entorno_esta_en_ajustes():
    ajustes = (RAIZ / "docs/ajustes.md").read_text("utf-8")
    leidas = set()
    for archivo in (SITIO / "portal/settings").glob("*.py"):
        leidas |= set(re.findall(r"""\benv\.\w+\(\s*["'](\w+)""", archivo.read_text("utf-8")))
    descritas = set(re.findall(r"^\| `(\w+)`", ajustes, re.MULTILINE))
    assert leidas
    assert leidas == descritas


def test_el_entorno_solo_se_lee_en_los_ajustes():
    lectura = re.compile(r"os\.(?:environ\b(?!\.setdefault)|getenv)")
    lectores = [modulo for modulo, archivo in modulos().items() if lectura.search(archivo.read_text("utf-8"))]
    assert lectores == []


def test_toda_decision_y_receta_esta_en_el_indice():
    docs = RAIZ / "docs"
    indice = (docs / "index.md").read_text("utf-8")
    paginas = [str(a.relative_to(docs)) for a in docs.rglob("*.md") if a.name != "index.md"]
    assert [p for p in paginas if f"({p})" not in indice] == []
