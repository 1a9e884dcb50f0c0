"""Each person is told once, nothing is sent by telling, and nobody touches what is of another."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from practicas.avisos import servicios
from practicas.avisos.models import Aviso
from practicas.cuentas import roles
from practicas.cuentas.models import Usuario

pytestmark = pytest.mark.django_db
Correo = Aviso.Correo


# --- Telling ----------------------------------------------------------------------------------------------------------
def test_cada_persona_recibe_uno(avisar, ana, beto):
    avisos = avisar(ana, beto, ana)

    assert [a.usuario for a in avisos] == [ana, beto]
    assert {a.correo_estado for a in avisos} == {Correo.POR_ENVIAR}


def test_avisar_no_envia_nada(avisar, ana, mailoutbox, settings):
    settings.EMAIL_BACKEND = "no.hay.tal.Backend"

    assert avisar(ana)
    assert not mailoutbox


def test_lo_que_se_deshace_no_se_aviso(avisar, ana):
    with transaction.atomic():
        avisar(ana)
        transaction.set_rollback(True)
    assert not Aviso.objects.exists()


def test_con_la_misma_clave_cada_persona_se_entera_una_vez(avisar, ana, beto):
    avisar(ana, clave="vence:2026-0001")

    assert [a.usuario for a in avisar(ana, beto, clave="vence:2026-0001")] == [beto]
    assert avisar(ana, beto, clave="vence:2026-0001") == []
    assert len(avisar(ana, clave="vence:2026-0002")) == 1


def test_sin_clave_se_avisa_cada_vez(avisar, ana):
    assert len(avisar(ana) + avisar(ana)) == 2


def test_a_quien_ya_no_esta_no_se_le_avisa(avisar, ana):
    ana.is_active = False
    ana.save()

    assert avisar(ana, None) == []


def test_una_direccion_sin_cuenta_recibe_correo_una_vez(avisar, ana):
    correos = ["mesa@muni.example", " MESA@muni.example", "Ana@muni.example", ""]
    avisos = avisar(ana, correos=correos, clave="x")

    assert [(a.usuario, a.direccion_de_correo) for a in avisos] == [
        (ana, "ana@muni.example"),
        (None, "MESA@muni.example"),
    ]
    assert avisar(correos=["mesa@muni.example"], clave="x") == []


def test_sin_correo_solo_queda_en_la_bandeja(avisar, ana):
    (aviso,) = avisar(ana, correos=["mesa@muni.example"], con_correo=False)

    assert (aviso.usuario, aviso.correo_estado) == (ana, Correo.SIN_CORREO)


def test_a_quien_eligio_el_resumen_no_le_llega_uno_por_uno(avisar, ana, beto):
    servicios.elegir_resumen(usuario=ana, resumen_diario=True)
    assert [a.correo_estado for a in avisar(ana, beto)] == [Correo.EN_RESUMEN, Correo.POR_ENVIAR]

    servicios.elegir_resumen(usuario=ana, resumen_diario=False)
    assert avisar(ana)[0].correo_estado == Correo.POR_ENVIAR


def test_un_asunto_de_varias_lineas_o_muy_largo_cabe_en_una(avisar, ana):
    (aviso,) = avisar(ana, asunto="Observaron\nBcc: otra@x.example " + "palabra " * 60)

    assert "\n" not in aviso.asunto
    assert aviso.asunto.endswith("palabra…")
    assert len(aviso.asunto) <= 200


@pytest.mark.parametrize("enlace", ["https://x.example/", "//x.example/", "/\\x.example", "mi-entidad/"])
def test_un_enlace_no_saca_de_este_sitio(avisar, ana, enlace):
    with pytest.raises(ValueError, match="ruta de este sitio"):
        avisar(ana, enlace=enlace)


def test_la_base_no_guarda_avisos_de_nadie_ni_de_dos():
    for quien in ({}, {"correo": "a@x.example", "usuario": Usuario.objects.create_user("b@x.example")}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Aviso.objects.create(tipo="x", asunto="x", **quien)


# --- Reading ----------------------------------------------------------------------------------------------------------
def test_cuenta_la_primera_vez_que_se_lee(avisar, ana, reloj):
    (aviso,) = avisar(ana)
    leido = servicios.marcar_leido(aviso=aviso, usuario=ana).leido
    reloj.shift(60)
    servicios.marcar_leido(aviso=Aviso.objects.get(), usuario=ana)

    assert Aviso.objects.get().leido == leido


def test_nadie_marca_el_de_otra_persona(avisar, ana, beto):
    for aviso in (*avisar(ana), *avisar(correos=["mesa@muni.example"])):
        with pytest.raises(PermissionDenied):
            servicios.marcar_leido(aviso=aviso, usuario=beto)


def test_marcar_todos_alcanza_solo_a_los_propios(avisar, ana, beto):
    avisar(ana, beto)
    avisar(ana)

    assert servicios.marcar_todos_leidos(usuario=ana) == 2
    assert servicios.marcar_todos_leidos(usuario=ana) == 0
    assert Aviso.objects.de_bandeja(beto).sin_leer().count() == 1


# --- Mail that did not go out -----------------------------------------------------------------------------------------
@pytest.fixture
def especialista(db):
    usuaria = Usuario.objects.create_user("especialista@sgp.example")
    usuaria.groups.add(Group.objects.get(name=roles.ESPECIALISTAS))
    return usuaria


@pytest.fixture
def fallido(avisar, ana):
    avisar(ana)
    Aviso.objects.update(correo_estado=Correo.FALLIDO, intentos=8, error="No responde.")
    return Aviso.objects.get()


def test_el_que_no_salio_vuelve_a_la_cola_con_todos_sus_intentos(fallido, especialista):
    servicios.reintentar(aviso=fallido, usuario=especialista)
    fallido.refresh_from_db()

    assert (fallido.correo_estado, fallido.intentos, fallido.error) == (Correo.POR_ENVIAR, 0, "")


def test_se_desiste_y_el_aviso_queda_en_la_bandeja(fallido, especialista, ana):
    servicios.desistir(aviso=fallido, usuario=especialista)

    assert Aviso.objects.de_bandeja(ana).get().correo_estado == Correo.SIN_CORREO


@pytest.mark.parametrize("hacer", [servicios.reintentar, servicios.desistir])
def test_solo_quien_puede_atiende_los_correos(fallido, ana, hacer):
    with pytest.raises(PermissionDenied):
        hacer(aviso=fallido, usuario=ana)


@pytest.mark.parametrize("estado", [Correo.ENVIADO, Correo.POR_ENVIAR, Correo.SIN_CORREO])
@pytest.mark.parametrize("hacer", [servicios.reintentar, servicios.desistir])
def test_lo_que_salio_o_esta_saliendo_no_se_toca(fallido, especialista, estado, hacer):
    Aviso.objects.update(correo_estado=estado, error="")
    with pytest.raises(ValidationError, match="ya salió o está por salir"):
        hacer(aviso=fallido, usuario=especialista)
