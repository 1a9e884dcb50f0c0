"""Who attends requests, and requests to attend."""

import pytest
from django.contrib.auth.models import Group

from practicas.cuentas import roles
from practicas.cuentas.models import Usuario
from practicas.solicitudes import servicios
from tests.factories import PracticaFactory


@pytest.fixture
def especialista(db):
    usuaria = Usuario.objects.create_user("especialista@sgp.example", "clave-de-prueba")
    usuaria.groups.add(Group.objects.get(name=roles.ESPECIALISTAS))
    return usuaria


@pytest.fixture
def cualquiera(db):
    return Usuario.objects.create_user("nadie@sgp.example", "clave-de-prueba")


@pytest.fixture
def ficha(db):
    return PracticaFactory(titulo="Un camal que da gas", publicada=True)


@pytest.fixture
def solicitud(db):
    return servicios.pedir(consulta="camal con biodigestor", correo="pide@muni.example")


@pytest.fixture
def responder(solicitud, ficha, especialista, django_capture_on_commit_callbacks):
    """`responder()` → the request as it is once answered, saved and its notice attempted."""

    def _responder(**cambios):
        datos = {"solicitud": solicitud, "ficha_codigo": ficha.codigo, "usuario": especialista, **cambios}
        with django_capture_on_commit_callbacks(execute=True):
            servicios.responder(**datos)
        solicitud.refresh_from_db()
        return solicitud

    return _responder


@pytest.fixture
def sin_servidor_de_correo(settings):
    settings.EMAIL_BACKEND = "tests.solicitudes.servidor_caido.ServidorCaido"
