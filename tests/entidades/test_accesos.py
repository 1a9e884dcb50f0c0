"""Asking to write for an entity: anybody may, staff answer once, and the answer is an invitation or a reason."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError

from practicas.cuentas import roles
from practicas.entidades import servicios
from practicas.entidades.models import Invitacion, Rol, SolicitudDeAcceso
from tests.factories import EntidadFactory, UsuarioFactory

from .test_invitaciones import carta

pytestmark = pytest.mark.django_db
Estado = SolicitudDeAcceso.Estado


@pytest.fixture
def especialista():
    return UsuarioFactory(grupo=roles.ESPECIALISTAS)


@pytest.fixture
def entidad():
    return EntidadFactory(nombre="Municipalidad Provincial de Melgar")


@pytest.fixture
def pedir(entidad):
    def _pedir(**cambios):
        datos = {"nombre": "Ana  Mamani", "correo": "Ana@Muni.example", "rol": Rol.REDACTOR, "entidad": entidad}
        return servicios.pedir_acceso(**{**datos, **cambios})

    return _pedir


def test_pedir_deja_una_pendiente(pedir, entidad):
    solicitud = pedir()
    assert (solicitud.nombre, solicitud.correo) == ("Ana Mamani", "ana@muni.example")
    assert (solicitud.entidad_escrita, solicitud.estado) == (str(entidad), Estado.PENDIENTE)


@pytest.mark.parametrize(
    "cambios", [{"nombre": " "}, {"correo": "nadie"}, {"rol": "sectorial"}, {"entidad": None}, {"nombre": "a" * 151}]
)
def test_no_se_pide_sin_decir_quien_para_que_ni_donde(pedir, cambios):
    with pytest.raises(ValidationError):
        pedir(**cambios)


def test_responsable_y_alterno_se_piden_con_carta(pedir):
    for rol in (Rol.RESPONSABLE, Rol.ALTERNO):
        with pytest.raises(ValidationError, match="hace falta la carta"):
            pedir(rol=rol)
    assert pedir(rol=Rol.ALTERNO, documento=carta()).documento
    with pytest.raises(IntegrityError):
        SolicitudDeAcceso.objects.filter(rol=Rol.ALTERNO).update(documento="")


def test_aprobar_invita_con_la_carta_que_se_envio(
    pedir, especialista, entidad, mailoutbox, django_capture_on_commit_callbacks
):
    solicitud = pedir(rol=Rol.RESPONSABLE, documento=carta())
    with django_capture_on_commit_callbacks(execute=True):
        aprobada = servicios.aprobar_acceso(solicitud=solicitud, usuario=especialista)

    assert (aprobada.estado, aprobada.atendida_por) == (Estado.APROBADA, especialista)
    assert aprobada.invitacion.documento.name == solicitud.documento.name
    assert [m.to for m in mailoutbox] == [["ana@muni.example"]]
    assert not entidad.membresias.exists()  # until the mailbox is proved


def test_si_no_esta_en_el_registro_quien_aprueba_dice_cual_es(pedir, especialista, entidad):
    solicitud = pedir(entidad=None, entidad_escrita="Muni de Melgar")
    with pytest.raises(ValidationError, match="Elija la entidad"):
        servicios.aprobar_acceso(solicitud=solicitud, usuario=especialista)

    assert servicios.aprobar_acceso(solicitud=solicitud, entidad=entidad, usuario=especialista).entidad == entidad


def test_denegar_dice_por_que_y_avisa(pedir, especialista, mailoutbox, django_capture_on_commit_callbacks):
    with pytest.raises(ValidationError, match="Escriba por qué"):
        servicios.denegar_acceso(solicitud=pedir(), motivo=" ", usuario=especialista)
    with django_capture_on_commit_callbacks(execute=True):
        negada = servicios.denegar_acceso(solicitud=pedir(), motivo="La carta no tiene firma.", usuario=especialista)
    negada.refresh_from_db()

    assert (negada.estado, negada.aviso) == (Estado.DENEGADA, SolicitudDeAcceso.Aviso.ENVIADO)
    assert "La carta no tiene firma." in mailoutbox[0].body
    assert not Invitacion.objects.exists()


def test_sin_servidor_de_correo_la_respuesta_queda(pedir, especialista, settings, django_capture_on_commit_callbacks):
    settings.EMAIL_BACKEND = "tests.solicitudes.servidor_caido.ServidorCaido"
    with django_capture_on_commit_callbacks(execute=True):
        negada = servicios.denegar_acceso(solicitud=pedir(), motivo="Falta la carta.", usuario=especialista)
    negada.refresh_from_db()
    assert (negada.estado, negada.aviso) == (Estado.DENEGADA, SolicitudDeAcceso.Aviso.FALLIDO)


def test_se_responde_una_vez(pedir, especialista):
    solicitud = pedir()
    servicios.aprobar_acceso(solicitud=solicitud, usuario=especialista)
    for hacer, datos in ((servicios.aprobar_acceso, {}), (servicios.denegar_acceso, {"motivo": "x"})):
        with pytest.raises(ValidationError, match="ya está aprobada"):
            hacer(solicitud=solicitud, usuario=especialista, **datos)


@pytest.mark.parametrize("rasgos", [{"rol": "responsable"}, {"grupo": roles.EVALUADORES}, {}])
def test_solo_la_sgp_responde(pedir, rasgos):
    for hacer, datos in ((servicios.aprobar_acceso, {}), (servicios.denegar_acceso, {"motivo": "x"})):
        with pytest.raises(PermissionDenied):
            hacer(solicitud=pedir(), usuario=UsuarioFactory(**rasgos), **datos)
