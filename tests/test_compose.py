"""The composition for production names what exists, hides what it must, and shows the network nothing but the site's port on loopback."""

import re

import django_tasks_db
import pytest
import yaml
from django.conf import settings
from django.core.management import find_commands, get_commands

RAIZ = settings.RAIZ
TEXTO = (RAIZ / "compose.yaml").read_text("utf-8")
COMPOSICION = yaml.safe_load(TEXTO)
SERVICIOS = COMPOSICION["services"]
NUESTROS = {nombre: servicio for nombre, servicio in SERVICIOS.items() if "build" in servicio}


def variables_del_ejemplo() -> set[str]:
    return set(re.findall(r"^#?([A-Z_]+)=", (RAIZ / ".env.example").read_text("utf-8"), re.MULTILINE))


def ordenes(servicio: dict) -> str:
    orden = servicio["command"]
    return orden if isinstance(orden, str) else " ".join(orden)


def test_toda_imagen_ajena_lleva_version():
    ajenas = [servicio["image"] for servicio in SERVICIOS.values() if "build" not in servicio]
    assert ajenas
    assert [imagen for imagen in ajenas if not re.search(r":\d", imagen)] == []


def test_ningun_secreto_esta_escrito():
    for servicio in SERVICIOS.values():
        for nombre, valor in servicio.get("environment", {}).items():
            if re.search(r"SECRET|PASSWORD|DATABASE_URL|ELASTICSEARCH_URL", nombre):
                # Asked for, or empty when it is of something that may be missing.
                assert re.search(r"\$\{\w+:(\?[^}]+|-)\}", valor), nombre
    assert (
        re.findall(r"^(?:SECRET|POSTGRES|ELASTIC)\w+=(.+)$", (RAIZ / ".env.example").read_text("utf-8"), re.MULTILINE)
        == []
    )


def test_lo_que_se_pide_esta_en_el_ejemplo_y_nada_mas():
    assert set(re.findall(r"(?<!\$)\$\{(\w+)", TEXTO)) == variables_del_ejemplo()


def test_toda_variable_que_recibe_el_sitio_es_un_ajuste():
    ajustes = set(re.findall(r"^\| `(\w+)`", (RAIZ / "docs/ajustes.md").read_text("utf-8"), re.MULTILINE))
    assert [n for n, s in NUESTROS.items() if set(s["environment"]) - ajustes] == []


def test_todo_comando_existe():
    [app] = django_tasks_db.__path__
    existentes = {*get_commands(), *find_commands(f"{app}/management")}
    pedidos = [orden for s in NUESTROS.values() for orden in re.findall(r"manage\.py (\w+)", ordenes(s))]
    assert {"migrate", "db_worker", "indexar", "reloj"} <= set(pedidos)
    assert [orden for orden in pedidos if orden not in existentes] == []


def test_solo_el_sitio_se_publica_y_solo_en_esta_maquina():
    publicados = {nombre: servicio["ports"] for nombre, servicio in SERVICIOS.items() if "ports" in servicio}
    assert list(publicados) == ["web"]
    assert all(puerto.startswith("127.0.0.1:") for puerto in publicados["web"])


def test_un_solo_proceso_escribe_el_indice():
    escritores = [nombre for nombre, servicio in NUESTROS.items() if "indexar" in ordenes(servicio)]
    assert escritores == ["indexador"]
    assert "deploy" not in SERVICIOS["indexador"]


@pytest.mark.parametrize("nombre", SERVICIOS)
def test_de_lo_que_depende_existe_y_dice_si_esta_sano(nombre):
    for otro, espera in SERVICIOS[nombre].get("depends_on", {}).items():
        assert otro in SERVICIOS
        assert espera["condition"] != "service_healthy" or "healthcheck" in SERVICIOS[otro]


def test_todo_volumen_tiene_nombre_y_se_declara():
    usados = {volumen.split(":")[0] for servicio in SERVICIOS.values() for volumen in servicio.get("volumes", [])}
    assert usados == set(COMPOSICION["volumes"])


def test_la_imagen_copia_lo_que_hay():
    receta = (RAIZ / "Dockerfile").read_text("utf-8")
    copiados = [ruta for linea in re.findall(r"^COPY (.+) \S+$", receta, re.MULTILINE) for ruta in linea.split()]
    assert {"site", "practicas", "busqueda", "templates", "fixtures", "manage.py"} <= set(copiados)
    assert [ruta for ruta in copiados if not (RAIZ / ruta).exists()] == []
