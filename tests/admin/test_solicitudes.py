"""Staff attend what people asked for: who may, what the list tells, and each way out of a request."""

import pytest
from django.urls import reverse

from practicas.solicitudes import servicios
from practicas.solicitudes.models import Solicitud
from tests.factories import PracticaFactory

from .formulario import leer

pytestmark = pytest.mark.django_db
LISTA = "solicitud:index"
CORREO = "pide@muni.example"


@pytest.fixture
def solicitud(db):
    return servicios.pedir(consulta="Gestión del xilófono", correo=CORREO)


@pytest.fixture
def ficha(db):
    return PracticaFactory(publicada=True)


@pytest.fixture
def fallida(solicitud, ficha, especialista):
    """Answered, with a notice that did not go out."""
    servicios.responder(solicitud=solicitud, ficha_codigo=ficha.codigo, usuario=especialista)
    Solicitud.objects.update(aviso=Solicitud.Aviso.FALLIDO)
    return solicitud


@pytest.fixture
def enviar(admin, solicitud, django_capture_on_commit_callbacks):
    """Open the request, change something of its form, press a button; the page that follows."""

    def _enviar(**datos):
        direccion = reverse("solicitud:edit", args=[solicitud.pk])
        with django_capture_on_commit_callbacks(execute=True):
            respuesta = admin.post(direccion, {**leer(admin.get(direccion)), **datos}, follow=True)
        solicitud.refresh_from_db()
        return respuesta.content.decode()

    return _enviar


def test_el_menu_y_la_lista_abren_en_castellano(admin, solicitud):
    servicios.pedir(consulta="gestion del XILOFONO")
    lista = admin.get(reverse(LISTA))
    html = lista.content.decode()

    assert [s.piden_lo_mismo for s in lista.context["object_list"]] == [2, 2]
    for rotulo in ("Solicitudes", "Abiertas que piden lo mismo", "Estado", "Aviso", "Creada", "Abierta"):
        assert rotulo in html
    assert CORREO not in html


@pytest.mark.parametrize(
    ("filtro", "cuantas"),
    [({"q": "gestion"}, 1), ({"q": "agua"}, 0), ({"estado": "abierta"}, 1), ({"estado": "cerrada"}, 0)],
)
def test_la_lista_se_filtra_y_se_busca(admin, solicitud, filtro, cuantas):
    assert len(admin.get(reverse(LISTA), filtro).context["object_list"]) == cuantas


def test_la_lista_no_hace_una_consulta_por_fila(admin, django_assert_max_num_queries):
    for numero in range(12):
        servicios.pedir(consulta=f"consulta {numero}")
    with django_assert_max_num_queries(15):
        admin.get(reverse(LISTA))


def test_lo_que_se_descarga_no_lleva_correos(admin, solicitud):
    hoja = b"".join(admin.get(reverse(LISTA), {"export": "csv"}).streaming_content).decode()

    assert "Gestión del xilófono" in hoja
    assert CORREO not in hoja


def test_nadie_mas_pasa(client, visita, solicitud):
    rutas = [reverse(LISTA), *(reverse(f"solicitud:{n}", args=[solicitud.pk]) for n in ("edit", "delete", "history"))]
    for cliente in (client, visita):
        respuestas = [cliente.get(ruta) for ruta in rutas] + [cliente.post(rutas[1], {"action-cerrar": "1"})]
        assert {r.status_code for r in respuestas} == {302}
        assert not [r for r in respuestas if "xilófono" in r.content.decode()]
    solicitud.refresh_from_db()
    assert solicitud.esta_abierta


def test_en_el_admin_no_se_crean_y_solo_coordinacion_las_borra(admin, admin_client, coordinacion, solicitud):
    borrar = reverse("solicitud:delete", args=[solicitud.pk])

    assert admin_client.get(reverse("solicitud:add")).status_code == 302
    assert admin.post(borrar).status_code == 302
    assert Solicitud.objects.exists()
    coordinacion.post(borrar)
    assert not Solicitud.objects.exists()


# --- Attending one ----------------------------------------------------------------------------------------------------
def test_se_responde_con_una_ficha_y_se_avisa(enviar, solicitud, ficha, mailoutbox):
    html = enviar(ficha=ficha.codigo, respuesta="Aquí está.")

    assert "La solicitud quedó respondida." in html
    assert (solicitud.ficha, solicitud.respuesta, solicitud.correo) == (ficha.codigo, "Aquí está.", "")
    assert "Aquí está." in mailoutbox[0].body


@pytest.mark.parametrize(
    ("codigo", "mensaje"), [("", "Escriba el código de la ficha"), ("BP-2026-99999", "no es el código de una ficha")]
)
def test_sin_una_ficha_publica_no_se_responde_y_lo_escrito_queda(enviar, solicitud, codigo, mensaje):
    html = enviar(ficha=codigo, respuesta="Aquí está.")

    assert mensaje in html
    assert "Aquí está." in html
    assert solicitud.esta_abierta


def test_se_cierra_sin_ficha(enviar, solicitud, mailoutbox):
    html = enviar(**{"respuesta": "Repetida", "action-cerrar": "1"})

    assert "La solicitud quedó cerrada" in html
    assert (solicitud.estado, solicitud.correo, solicitud.respuesta) == ("cerrada", "", "Repetida")
    assert not mailoutbox


def test_si_otra_persona_ya_la_atendio_se_dice(enviar, solicitud, ficha, coordinadora):
    servicios.cerrar(solicitud=solicitud, usuario=coordinadora)

    assert "Esta solicitud ya está cerrada" in enviar(ficha=ficha.codigo)


def test_el_historial_dice_que_paso(admin, enviar, solicitud, ficha):
    enviar(ficha=ficha.codigo)

    assert "Respondida con una ficha" in admin.get(reverse("solicitud:history", args=[solicitud.pk])).content.decode()


# --- Notices that did not go out ----------------------------------------------------------------------------------------
def test_la_lista_muestra_los_avisos_que_no_salieron_y_ofrece_reenviarlos(admin, fallida):
    html = admin.get(reverse(LISTA), {"aviso": "fallido"}).content.decode()

    assert "No salió" in html
    assert "Reenviar el aviso" in html


def test_se_reenvia(enviar, fallida, mailoutbox):
    html = enviar(**{"action-reintentar": "1"})

    assert "El aviso se está enviando de nuevo." in html
    assert (fallida.aviso, fallida.correo) == ("enviado", "")
    assert len(mailoutbox) == 1


def test_se_desiste(enviar, fallida, mailoutbox):
    enviar(**{"action-desistir": "1"})

    assert (fallida.aviso, fallida.correo) == ("sin_aviso", "")
    assert not mailoutbox
