"""Files are behind the same doors as the fichas they belong to."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from practicas.cuentas import roles
from practicas.fichas.models import Activo, EvidenciaDeLeccion, EvidenciaDePractica
from tests.factories import LeccionFactory, PracticaFactory

pytestmark = pytest.mark.django_db
NOMBRE = "evidencias/2026/acta.pdf"


@pytest.fixture(autouse=True)
def en_el_almacen(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    default_storage.save(NOMBRE, ContentFile(b"%PDF-1.7 acta"))


def pedir(client, nombre=NOMBRE):
    respuesta = client.get(f"/archivos/{nombre}")
    if respuesta.streaming:
        assert b"".join(respuesta.streaming_content) == b"%PDF-1.7 acta"
    return respuesta


def test_la_evidencia_de_una_ficha_publica_se_descarga(client):
    PracticaFactory(completa=True, publicada=True)
    EvidenciaDePractica.objects.update(archivo=NOMBRE)
    respuesta = pedir(client)
    assert respuesta.status_code == 200
    assert respuesta["Content-Disposition"] == 'attachment; filename="acta.pdf"'


@pytest.mark.parametrize("estado", [{}, {"retirada": True}])
def test_la_de_un_borrador_o_una_retirada_no(client, estado):
    PracticaFactory(completa=True, **estado)
    EvidenciaDePractica.objects.update(archivo=NOMBRE)
    assert pedir(client).status_code == 404


@pytest.mark.parametrize("divulgacion", ["anonima", "restringida", "diferida"])
def test_la_de_una_leccion_que_no_dice_de_quien_es_no(client, divulgacion):
    LeccionFactory(completa=True, publicada=True, **{divulgacion: True})
    EvidenciaDeLeccion.objects.update(archivo=NOMBRE)
    assert pedir(client).status_code == 404


def test_un_activo_reservado_no_se_descarga(client):
    PracticaFactory(completa=True, publicada=True)
    Activo.objects.filter(tipo__codigo=Activo.TIPO_RESERVADO).update(archivo=NOMBRE)
    assert pedir(client).status_code == 404


def test_quien_edita_descarga_lo_de_un_borrador(client, django_user_model):
    usuario = django_user_model.objects.create_user("especialista@sgp.example")
    usuario.groups.add(Group.objects.get(name=roles.ESPECIALISTAS))
    client.force_login(usuario)
    assert pedir(client).status_code == 200


@pytest.mark.parametrize(
    "nombre",
    ["../yachay.sqlite3", "images/../../yachay.sqlite3", f"images/../{NOMBRE}", "images/no-esta.png", "a\0b", NOMBRE],
)
def test_lo_que_no_esta_o_sale_de_la_carpeta_no_se_encuentra(client, nombre):
    assert pedir(client, nombre).status_code == 404
