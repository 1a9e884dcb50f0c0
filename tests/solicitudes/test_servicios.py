"""A request is answered once, told once, and its address is not kept."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError

from practicas.solicitudes import servicios, tareas
from practicas.solicitudes.models import Solicitud
from tests.factories import LeccionFactory, PracticaFactory

pytestmark = pytest.mark.django_db
Aviso, Estado = Solicitud.Aviso, Solicitud.Estado


# --- Asking -----------------------------------------------------------------------------------------------------------
def test_pedir_deja_una_abierta_en_una_linea():
    solicitud = servicios.pedir(consulta="  camal\nmunicipal ", detalle=" Somos 4,000. ", correo="a@muni.example")

    assert (solicitud.consulta, solicitud.detalle, solicitud.estado) == ("camal municipal", "Somos 4,000.", "abierta")


@pytest.mark.parametrize(
    "pedido",
    [
        {"consulta": " "},
        {"consulta": "c" * 301},
        {"consulta": "camal", "detalle": "d" * 1001},
        {"consulta": "camal", "correo": "nadie"},
    ],
)
def test_no_se_pide_nada_ni_de_mas(pedido):
    with pytest.raises(ValidationError):
        servicios.pedir(**pedido)


def test_se_cuentan_las_abiertas_que_piden_lo_mismo_con_otras_tildes(especialista):
    for consulta in ("Gestión del agua", "gestion  del AGUA", "otra cosa"):
        servicios.pedir(consulta=consulta)
    servicios.cerrar(solicitud=servicios.pedir(consulta="gestión del agua"), usuario=especialista)

    cuentas = dict(Solicitud.objects.con_cuenta().values_list("consulta", "piden_lo_mismo"))

    assert cuentas == {"Gestión del agua": 2, "gestion del AGUA": 2, "gestión del agua": 2, "otra cosa": 1}


def test_una_consulta_que_crece_al_plegarse_tambien_cabe():
    assert len(servicios.pedir(consulta="\ufdfa" * 300).plegada) == 300


# --- Answering --------------------------------------------------------------------------------------------------------
def test_responder_avisa_una_vez_y_borra_el_correo(responder, ficha, especialista, mailoutbox):
    solicitud = responder(respuesta="Llame a la gerencia.")

    assert (solicitud.estado, solicitud.ficha, solicitud.correo) == (Estado.RESPONDIDA, ficha.codigo, "")
    assert (solicitud.aviso, solicitud.respondida_por) == (Aviso.ENVIADO, especialista)
    assert solicitud.respondida_el
    assert [m.to for m in mailoutbox] == [["pide@muni.example"]]


def test_el_aviso_dice_que_paso_por_que_llega_y_un_enlace(responder, ficha, mailoutbox, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://yachay.example"
    responder(respuesta="Llame a la gerencia & pregunte.")
    texto = mailoutbox[0].body

    assert "camal con biodigestor" in texto
    assert f"«Un camal que da gas» ({ficha.codigo})" in texto
    assert "Llame a la gerencia & pregunte." in texto
    assert "Recibe este correo porque" in texto
    assert texto.count("https://") == 1
    assert f"https://yachay.example/fichas/{ficha.codigo}/" in texto


def test_nadie_recibe_aviso_si_no_dejo_correo(responder, mailoutbox):
    solicitud = responder(solicitud=(sin_correo := servicios.pedir(consulta="otra")))
    sin_correo.refresh_from_db()

    assert (sin_correo.estado, sin_correo.aviso) == (Estado.RESPONDIDA, Aviso.SIN_AVISO)
    assert solicitud.esta_abierta
    assert not mailoutbox


def test_nada_sale_si_la_respuesta_no_se_guarda(solicitud, ficha, especialista, mailoutbox):
    servicios.responder(solicitud=solicitud, ficha_codigo=ficha.codigo, usuario=especialista)

    assert not mailoutbox, "Only a commit sends it, and here there was none"


def test_el_codigo_se_acepta_como_se_copia(responder, ficha):
    assert responder(ficha_codigo=f" {ficha.codigo.lower()} ").ficha == ficha.codigo


def _codigos_que_no_responden():
    yield "BP-2026-99999"
    yield "cualquiera"
    yield ""
    yield PracticaFactory(retirada=True).codigo
    yield LeccionFactory(restringida=True, publicada=True).codigo


def test_solo_responde_una_ficha_publica(solicitud, especialista):
    for codigo in _codigos_que_no_responden():
        with pytest.raises(ValidationError, match="ficha publicada"):
            servicios.responder(solicitud=solicitud, ficha_codigo=codigo, usuario=especialista)
    solicitud.refresh_from_db()
    assert solicitud.esta_abierta


def test_no_se_responde_dos_veces(responder, mailoutbox):
    responder()
    with pytest.raises(ValidationError, match="ya está respondida"):
        responder()
    assert len(mailoutbox) == 1


def test_quien_no_puede_no_atiende(solicitud, ficha, cualquiera):
    with pytest.raises(PermissionDenied):
        servicios.responder(solicitud=solicitud, ficha_codigo=ficha.codigo, usuario=cualquiera)
    for atender in (servicios.cerrar, servicios.reintentar_aviso, servicios.desistir_del_aviso):
        with pytest.raises(PermissionDenied):
            atender(solicitud=solicitud, usuario=cualquiera)


def test_cerrar_borra_el_correo_y_no_avisa(solicitud, especialista, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        cerrada = servicios.cerrar(solicitud=solicitud, motivo="Repetida", usuario=especialista)

    assert (cerrada.estado, cerrada.correo, cerrada.respuesta) == (Estado.CERRADA, "", "Repetida")
    assert not mailoutbox


# --- The notice that does not go out ------------------------------------------------------------------------------------
def test_un_servidor_caido_no_deshace_la_respuesta(responder, sin_servidor_de_correo, caplog):
    solicitud = responder()

    assert (solicitud.estado, solicitud.aviso) == (Estado.RESPONDIDA, Aviso.FALLIDO)
    assert solicitud.correo == "pide@muni.example"
    assert "No salió el aviso" in caplog.text
    assert "pide@muni.example" not in caplog.text


def test_una_cola_caida_tampoco(responder, monkeypatch):
    monkeypatch.setattr(type(tareas.avisar_respuesta), "enqueue", lambda *args: 1 / 0)

    assert responder().aviso == Aviso.POR_ENVIAR


def test_el_aviso_se_reintenta(responder, especialista, settings, mailoutbox, django_capture_on_commit_callbacks):
    bueno = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "tests.solicitudes.servidor_caido.ServidorCaido"
    solicitud = responder()
    settings.EMAIL_BACKEND = bueno
    with django_capture_on_commit_callbacks(execute=True):
        servicios.reintentar_aviso(solicitud=solicitud, usuario=especialista)
    solicitud.refresh_from_db()

    assert (solicitud.aviso, solicitud.correo, len(mailoutbox)) == (Aviso.ENVIADO, "", 1)


def test_lo_que_ya_se_aviso_no_se_reintenta(responder, especialista):
    with pytest.raises(ValidationError, match="No hay aviso por enviar"):
        servicios.reintentar_aviso(solicitud=responder(), usuario=especialista)


def test_se_puede_desistir_y_el_correo_se_borra(responder, especialista, sin_servidor_de_correo, mailoutbox):
    solicitud = servicios.desistir_del_aviso(solicitud=responder(), usuario=especialista)
    tareas.avisar_respuesta.call(solicitud.pk)

    assert (solicitud.correo, solicitud.aviso) == ("", Aviso.SIN_AVISO)
    assert not mailoutbox


@pytest.mark.parametrize("cambio", [{"estado": "respondida"}, {"estado": "cerrada"}])
def test_la_base_no_guarda_respondidas_sin_ficha_ni_correos_de_mas(solicitud, cambio):
    with pytest.raises(IntegrityError):
        Solicitud.objects.filter(pk=solicitud.pk).update(**cambio)
