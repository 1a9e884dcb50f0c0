"""The history of the case files, for staff to look through and to take away."""

import csv
from io import StringIO

import pytest
from django.utils import timezone

from practicas.envios import servicios
from practicas.envios.estados import Estado
from tests.envios.conftest import elenco  # noqa: F401  the people of the journey
from tests.factories import PracticaFactory, envio_en

pytestmark = pytest.mark.django_db
HISTORIA = "/cms/envios/historia/"


@pytest.fixture
def no_admitida(elenco):  # noqa: F811
    envio = envio_en(
        Estado.ADMISIBILIDAD, PracticaFactory(breve=True, entidad=elenco.entidad, titulo="Ciclovía de Ñahui")
    )
    return servicios.no_admitir(
        envio=envio, usuario=elenco.editora, revision=envio.revision_id, motivo="=HYPERLINK(1)", criterios={}
    )


def test_dice_quien_que_como_que_y_sobre_que_texto(admin, elenco, no_admitida):  # noqa: F811
    (acto,) = admin.get(HISTORIA, {"accion": "no_admitir"}).context["object_list"]
    assert (acto.usuario, acto.papel, acto.revision_id) == (elenco.editora, "especialista", no_admitida.revision_id)


def test_se_descarga_entera_y_sin_formulas(admin, elenco, no_admitida):  # noqa: F811
    salida = b"".join(admin.get(HISTORIA, {"export": "csv", "envio": "ciclovia nahui"}).streaming_content).decode(
        "utf-8-sig"
    )
    (fila,) = [f for f in csv.DictReader(StringIO(salida)) if f["Qué se hizo"] == "No admitir"]
    assert (fila["Envío"], fila["Como qué"], fila["Quién"]) == (
        no_admitida.numero,
        "Especialista SGP",
        str(elenco.editora),
    )
    assert fila["Texto (revisión)"] == str(no_admitida.revision_id)
    assert fila["Motivo"].startswith("'=")
    cuando = no_admitida.actos.get(accion="no_admitir").cuando
    assert fila["Cuándo"] == f"{timezone.localtime(cuando).replace(tzinfo=None)}"


def test_se_halla_por_su_numero_o_por_palabras_de_su_titulo(admin, no_admitida):
    hallados = {
        q: admin.get(HISTORIA, {"envio": q}).context["object_list"] for q in (no_admitida.numero, "NAHUI", "otra")
    }
    assert {q: bool(filas) for q, filas in hallados.items()} == {no_admitida.numero: True, "NAHUI": True, "otra": False}


def test_solo_la_ve_la_sgp(visita, client, no_admitida):
    assert visita.get(HISTORIA).status_code in (302, 403)
    assert client.get(HISTORIA).status_code == 302
