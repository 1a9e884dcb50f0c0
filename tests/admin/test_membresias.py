"""Memberships in the admin: opened by letter, ended, and never written by hand nor erased."""

import pytest
from django.urls import reverse

from practicas.entidades.models import Membresia, Rol
from tests.entidades.test_invitaciones import carta
from tests.factories import EntidadFactory, UsuarioFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def entidad():
    return EntidadFactory()


def designar(cliente, entidad, persona, **otros):
    datos = {"entidad": entidad.pk, "correo": persona.email, "rol": "responsable", "documento": carta()} | otros
    return cliente.post(reverse("membresia:add"), {k: v for k, v in datos.items() if v is not None})


def vigentes(entidad) -> dict[str, object]:
    return {m.rol: m.usuario for m in Membresia.objects.vigentes().filter(entidad=entidad)}


def test_la_coordinacion_registra_una_designacion_y_la_anterior_termina(coordinacion, entidad):
    UsuarioFactory(rol=Rol.RESPONSABLE, rol__entidad=entidad)
    nueva = UsuarioFactory()
    assert designar(coordinacion, entidad, nueva).status_code == 302
    assert vigentes(entidad) == {"responsable": nueva}
    assert Membresia.objects.get(usuario=nueva).documento


@pytest.mark.parametrize(
    ("mal", "campo", "mensaje"),
    [
        ({"documento": None}, "documento", "Suba el oficio"),
        ({"rol": "redactor"}, "rol", "no es una de las opciones"),
        ({"rol": ""}, "rol", "necesario"),
        ({"correo": "nadie@x.example"}, "correo", "No hay una cuenta con ese correo"),
    ],
)
def test_lo_que_falta_se_dice_junto_a_su_campo(coordinacion, entidad, mal, campo, mensaje):
    respuesta = designar(coordinacion, entidad, UsuarioFactory(), **mal)
    assert mensaje in respuesta.context["form"].errors[campo][0]
    assert vigentes(entidad) == {}


def test_una_externa_no_tiene_representantes(coordinacion):
    externa = EntidadFactory(externa=True)
    assert "catálogo ajeno" in designar(coordinacion, externa, UsuarioFactory()).context["form"].errors["entidad"][0]


def test_los_especialistas_solo_miran(admin, entidad):
    membresia = UsuarioFactory(rol="redactor", rol__entidad=entidad).membresias.get()
    assert admin.get(reverse("membresia:index")).status_code == 200
    assert designar(admin, entidad, UsuarioFactory()).status_code == 302
    admin.post(reverse("membresia:edit", args=[membresia.pk]), {"action-terminar": "1"})
    assert set(vigentes(entidad)) == {"redactor"}


def test_una_membresia_no_se_edita_se_termina(coordinacion, entidad):
    persona, otra = UsuarioFactory(rol="redactor", rol__entidad=entidad), UsuarioFactory()
    direccion = reverse("membresia:edit", args=[persona.membresias.get().pk])
    coordinacion.post(direccion, {"usuario": otra.pk, "rol": "responsable", "desde": "2020-01-01"})
    assert vigentes(entidad) == {"redactor": persona}
    coordinacion.post(direccion, {"action-terminar": "1", "motivo": "Dejó el cargo."})
    assert vigentes(entidad) == {}
    assert "Terminar ahora" not in coordinacion.get(direccion).content.decode()


def test_una_membresia_no_se_borra(coordinacion, client, admin_user, entidad):
    membresia = UsuarioFactory(rol="redactor", rol__entidad=entidad).membresias.get()
    client.force_login(admin_user)
    for cliente in (coordinacion, client):
        cliente.post(reverse("membresia:delete", args=[membresia.pk]))
    assert Membresia.objects.filter(pk=membresia.pk).exists()


def test_una_entidad_con_membresias_no_se_elimina_y_se_dice_por_que(coordinacion, sin_permisos):
    membresia = Membresia.objects.create(usuario=sin_permisos, entidad=EntidadFactory(), rol=Membresia.Rol.RESPONSABLE)
    respuesta = coordinacion.post(reverse("entidad:delete", args=[membresia.entidad_id]), follow=True)
    assert "sus fichas y sus membresías la siguen citando" in respuesta.content.decode()
    assert Membresia.objects.filter(pk=membresia.pk).exists()
