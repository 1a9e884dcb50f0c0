"""Joining an entity: by an invitation that only its mailbox can accept, once, within fourteen days."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.models import ModelLogEntry

from practicas.cuentas import roles
from practicas.entidades import permisos, servicios, tareas
from practicas.entidades.models import Invitacion, Membresia, Rol
from tests.factories import EntidadFactory, UsuarioFactory

pytestmark = pytest.mark.django_db
CLAVE = "una-clave-larga-de-prueba"


def carta(nombre="oficio.pdf", contenido=b"%PDF-1.4 carta"):
    return SimpleUploadedFile(nombre, contenido, content_type="application/pdf")


@pytest.fixture
def entidad():
    return EntidadFactory(nombre="Municipalidad Provincial de Melgar")


@pytest.fixture
def responsable(entidad):
    return UsuarioFactory(rol=Rol.RESPONSABLE, rol__entidad=entidad)


@pytest.fixture
def especialista():
    return UsuarioFactory(grupo=roles.ESPECIALISTAS)


@pytest.fixture
def invitar(entidad, responsable, django_capture_on_commit_callbacks):
    def _invitar(correo="nueva@muni.example", rol=Rol.REDACTOR, **cambios):
        with django_capture_on_commit_callbacks(execute=True):
            return servicios.invitar(
                **{"entidad": entidad, "correo": correo, "rol": rol, "usuario": responsable, **cambios}
            )

    return _invitar


# --- Who invites ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("quien", ["responsable", "alterno"])
def test_quien_responde_por_la_entidad_invita_a_redactores_de_ella_y_a_nadie_mas(entidad, quien):
    usuario = UsuarioFactory(rol=quien, rol__entidad=entidad)
    otra = EntidadFactory()

    assert [rol for rol in Rol if permisos.puede_invitar(usuario, entidad, rol)] == [Rol.REDACTOR]
    assert not any(permisos.puede_invitar(usuario, otra, rol) for rol in Rol)


@pytest.mark.parametrize("grupo", [roles.ESPECIALISTAS, roles.COORDINACION])
def test_la_sgp_invita_a_cualquiera(entidad, grupo):
    usuario = UsuarioFactory(grupo=grupo)
    assert all(permisos.puede_invitar(usuario, entidad, rol) for rol in Rol)


@pytest.mark.parametrize("rasgos", [{"rol": "redactor"}, {"rol": "sectorial"}, {"grupo": roles.EVALUADORES}, {}])
def test_los_demas_no_invitan(entidad, rasgos):
    usuario = UsuarioFactory(**rasgos, **({"rol__entidad": entidad} if "rol" in rasgos else {}))

    assert not any(permisos.puede_invitar(usuario, entidad, rol) for rol in Rol)
    with pytest.raises(PermissionDenied):
        servicios.invitar(entidad=entidad, correo="a@b.example", rol=Rol.REDACTOR, usuario=usuario)


def test_una_cuenta_cerrada_o_una_designacion_terminada_no_invita(entidad, responsable):
    membresia = responsable.membresias.get()
    membresia.hasta = timezone.localdate() - timedelta(days=1)
    membresia.save()
    assert not permisos.puede_invitar(responsable, entidad, Rol.REDACTOR)

    cerrada = UsuarioFactory(grupo=roles.COORDINACION, is_active=False)
    assert not permisos.puede_invitar(cerrada, entidad, Rol.REDACTOR)


def test_a_una_entidad_de_catalogo_ajeno_no_se_invita(especialista):
    assert not permisos.puede_invitar(especialista, EntidadFactory(externa=True), Rol.REDACTOR)


# --- The invitation ---------------------------------------------------------------------------------------------------
def test_invitar_envia_un_enlace_y_queda_escrito_quien_fue(invitar, responsable, mailoutbox):
    invitacion = invitar(" Nueva@Muni.example ")
    invitacion.refresh_from_db()

    assert [m.to for m in mailoutbox] == [["nueva@muni.example"]]
    assert tareas.enlace_de(invitacion) in mailoutbox[0].body
    assert "Municipalidad Provincial de Melgar" in mailoutbox[0].body
    assert invitacion.aviso == Invitacion.Aviso.ENVIADO
    assert ModelLogEntry.objects.for_instance(invitacion).get().user == responsable


def test_el_secreto_del_enlace_no_esta_en_ninguna_columna(invitar):
    invitacion = invitar()
    guardado = " ".join(str(v) for v in Invitacion.objects.filter(pk=invitacion.pk).values().get().values())

    assert invitacion.secreto not in guardado
    assert Invitacion.objects.con_secreto(invitacion.secreto) == invitacion
    assert len(invitacion.secreto) == 43


def test_con_otra_clave_del_sitio_los_enlaces_enviados_siguen_sirviendo(invitar, settings):
    invitacion = invitar()
    secreto, settings.SECRET_KEY = invitacion.secreto, "otra"
    assert Invitacion.objects.con_secreto(secreto) == invitacion


def test_sin_servidor_de_correo_la_invitacion_vale_y_lo_dice(invitar, settings):
    settings.EMAIL_BACKEND = "tests.solicitudes.servidor_caido.ServidorCaido"
    invitacion = invitar()
    invitacion.refresh_from_db()

    assert invitacion.aviso == Invitacion.Aviso.FALLIDO
    assert invitacion.se_puede_aceptar


def test_invitar_de_nuevo_anula_la_anterior(invitar):
    primera, segunda = invitar(), invitar()
    primera.refresh_from_db()

    assert (primera.situacion, segunda.situacion) == ("Anulada", "Pendiente")


def test_no_se_invita_a_quien_ya_tiene_ese_rol(invitar, entidad):
    usuario = UsuarioFactory(rol=Rol.REDACTOR, rol__entidad=entidad)
    with pytest.raises(ValidationError, match="ya tiene ese rol"):
        invitar(usuario.email)


@pytest.mark.parametrize("correo", ["", "nadie", "a@", "a@b.example\nBcc: x@y.example"])
def test_no_se_invita_a_un_correo_que_no_lo_es(invitar, correo):
    with pytest.raises(ValidationError):
        invitar(correo)


def test_un_rol_de_los_que_se_designan_pide_su_carta(invitar, especialista):
    with pytest.raises(ValidationError, match="Suba el oficio"):
        invitar(rol=Rol.RESPONSABLE, usuario=especialista)
    with pytest.raises(ValidationError, match="tiene que ser un PDF"):
        invitar(rol=Rol.RESPONSABLE, usuario=especialista, documento=carta(contenido=b"MZ"))
    assert invitar(rol=Rol.RESPONSABLE, usuario=especialista, documento=carta()).documento


# --- Accepting --------------------------------------------------------------------------------------------------------
def test_se_acepta_con_una_cuenta_nueva(invitar, entidad):
    datos = {"nombres": "Ana", "apellidos": "Mamani", "clave": CLAVE}
    membresia = servicios.aceptar_con_cuenta_nueva(invitacion=invitar(), **datos)

    assert (membresia.entidad, membresia.rol, str(membresia.usuario)) == (entidad, Rol.REDACTOR, "Ana Mamani")
    assert membresia.usuario.email == "nueva@muni.example"
    assert membresia.usuario.emailaddress_set.get().verified


def test_una_clave_facil_no_deja_media_cuenta(invitar, django_user_model):
    invitacion = invitar()
    with pytest.raises(ValidationError) as error:
        servicios.aceptar_con_cuenta_nueva(invitacion=invitacion, nombres="A", apellidos="B", clave="1234567890")

    assert "clave" in error.value.message_dict
    assert not django_user_model.objects.filter(email=invitacion.correo).exists()


def test_con_cuenta_hay_que_ingresar_con_ella(invitar):
    UsuarioFactory(email="nueva@muni.example")
    with pytest.raises(ValidationError, match="Ya hay una cuenta"):
        servicios.aceptar_con_cuenta_nueva(invitacion=invitar(), nombres="A", apellidos="B", clave=CLAVE)


def test_otra_persona_no_acepta_la_que_le_reenviaron(invitar):
    with pytest.raises(PermissionDenied):
        servicios.aceptar_invitacion(invitacion=invitar(), usuario=UsuarioFactory())


def test_se_acepta_una_vez(invitar):
    usuario, invitacion = UsuarioFactory(email="nueva@muni.example"), invitar()
    servicios.aceptar_invitacion(invitacion=invitacion, usuario=usuario)

    with pytest.raises(ValidationError):
        servicios.aceptar_invitacion(invitacion=invitacion, usuario=usuario)
    assert Membresia.objects.filter(usuario=usuario).count() == 1


def test_vence_a_los_catorce_dias(invitar):
    invitacion, usuario = invitar(), UsuarioFactory(email="nueva@muni.example")
    with time_machine.travel(timezone.now() + timedelta(days=14, seconds=1)), pytest.raises(ValidationError):
        servicios.aceptar_invitacion(invitacion=invitacion, usuario=usuario)
    with time_machine.travel(timezone.now() + timedelta(days=13)):
        assert servicios.aceptar_invitacion(invitacion=invitacion, usuario=usuario)


def test_la_anulada_no_se_acepta(invitar, responsable):
    invitacion = invitar()
    servicios.anular_invitacion(invitacion=invitacion, usuario=responsable)

    with pytest.raises(ValidationError):
        servicios.aceptar_invitacion(invitacion=invitacion, usuario=UsuarioFactory(email="nueva@muni.example"))
    with pytest.raises(ValidationError, match="ya está anulada"):
        servicios.anular_invitacion(invitacion=invitacion, usuario=responsable)


def test_anula_y_reenvia_quien_puede_invitar(invitar, mailoutbox, django_capture_on_commit_callbacks, responsable):
    invitacion = invitar()
    for hacer in (servicios.anular_invitacion, servicios.reenviar_invitacion):
        with pytest.raises(PermissionDenied):
            hacer(invitacion=invitacion, usuario=UsuarioFactory(rol="responsable"))

    with django_capture_on_commit_callbacks(execute=True):
        servicios.reenviar_invitacion(invitacion=invitacion, usuario=responsable)
    assert len(mailoutbox) == 2
    assert mailoutbox[0].body == mailoutbox[1].body


def test_la_que_se_anulo_antes_de_salir_no_se_envia(invitar, responsable, mailoutbox):
    invitacion = invitar()
    mailoutbox.clear()
    servicios.anular_invitacion(invitacion=invitacion, usuario=responsable)
    tareas.avisar_invitacion.enqueue(invitacion.pk)
    assert not mailoutbox
