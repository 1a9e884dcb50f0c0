"""People of SGP, signed in to the admin."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from practicas.cuentas import roles
from practicas.cuentas.models import Usuario


def _persona(correo: str, grupo: str | None = None) -> Usuario:
    usuario = Usuario.objects.create_user(correo, "clave-de-prueba")
    if grupo:
        usuario.groups.add(Group.objects.get(name=grupo))
    return usuario


def _con_sesion(usuario: Usuario) -> Client:
    cliente = Client()
    cliente.force_login(usuario)
    return cliente


@pytest.fixture
def especialista(db):
    return _persona("especialista@sgp.example", roles.ESPECIALISTAS)


@pytest.fixture
def coordinadora(db):
    return _persona("coordinadora@sgp.example", roles.COORDINACION)


@pytest.fixture
def sin_permisos(db):
    """May enter the admin, and nothing else."""
    usuario = _persona("visita@sgp.example")
    usuario.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return usuario


@pytest.fixture
def admin(especialista):
    return _con_sesion(especialista)


@pytest.fixture
def coordinacion(coordinadora):
    return _con_sesion(coordinadora)


@pytest.fixture
def visita(sin_permisos):
    return _con_sesion(sin_permisos)
