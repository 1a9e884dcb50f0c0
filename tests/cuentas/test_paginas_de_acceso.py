"""The pages with which one comes to act for an entity: nothing typed is lost, nothing is told to who should not know."""

import pytest
from django.core import mail

from practicas.cuentas import roles
from practicas.cuentas.models import Usuario
from practicas.entidades import servicios
from practicas.entidades.models import Membresia, Rol, SolicitudDeAcceso
from tests.entidades.test_invitaciones import carta
from tests.factories import EntidadFactory, UsuarioFactory

from .conftest import CLAVE

pytestmark = pytest.mark.django_db
PEDIR = "/cuenta/solicitar-acceso/"
CUENTA = {"nombres": "Ana", "apellidos": "Mamani", "clave": CLAVE, "otra_vez": CLAVE}


@pytest.fixture
def entidad():
    return EntidadFactory(nombre="Municipalidad Provincial de Melgar", codigo="211104")


@pytest.fixture
def invitacion(entidad):
    usuario = UsuarioFactory(rol=Rol.RESPONSABLE, rol__entidad=entidad)
    return servicios.invitar(entidad=entidad, correo="ana@muni.example", rol=Rol.REDACTOR, usuario=usuario)


@pytest.fixture
def direccion(invitacion):
    return f"/cuenta/invitacion/{invitacion.secreto}/"


# --- The invitation ---------------------------------------------------------------------------------------------------
def test_sin_cuenta_se_crea_y_se_queda_dentro(client, direccion, entidad):
    assert "Lo invitan a Municipalidad Provincial de Melgar" in client.get(direccion).content.decode()

    respuesta = client.post(direccion, CUENTA)

    assert respuesta.url == "/cuenta/"
    assert client.session["_auth_user_id"] == str(Usuario.objects.get(email="ana@muni.example").pk)
    assert "Listo: ya es redactor o redactora de" in client.get("/cuenta/").content.decode()


@pytest.mark.parametrize(
    ("cambios", "dice"),
    [
        ({"nombres": ""}, "Escriba sus nombres."),
        ({"otra_vez": "distinta-de-la-otra"}, "No es igual a la de arriba"),
        ({"clave": "1234567890", "otra_vez": "1234567890"}, "demasiado común"),
    ],
)
def test_con_errores_se_conserva_lo_escrito_menos_la_contrasena(client, direccion, cambios, dice):
    html = client.post(direccion, {**CUENTA, **cambios}).content.decode()

    assert dice in html
    assert 'value="Mamani"' in html
    assert CLAVE not in html
    assert not Membresia.objects.filter(rol=Rol.REDACTOR).exists()


def test_con_cuenta_se_ingresa_y_se_vuelve_a_aceptar(client, direccion, ingresar, persona):
    persona("ana@muni.example")
    html = client.get(direccion).content.decode()
    assert "Ya hay una cuenta con ese correo" in html
    client.post(direccion, CUENTA)
    assert not Membresia.objects.filter(rol=Rol.REDACTOR).exists()

    assert ingresar("ana@muni.example", next=direccion).url == direccion
    client.post(direccion)

    assert Membresia.objects.get(rol=Rol.REDACTOR).usuario.email == "ana@muni.example"


def test_con_la_sesion_de_otra_persona_no_se_acepta(client, direccion):
    client.force_login(UsuarioFactory())
    assert client.post(direccion, CUENTA).status_code == 403
    assert "Esta invitación es para otro correo" in client.get(direccion).content.decode()
    assert not Membresia.objects.filter(rol=Rol.REDACTOR).exists()


def test_la_que_ya_no_sirve_lo_dice_y_la_inventada_no_existe(client, direccion, invitacion):
    client.post(direccion, CUENTA)
    client.post("/cuenta/salir/")

    assert client.get(direccion).status_code == 410
    assert client.post(direccion, CUENTA).status_code == 410
    assert client.get("/cuenta/invitacion/inventado/").status_code == 404


def test_la_direccion_no_se_cuenta_a_nadie(client, direccion):
    respuesta = client.get(direccion)
    assert respuesta["Referrer-Policy"] == "same-origin"
    assert "no-store" in respuesta["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in respuesta.content.decode()


# --- Asking -----------------------------------------------------------------------------------------------------------
def pedir(client, **cambios):
    datos = {"nombre": "Ana Mamani", "correo": "ana@muni.example", "entidad": "melgar", "rol": "redactor"}
    return client.post(PEDIR, {**datos, **cambios})


def test_pedir_acceso_llega_a_la_mesa(client, entidad):
    assert pedir(client).url == "/cuenta/solicitar-acceso/recibida/"
    solicitud = SolicitudDeAcceso.objects.get()
    assert (solicitud.entidad, solicitud.rol) == (entidad, "redactor")


def test_si_varias_se_llaman_asi_se_elige_sin_perder_lo_escrito(client, entidad):
    EntidadFactory(nombre="Municipalidad Distrital de Melgar Chico", codigo="x-chico")
    html = pedir(client).content.decode()

    assert "Elija su entidad" in html
    assert 'value="Ana Mamani"' in html
    assert not SolicitudDeAcceso.objects.exists()

    pedir(client, elegida="x-chico")
    assert SolicitudDeAcceso.objects.get().entidad.codigo == "x-chico"


def test_con_el_nombre_entero_no_hace_falta_elegir(client, entidad):
    EntidadFactory(nombre="Municipalidad Provincial de Melgar Chico")
    pedir(client, entidad="municipalidad provincial de MELGAR")
    assert SolicitudDeAcceso.objects.get().entidad == entidad


def test_la_que_no_esta_en_el_registro_se_pide_igual(client):
    assert "no está" in pedir(client, entidad="Xilófono").content.decode().lower()
    pedir(client, entidad="Xilófono", elegida="no-esta")

    solicitud = SolicitudDeAcceso.objects.get()
    assert (solicitud.entidad, solicitud.entidad_escrita) == (None, "Xilófono")


@pytest.mark.parametrize(
    ("cambios", "dice"),
    [
        ({"nombre": ""}, "Escriba su nombre"),
        ({"correo": "ana"}, "Escriba el correo completo"),
        ({"rol": ""}, "Elija qué hará"),
        ({"rol": "sectorial"}, "sectorial"),
        ({"rol": "alterno"}, "hace falta la carta"),
        ({"entidad": "\x00"}, "Error"),
        ({"entidad": "…"}, "Elija su entidad"),
        ({"elegida": "inventada"}, "inventada"),
    ],
)
def test_lo_que_falta_se_dice_y_lo_escrito_se_conserva(client, entidad, cambios, dice):
    respuesta = pedir(client, **cambios)
    html = respuesta.content.decode()

    assert respuesta.status_code == 200
    assert dice in html
    assert "<title>Error: " in html
    assert not SolicitudDeAcceso.objects.exists()


def test_la_carta_tiene_que_ser_un_pdf_y_hay_que_elegirla_de_nuevo(client, entidad):
    html = pedir(client, rol="alterno", documento=carta(contenido=b"MZ\x90")).content.decode()
    assert "tiene que ser un PDF" in html
    assert "Elija de nuevo la carta" in html

    pedir(client, rol="alterno", documento=carta())
    assert SolicitudDeAcceso.objects.get().documento


def test_la_carta_no_la_ve_cualquiera(client, entidad):
    pedir(client, rol="alterno", documento=carta())
    direccion = f"/archivos/{SolicitudDeAcceso.objects.get().documento.name}"
    assert client.get(direccion).status_code == 404

    client.force_login(UsuarioFactory(grupo=roles.ESPECIALISTAS))
    respuesta = client.get(direccion)
    assert b"".join(respuesta.streaming_content).startswith(b"%PDF-")
    respuesta.close()


def test_nadie_envia_demasiadas_en_una_hora(client, entidad):
    assert [pedir(client).status_code for _ in range(6)] == [302] * 5 + [429]


def test_un_programa_que_llena_todo_no_deja_nada(client, entidad):
    assert pedir(client, sitio_web="https://malo.example").status_code == 302
    assert not SolicitudDeAcceso.objects.exists()


# --- At the desk ------------------------------------------------------------------------------------------------------
@pytest.fixture
def admin(client):
    client.force_login(UsuarioFactory(grupo=roles.ESPECIALISTAS))
    return client


@pytest.fixture
def solicitud(entidad):
    return servicios.pedir_acceso(nombre="Ana Mamani", correo="ana@muni.example", rol=Rol.REDACTOR, entidad=entidad)


def atender(admin, solicitud, **datos):
    return admin.post(f"/cms/entidades/accesos/edit/{solicitud.pk}/", datos, follow=True)


def test_la_mesa_aprueba_y_muestra_el_enlace(admin, solicitud, entidad, django_capture_on_commit_callbacks):
    assert "Ana Mamani" in admin.get("/cms/entidades/accesos/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        respuesta = atender(admin, solicitud, entidad=entidad.pk, motivo="", **{"action-edit": "1"})
    solicitud.refresh_from_db()

    assert solicitud.estado == "aprobada"
    assert f"/cuenta/invitacion/{solicitud.invitacion.secreto}/" in respuesta.content.decode()
    assert len(mail.outbox) == 1


def test_la_mesa_deniega_con_motivo_y_sin_el_conserva_la_pagina(admin, solicitud, entidad):
    respuesta = atender(admin, solicitud, entidad=entidad.pk, motivo="", **{"action-denegar": "1"})
    assert "Escriba por qué" in respuesta.content.decode()

    atender(admin, solicitud, entidad=entidad.pk, motivo="No trabaja ahí.", **{"action-denegar": "1"})
    solicitud.refresh_from_db()
    assert (solicitud.estado, solicitud.motivo) == ("denegada", "No trabaja ahí.")


def test_aprobar_lo_que_otra_persona_denego_lo_dice(admin, solicitud, entidad):
    servicios.denegar_acceso(solicitud=solicitud, motivo="No.", usuario=UsuarioFactory(grupo=roles.COORDINACION))
    respuesta = atender(admin, solicitud, entidad=entidad.pk, motivo="", **{"action-edit": "1"})

    assert "ya está denegada" in respuesta.content.decode()
    solicitud.refresh_from_db()
    assert solicitud.estado == "denegada"


def test_la_mesa_invita_reenvia_y_anula(admin, entidad):
    datos = {"entidad": entidad.pk, "correo": "nueva@muni.example", "rol": "redactor"}
    html = admin.post("/cms/entidades/invitaciones/new/", datos, follow=True).content.decode()
    invitacion = entidad.invitaciones.get()
    assert invitacion.secreto in html

    editar = f"/cms/entidades/invitaciones/edit/{invitacion.pk}/"
    assert "enviando de nuevo" in admin.post(editar, {"action-reenviar": "1"}, follow=True).content.decode()
    assert "Anulada" in admin.post(editar, {"action-anular": "1"}, follow=True).content.decode()
    assert "ya está anulada" in admin.post(editar, {"action-anular": "1"}, follow=True).content.decode()


def test_invitar_a_responsable_sin_carta_se_explica_junto_al_campo(admin, entidad):
    datos = {"entidad": entidad.pk, "correo": "nueva@muni.example", "rol": "responsable"}
    html = admin.post("/cms/entidades/invitaciones/new/", datos).content.decode()
    assert "Suba el oficio" in html
    assert "nueva@muni.example" in html


def test_nadie_mas_ve_las_solicitudes_ni_las_invitaciones(client, solicitud, invitacion):
    for rasgos in ({}, {"rol": "responsable"}, {"grupo": roles.EVALUADORES}):
        client.force_login(UsuarioFactory(**rasgos))
        for parte, fila in (("accesos", solicitud), ("invitaciones", invitacion)):
            for direccion in (f"/cms/entidades/{parte}/", f"/cms/entidades/{parte}/edit/{fila.pk}/"):
                respuesta = client.get(direccion)
                assert respuesta.status_code in (302, 403)
                assert "ana@muni.example" not in respuesta.content.decode()
