"""Whatever fails — the server, the DNS, an address, the process that sends — each mail goes out once."""

import socket
from datetime import timedelta

import pytest
from django.core.mail.backends.smtp import EmailBackend
from django.utils import timezone

from practicas.avisos import mensajes, tareas
from practicas.avisos.models import Aviso

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reloj")]
Correo = Aviso.Correo
MINUTO = 60


@pytest.fixture
def tres(avisar, ana, beto):
    """Three mails to send, the first to Ana."""
    return [*avisar(ana, beto), *avisar(correos=["mesa@muni.example"])]


UNO_CADA_UNO = {"ana@muni.example": 1, "beto@muni.example": 1, "mesa@muni.example": 1}


def intentos() -> list[int]:
    return list(Aviso.objects.order_by("pk").values_list("intentos", flat=True))


def estados() -> set[str]:
    return set(Aviso.objects.values_list("correo_estado", flat=True))


def test_cada_correo_sale_una_vez(tres, servidor):
    ronda = tareas.enviar_pendientes()
    tareas.enviar_pendientes()

    assert (ronda.enviados, ronda.fallidos) == (3, 0)
    assert servidor.llegados() == UNO_CADA_UNO
    assert estados() == {Correo.ENVIADO}


def test_lo_que_no_es_para_enviar_no_sale(avisar, ana, servidor):
    avisar(ana, con_correo=False)

    assert tareas.enviar_pendientes().enviados == 0
    assert not servidor.recibidos


# --- A server that is not there ---------------------------------------------------------------------------------------
def test_sin_servidor_se_prueba_una_vez_y_al_volver_todo_sale_una_vez(tres, servidor, reloj):
    servidor.apagar()
    ronda = tareas.enviar_pendientes()

    assert (ronda.hay_servidor, ronda.enviados) == (False, 0)
    assert intentos() == [1, 0, 0], "The other mails are not tried against a server that does not answer"
    assert "no responde" in Aviso.objects.get(pk=tres[0].pk).error

    servidor.encender()
    tareas.enviar_pendientes()
    assert servidor.llegados() == {"beto@muni.example": 1, "mesa@muni.example": 1}
    reloj.shift(MINUTO)
    tareas.enviar_pendientes()
    assert servidor.llegados() == UNO_CADA_UNO


def test_sin_dns_igual(tres, servidor, settings, monkeypatch, reloj):
    def no_encuentra(*_, **__):
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    settings.EMAIL_HOST = "correo.invalid"
    with monkeypatch.context() as sin_dns:
        sin_dns.setattr(socket, "getaddrinfo", no_encuentra)
        ronda = tareas.enviar_pendientes()
    assert (ronda.hay_servidor, intentos()) == (False, [1, 0, 0])
    assert "DNS" in Aviso.objects.get(pk=tres[0].pk).error

    settings.EMAIL_HOST = "127.0.0.1"
    reloj.shift(MINUTO)
    tareas.enviar_pendientes()
    assert servidor.llegados() == UNO_CADA_UNO


def test_un_servidor_que_no_dice_nada_no_detiene_para_siempre(tres, servidor, settings, reloj):
    settings.EMAIL_TIMEOUT = 0.1
    servidor.callado.set()
    assert not tareas.enviar_pendientes().hay_servidor
    assert "no responde" in Aviso.objects.get(pk=tres[0].pk).error

    servidor.callado.clear()
    settings.EMAIL_TIMEOUT = 10
    reloj.shift(MINUTO)
    tareas.enviar_pendientes()
    assert servidor.llegados() == UNO_CADA_UNO


def test_una_conexion_que_se_corta_se_abre_de_nuevo(tres, servidor, monkeypatch, reloj):
    enviar, cortes = EmailBackend.send_messages, iter([True])

    def enviar_y_cortar(self, correos):
        if next(cortes, False):
            self.connection.sock.shutdown(socket.SHUT_RDWR)
        return enviar(self, correos)

    monkeypatch.setattr(EmailBackend, "send_messages", enviar_y_cortar)
    assert tareas.enviar_pendientes().enviados == 2
    reloj.shift(MINUTO)
    tareas.enviar_pendientes()
    assert servidor.llegados() == UNO_CADA_UNO


# --- A mail that cannot go out ----------------------------------------------------------------------------------------
def test_una_direccion_que_no_se_acepta_no_detiene_a_las_demas(tres, servidor, caplog):
    servidor.rechazados.add("ana@muni.example")
    ronda = tareas.enviar_pendientes()

    assert (ronda.hay_servidor, ronda.enviados, ronda.fallidos) == (True, 2, 1)
    assert "no acepta la dirección" in Aviso.objects.get(pk=tres[0].pk).error
    assert "550 no hay tal buzon" in Aviso.objects.get(pk=tres[0].pk).error
    assert "ana@muni.example" not in caplog.text


def test_uno_que_no_se_puede_componer_no_detiene_a_los_demas(tres, servidor, monkeypatch):
    componer = mensajes.componer
    monkeypatch.setattr(tareas, "componer", lambda a: 1 / 0 if a.pk == tres[0].pk else componer(a))

    assert tareas.enviar_pendientes().enviados == 2


def test_se_espera_cada_vez_mas_y_al_octavo_se_deja(avisar, ana, servidor, reloj):
    avisar(ana)
    servidor.rechazados.add("ana@muni.example")
    for minutos in (1, 5, 15, 60, 240, 720, 1440):
        assert tareas.enviar_pendientes().fallidos == 1
        assert Aviso.objects.get().proximo_intento == timezone.now() + timedelta(minutes=minutos)
        reloj.shift(minutos * MINUTO - 1)
        assert tareas.enviar_pendientes().fallidos == 0
        reloj.shift(1)
    tareas.enviar_pendientes()

    assert (estados(), intentos()) == ({Correo.FALLIDO}, [8])
    reloj.shift(30 * 24 * 60 * MINUTO)
    assert tareas.enviar_pendientes().fallidos == 0


def test_a_una_cuenta_desactivada_no_se_le_escribe(tres, ana, servidor):
    type(ana).objects.filter(pk=ana.pk).update(is_active=False)
    tareas.enviar_pendientes()

    assert servidor.llegados() == {"beto@muni.example": 1, "mesa@muni.example": 1}
    assert Aviso.objects.get(pk=tres[0].pk).correo_estado == Correo.SIN_CORREO


def test_una_ronda_termina_cuando_se_le_acaba_el_tiempo(tres, servidor):
    assert tareas.enviar_pendientes(segundos=0).enviados == 0
    assert intentos() == [0, 0, 0]


# --- A process that dies ----------------------------------------------------------------------------------------------
class Muerte(BaseException):
    pass


@pytest.fixture
def morir(monkeypatch):
    """The process that sends dies with a mail in its hands; the next one lives."""

    def _morir():
        with monkeypatch.context() as contexto:
            contexto.setattr(EmailBackend, "send_messages", lambda *_: (_ for _ in ()).throw(Muerte()))
            with pytest.raises(Muerte):
                tareas.enviar_pendientes()

    return _morir


def test_lo_que_tenia_un_proceso_muerto_lo_envia_otro_cuando_vence_su_arriendo(tres, servidor, morir, reloj):
    morir()
    tareas.enviar_pendientes()
    assert servidor.llegados() == {"beto@muni.example": 1, "mesa@muni.example": 1}
    reloj.shift(5 * MINUTO - 1)
    assert tareas.enviar_pendientes().enviados == 0
    reloj.shift(1)
    tareas.enviar_pendientes()
    tareas.enviar_pendientes()

    assert servidor.llegados() == UNO_CADA_UNO


def test_uno_que_mata_a_todo_el_que_lo_toma_se_deja(avisar, ana, servidor, morir, reloj):
    avisar(ana)
    for _ in range(Aviso.MAXIMO_DE_INTENTOS):
        morir()
        reloj.shift(5 * MINUTO)
    tareas.enviar_pendientes()

    assert estados() == {Correo.FALLIDO}
    assert "se interrumpió" in Aviso.objects.get().error


def test_quien_perdio_su_arriendo_no_anota_nada(avisar, ana, servidor, reloj):
    avisar(ana)
    lento = tareas._tomar()
    reloj.shift(5 * MINUTO)
    assert tareas.enviar_pendientes().enviados == 1
    tareas._anotar_falla(lento, TimeoutError())

    assert estados() == {Correo.ENVIADO}


def test_lo_tomado_no_lo_toma_otro(tres, servidor):
    tomados = [tareas._tomar() for _ in range(4)]

    assert tomados == [*tres, None]
