"""Fifty people decide on the same step at the same moment: one wins, the rest are told, and one act is written. In CI on PostgreSQL."""

import pytest
from django.core.exceptions import PermissionDenied

from practicas.cuentas import roles
from practicas.envios import servicios
from practicas.envios.estados import Accion, Estado
from practicas.envios.models import Envio
from tests.envios.conftest import persona
from tests.factories import PracticaFactory, envio_en
from tests.fichas.test_concurrencia import a_la_vez, con_base_compartida  # noqa: F401  the same doors

pytestmark = [pytest.mark.concurrencia, pytest.mark.django_db(transaction=True)]
DECISIONES = 50


def decidir(hacer):
    try:
        hacer()
    except (servicios.Conflicto, PermissionDenied) as negado:
        return type(negado)
    return "hecho"


def test_de_cincuenta_decisiones_a_la_vez_gana_una():
    envio = envio_en(Estado.ADMISIBILIDAD, PracticaFactory(breve=True))
    editores = [persona(f"editor{n}", roles.ESPECIALISTAS) for n in range(5)]
    datos = {"envio": envio, "revision": envio.revision_id}

    def una(n):
        quien = editores[n % 5]
        if n % 2:
            return decidir(lambda: servicios.admitir(usuario=quien, **datos))
        return decidir(lambda: servicios.no_admitir(usuario=quien, motivo="No es una práctica.", **datos))

    resultados = a_la_vez(una, *range(DECISIONES))
    assert resultados.count("hecho") == 1
    assert envio.actos.filter(accion__in=[Accion.ADMITIR, Accion.NO_ADMITIR]).count() == 1
    assert Envio.objects.get(pk=envio.pk).estado in (Estado.POR_PUBLICAR, Estado.NO_ADMITIDA)


def test_publicar_a_la_vez_publica_una_vez():
    envio = envio_en(Estado.POR_PUBLICAR, PracticaFactory(breve=True))
    admitio = persona("admitio", roles.ESPECIALISTAS)
    envio.actos.create(
        accion=Accion.ADMITIR,
        de="admisibilidad",
        a="por_publicar",
        usuario=admitio,
        papel="especialista",
        revision=envio.revision,
    )
    otra = persona("otra", roles.ESPECIALISTAS)
    datos = {"envio": envio, "usuario": otra, "revision": envio.revision_id}
    resultados = a_la_vez(lambda _: decidir(lambda: servicios.publicar(**datos)), *range(10))
    assert resultados.count("hecho") == 1
    assert envio.ficha.numero_de_version() == 1
