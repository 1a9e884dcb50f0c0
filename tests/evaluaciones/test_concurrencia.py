"""The last score and a withdrawal, or two copies of the rubric, at the same moment: one waits for the other. In CI on PostgreSQL."""

from contextlib import suppress

import pytest

from practicas.envios import servicios as de_envios
from practicas.envios.servicios import Conflicto
from practicas.evaluaciones.models import Rubrica
from practicas.evaluaciones.servicios import copiar_rubrica
from practicas.fichas import servicios as de_fichas
from tests.fichas.test_concurrencia import a_la_vez, con_base_compartida  # noqa: F401  the same doors

pytestmark = [pytest.mark.concurrencia, pytest.mark.django_db(transaction=True)]

PUERTAS = {
    "mesa": lambda sala: de_envios.retirar(envio=sala.publicado, usuario=sala.elenco.coordinadora, motivo="Sí."),
    "admin": lambda sala: de_fichas.retirar(ficha=sala.publicado.ficha, usuario=sala.elenco.coordinadora, motivo="Sí."),
}


@pytest.mark.parametrize("puerta", PUERTAS)
def test_retirar_mientras_llega_el_ultimo_puntaje_no_traba_a_nadie(sala, puerta):
    sala.empezar()
    primera, ultima = sala.declarar_todos()
    sala.calificar(primera)

    def calificar():
        with suppress(Conflicto):  # it was withdrawn first
            sala.calificar(ultima)

    a_la_vez(lambda hacer: hacer(), calificar, lambda: PUERTAS[puerta](sala))
    assert sala.publicado.ficha.retirada
    assert not sala.evaluacion.esta_en_curso


def test_las_versiones_hechas_a_la_vez_llevan_numeros_seguidos(sala):
    copiar = lambda quien: copiar_rubrica(rubrica=sala.rubrica, usuario=quien).version  # noqa: E731
    assert sorted(a_la_vez(copiar, *[sala.elenco.coordinadora] * 4)) == [2, 3, 4, 5]
    assert Rubrica.objects.count() == 5
