"""Who answers for an entity changes by letter: one at a time, at once, and the entity keeps what is its."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from practicas.cuentas import roles
from practicas.entidades import permisos, servicios
from practicas.entidades.models import Membresia, Rol
from tests.factories import EntidadFactory, UsuarioFactory

from .test_invitaciones import carta

pytestmark = pytest.mark.django_db


@pytest.fixture
def entidad():
    return EntidadFactory()


@pytest.fixture
def coordinadora():
    return UsuarioFactory(grupo=roles.COORDINACION)


@pytest.fixture
def designar(entidad, coordinadora):
    def _designar(persona, rol=Rol.RESPONSABLE, **cambios):
        datos = {"entidad": entidad, "rol": rol, "documento": carta(), "usuario": coordinadora}
        return servicios.designar(persona=persona, **{**datos, **cambios})

    return _designar


def designados(entidad, rol=Rol.RESPONSABLE):
    return [m.usuario for m in Membresia.objects.vigentes().filter(entidad=entidad, rol=rol)]


def test_la_carta_nueva_reemplaza_desde_ese_momento(designar, entidad):
    anterior, nueva = UsuarioFactory(rol=Rol.RESPONSABLE, rol__entidad=entidad), UsuarioFactory()
    membresia = designar(nueva)

    assert designados(entidad) == [nueva]
    assert not permisos.es_designado(anterior, entidad)
    assert membresia.documento.name.startswith("designaciones/")


def test_el_mismo_dia_se_puede_corregir_a_quien_se_designo(designar, entidad):
    primera, segunda = UsuarioFactory(), UsuarioFactory()
    designar(primera)
    designar(segunda)

    assert designados(entidad) == [segunda]
    for membresia in Membresia.objects.filter(entidad=entidad):
        membresia.clean()


def test_renovar_no_borra_la_carta_con_la_que_actuo_hasta_ayer(designar, entidad):
    persona, antes = UsuarioFactory(), timezone.localdate() - timedelta(days=400)
    primera = designar(persona)
    Membresia.objects.filter(pk=primera.pk).update(desde=antes)
    renovada = designar(persona, documento=carta("otra.pdf"))

    primera.refresh_from_db()
    assert (primera.desde, primera.hasta) == (antes, timezone.localdate() - timedelta(days=1))
    assert primera.documento.name != renovada.documento.name
    assert designados(entidad) == [persona]


def test_otra_carta_el_mismo_dia_es_la_misma_designacion(designar, entidad):
    persona = UsuarioFactory()
    assert designar(persona) == designar(persona, documento=carta("otra.pdf"))
    assert Membresia.objects.filter(entidad=entidad).count() == 1


def test_responsable_y_alterno_no_se_tocan(designar, entidad):
    alterna = UsuarioFactory(rol=Rol.ALTERNO, rol__entidad=entidad)
    designar(UsuarioFactory())
    assert designados(entidad, Rol.ALTERNO) == [alterna]


def test_sin_carta_o_para_otro_rol_no_hay_designacion(designar):
    with pytest.raises(ValidationError, match="Suba el oficio"):
        designar(UsuarioFactory(), documento=None)
    with pytest.raises(ValidationError, match="Por carta se designa"):
        designar(UsuarioFactory(), rol=Rol.REDACTOR)


def test_solo_la_sgp_registra_designaciones(designar, entidad):
    for usuario in (UsuarioFactory(rol=Rol.RESPONSABLE, rol__entidad=entidad), UsuarioFactory(grupo=roles.EVALUADORES)):
        with pytest.raises(PermissionDenied):
            designar(UsuarioFactory(), usuario=usuario)


def test_queda_escrito_quien_la_registro_y_quien_salio(designar, entidad, coordinadora):
    saliente = UsuarioFactory(rol=Rol.RESPONSABLE, rol__entidad=entidad).membresias.get()
    entrante = designar(UsuarioFactory())

    assert ModelLogEntry.objects.for_instance(entrante).get().action == "yachay.designar"
    salida = ModelLogEntry.objects.for_instance(saliente).get()
    assert (salida.action, salida.user) == ("yachay.terminar", coordinadora)


def test_aceptar_una_invitacion_con_carta_tambien_reemplaza(entidad, coordinadora):
    UsuarioFactory(rol=Rol.RESPONSABLE, rol__entidad=entidad)
    nueva = UsuarioFactory()
    invitacion = servicios.invitar(
        entidad=entidad, correo=nueva.email, rol=Rol.RESPONSABLE, documento=carta(), usuario=coordinadora
    )
    membresia = servicios.aceptar_invitacion(invitacion=invitacion, usuario=nueva)

    assert designados(entidad) == [nueva]
    assert membresia.documento.name == invitacion.documento.name


# --- Ending -----------------------------------------------------------------------------------------------------------
def test_terminar_cierra_la_puerta_en_el_acto(entidad, coordinadora):
    redactora = UsuarioFactory(rol=Rol.REDACTOR, rol__entidad=entidad)
    servicios.terminar_membresia(membresia=redactora.membresias.get(), motivo="Dejó la entidad", usuario=coordinadora)

    assert permisos.roles_en(redactora, entidad) == set()
    with pytest.raises(ValidationError, match="ya había terminado"):
        servicios.terminar_membresia(membresia=redactora.membresias.get(), usuario=coordinadora)


@pytest.mark.parametrize(
    ("quien", "de_quien", "puede"),
    [
        ("responsable", "redactor", True),
        ("alterno", "redactor", True),
        ("responsable", "alterno", False),
        ("redactor", "responsable", False),
        ("sectorial", "redactor", False),
    ],
)
def test_quien_termina_a_quien(entidad, quien, de_quien, puede):
    usuario = UsuarioFactory(rol=quien, rol__entidad=entidad)
    membresia = UsuarioFactory(rol=de_quien, rol__entidad=entidad).membresias.get()
    assert permisos.puede_terminar(usuario, membresia) is puede
    assert permisos.puede_terminar(usuario, usuario.membresias.get())


def test_de_otra_entidad_nadie_termina_a_nadie(entidad):
    ajeno = UsuarioFactory(rol=Rol.RESPONSABLE)
    membresia = UsuarioFactory(rol=Rol.REDACTOR, rol__entidad=entidad).membresias.get()
    with pytest.raises(PermissionDenied):
        servicios.terminar_membresia(membresia=membresia, usuario=ajeno)
