"""Staff attend the errors that readers told of."""

import pytest
from django.urls import reverse

from practicas.solicitudes import errores
from practicas.solicitudes.models import ErrorInformado
from tests.factories import PracticaFactory

from .formulario import leer

pytestmark = pytest.mark.django_db
LISTA = "errorinformado:index"
CORREO = "lee@muni.example"


@pytest.fixture
def informado(db):
    return errores.informar(ficha=PracticaFactory(publicada=True), descripcion="Dice 23 y son 32.", correo=CORREO)


@pytest.fixture
def enviar(admin, informado):
    def _enviar(**datos):
        direccion = reverse("errorinformado:edit", args=[informado.pk])
        respuesta = admin.post(direccion, {**leer(admin.get(direccion)), **datos}, follow=True)
        informado.refresh_from_db()
        return respuesta.content.decode()

    return _enviar


def test_la_lista_abre_en_castellano_y_no_muestra_correos(admin, informado):
    html = admin.get(reverse(LISTA)).content.decode()
    hoja = b"".join(admin.get(reverse(LISTA), {"export": "csv"}).streaming_content).decode()

    assert "Errores informados" in html
    assert "Dice 23 y son 32." in html
    assert "Dice 23 y son 32." in hoja
    assert CORREO not in html + hoja


@pytest.mark.parametrize(("filtro", "cuantos"), [({"q": "dice"}, 1), ({"q": "agua"}, 0), ({"estado": "cerrado"}, 0)])
def test_la_lista_se_filtra_y_se_busca(admin, informado, filtro, cuantos):
    assert len(admin.get(reverse(LISTA), filtro).context["object_list"]) == cuantos


def test_nadie_mas_pasa(client, visita, informado):
    rutas = [reverse(LISTA), *(reverse(f"errorinformado:{n}", args=[informado.pk]) for n in ("edit", "delete"))]
    for cliente in (client, visita):
        respuestas = [cliente.get(ruta) for ruta in rutas] + [cliente.post(rutas[1], {"action-cerrar": "1"})]
        assert {r.status_code for r in respuestas} == {302}
    informado.refresh_from_db()
    assert informado.esta_abierto


def test_en_el_admin_no_se_crean_y_solo_coordinacion_los_borra(admin, admin_client, coordinacion, informado):
    borrar = reverse("errorinformado:delete", args=[informado.pk])

    assert admin_client.get(reverse("errorinformado:add")).status_code == 302
    admin.post(borrar)
    assert ErrorInformado.objects.exists()
    coordinacion.post(borrar)
    assert not ErrorInformado.objects.exists()


def test_se_responde(enviar, informado):
    assert "El error quedó respondido." in enviar(respuesta="Se corrigió.")
    assert (informado.estado, informado.respuesta, informado.correo) == ("respondido", "Se corrigió.", "")


def test_se_cierra_sin_responder(enviar, informado):
    assert "El error quedó cerrado" in enviar(**{"action-cerrar": "1"})
    assert informado.estado == "cerrado"


def test_sin_palabras_no_se_responde(enviar, informado):
    assert "Escriba qué se hizo" in enviar(respuesta="")
    assert informado.esta_abierto


def test_lo_que_otra_persona_atendio_se_dice(admin, enviar, informado, especialista):
    direccion = reverse("errorinformado:edit", args=[informado.pk])
    formulario = leer(admin.get(direccion))
    errores.cerrar(error=informado, usuario=especialista)

    assert "ya lo atendió" in admin.post(direccion, formulario | {"respuesta": "x"}).content.decode()
