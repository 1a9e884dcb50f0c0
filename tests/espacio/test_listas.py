"""Lists cost the same with five hundred rows as with five."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from practicas.cuentas.models import Usuario
from practicas.entidades.models import Invitacion, Membresia
from practicas.envios.estados import Estado
from practicas.envios.models import Envio, Observacion
from tests.factories import PracticaFactory, envio_en

FILAS = 500
CONSULTAS = 20


@pytest.fixture
def muchas(elenco):
    ficha = PracticaFactory(breve=True, entidad=elenco.entidad)
    primero = envio_en(Estado.OBSERVADA, ficha)
    comun = {
        "tipo": "practica",
        "ruta": "practica",
        "titulo": "Otra",
        "entidad": elenco.entidad,
        "revision": primero.revision,
    }
    otros = [
        Envio(numero=f"2025-{n:04d}", ficha_id=ficha.pk + n, estado=Estado.OBSERVADA, **comun) for n in range(1, FILAS)
    ]
    Envio.objects.bulk_create(otros)
    Observacion.objects.bulk_create(
        Observacion(envio=e, paso="admisibilidad", ronda=1, numero=1, campo="resumen", texto="Falta.", estado="abierta", autor=elenco.editora)
        for e in Envio.objects.all()
    )  # fmt: skip
    _con_quinientas_personas(elenco)
    return primero


def _con_quinientas_personas(elenco):
    personas = Usuario.objects.bulk_create(Usuario(email=f"p{n}@muni.example") for n in range(FILAS))
    de_aqui = {"entidad": elenco.entidad, "rol": Membresia.Rol.REDACTOR}
    Membresia.objects.bulk_create(Membresia(usuario=p, desde=date(2024, 1, 1), **de_aqui) for p in personas)
    Invitacion.objects.bulk_create(
        Invitacion(correo=f"i{n}@muni.example", invitada_por=elenco.responsable, huella=f"h{n}", **de_aqui)
        for n in range(FILAS)
    )


@pytest.mark.parametrize("ruta", ["", "observaciones/", "equipo/", "?pagina=7"])
def test_ninguna_lista_del_espacio_pasa_de_veinte_consultas(client, elenco, muchas, ruta):
    client.force_login(elenco.responsable)
    with CaptureQueriesContext(connection) as hechas:
        assert client.get(f"/mi-entidad/{ruta}").status_code == 200
    assert len(hechas) <= CONSULTAS
