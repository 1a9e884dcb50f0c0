"""An error is attended once, told once, and the address of who told it is not kept."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError

from practicas.avisos import tareas
from practicas.avisos.models import Aviso
from practicas.solicitudes import contacto, errores
from practicas.solicitudes.models import ErrorInformado

pytestmark = pytest.mark.django_db
Estado = ErrorInformado.Estado
CORREO = "lee@muni.example"


@pytest.fixture
def informado(ficha):
    return errores.informar(ficha=ficha, descripcion=" Dice 23 y son 32. ", correo=CORREO)


def test_informar_deja_uno_abierto(informado, ficha):
    assert (informado.ficha, informado.descripcion, informado.estado) == (ficha.codigo, "Dice 23 y son 32.", "abierto")


@pytest.mark.parametrize("cambio", [{"descripcion": " "}, {"descripcion": "d" * 2001}, {"correo": "nadie"}])
def test_no_se_informa_nada_ni_de_mas(ficha, cambio):
    with pytest.raises(ValidationError):
        errores.informar(**{"ficha": ficha, "descripcion": "Está mal.", **cambio})


def test_responder_avisa_una_vez_y_no_deja_el_correo_en_ningun_lado(informado, especialista, mailoutbox):
    respondido = errores.responder(error=informado, respuesta="Se corrigió.", usuario=especialista)
    tareas.enviar_pendientes()

    assert (respondido.estado, respondido.correo, respondido.atendido_por) == (Estado.RESPONDIDO, "", especialista)
    assert [m.to for m in mailoutbox] == [[CORREO]]
    assert "Se corrigió." in mailoutbox[0].body
    assert not Aviso.objects.exists()


def test_sin_correo_no_hay_aviso(ficha, especialista):
    errores.responder(
        error=errores.informar(ficha=ficha, descripcion="Está mal."), respuesta="Ya no.", usuario=especialista
    )
    assert not Aviso.objects.exists()


def test_cerrar_borra_el_correo_y_no_avisa(informado, especialista):
    cerrado = errores.cerrar(error=informado, motivo="Repetido", usuario=especialista)

    assert (cerrado.estado, cerrado.correo, cerrado.respuesta) == (Estado.CERRADO, "", "Repetido")
    assert not Aviso.objects.exists()


def test_no_se_atiende_dos_veces_ni_sin_palabras(informado, especialista):
    with pytest.raises(ValidationError, match="Escriba qué se hizo"):
        errores.responder(error=informado, respuesta=" ", usuario=especialista)
    errores.responder(error=informado, respuesta="Se corrigió.", usuario=especialista)
    with pytest.raises(ValidationError, match="ya lo atendió"):
        errores.cerrar(error=informado, usuario=especialista)


def test_quien_no_puede_no_atiende(informado, cualquiera):
    with pytest.raises(PermissionDenied):
        errores.responder(error=informado, respuesta="x", usuario=cualquiera)
    with pytest.raises(PermissionDenied):
        errores.cerrar(error=informado, usuario=cualquiera)


@pytest.mark.parametrize("cambio", [{"estado": "cerrado"}, {"estado": "respondido", "correo": ""}])
def test_la_base_no_guarda_un_correo_de_mas_ni_una_respuesta_sin_palabras(informado, cambio):
    with pytest.raises(IntegrityError):
        ErrorInformado.objects.update(**cambio)


# --- A message to the entity ------------------------------------------------------------------------------------------
def test_el_mensaje_sale_una_vez_y_se_responde_a_quien_escribio(ficha, mailoutbox):
    contacto.escribir(ficha=ficha, mensaje="¿Qué formato usan?", correo=CORREO)
    tareas.enviar_pendientes()
    tareas.enviar_pendientes()

    assert [(m.to, m.reply_to) for m in mailoutbox] == [(["mesadepartes@prueba.example"], [CORREO])]
    assert f"responda a este correo: llega a {CORREO}" in mailoutbox[0].body
    assert not Aviso.objects.exists(), "Neither the address nor the message is kept"


def test_con_el_servidor_caido_el_mensaje_espera(ficha, sin_servidor_de_correo):
    contacto.escribir(ficha=ficha, mensaje="¿Qué formato usan?", correo=CORREO)
    tareas.enviar_pendientes()

    assert Aviso.objects.get().responder_a == CORREO


def test_desistir_de_un_mensaje_lo_borra(ficha, especialista, sin_servidor_de_correo):
    from practicas.avisos import servicios

    contacto.escribir(ficha=ficha, mensaje="¿Qué formato usan?", correo=CORREO)
    tareas.enviar_pendientes()
    servicios.desistir(aviso=Aviso.objects.get(), usuario=especialista)

    assert not Aviso.objects.exists()


def test_si_ya_no_hay_buzon_no_se_escribe(ficha):
    type(ficha).objects.filter(pk=ficha.pk).update(contacto_correo="")
    with pytest.raises(ValidationError, match="quitó el buzón"):
        contacto.escribir(ficha=ficha, mensaje="Hola", correo=CORREO)
