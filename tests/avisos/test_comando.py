"""The command that sends what is due."""

import io

import pytest
from django.core.management import CommandError, call_command

from practicas.avisos.models import Aviso

pytestmark = pytest.mark.django_db


def correr(**opciones) -> str:
    salida = io.StringIO()
    call_command("enviar_avisos", stdout=salida, **opciones)
    return salida.getvalue()


def test_envia_lo_que_esta_por_salir_y_lo_dice(avisar, ana, beto, mailoutbox):
    avisar(ana, beto)

    assert "2 correos enviados, 0 no salieron." in correr()
    assert len(mailoutbox) == 2


def test_si_alguno_no_sale_termina_con_1(avisar, ana, settings):
    settings.EMAIL_BACKEND = "tests.solicitudes.servidor_caido.ServidorCaido"
    avisar(ana)
    with pytest.raises(CommandError) as error:
        correr()
    assert error.value.returncode == 1


def test_reintentar_toma_los_que_no_salieron_pero_no_el_que_otro_esta_enviando(avisar, ana, beto, mailoutbox):
    from practicas.avisos import tareas

    avisar(ana)
    tareas._tomar()
    avisar(beto)
    Aviso.objects.filter(usuario=beto).update(correo_estado="fallido", error="No responde.")
    correr()
    assert not mailoutbox
    correr(reintentar=True)

    assert [m.to for m in mailoutbox] == [["beto@muni.example"]]
