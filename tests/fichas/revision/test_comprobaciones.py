"""The declared list of automatic checks."""

import pytest

from practicas.fichas.models import Indicador, Practica
from practicas.fichas.revision.comprobaciones import COMPROBACIONES, Estado, comprobar
from tests.factories import LeccionFactory, PracticaFactory, termino

pytestmark = pytest.mark.django_db


def completa(**kwargs) -> Practica:
    ficha = PracticaFactory(terminos={"temas": [termino("tema", "tramites")]}, **kwargs)
    ficha.indicadores = [Indicador(nombre="Plazo", unidad="días", sentido="baja", linea_base=23, logro=3)]
    ficha.save()
    return ficha


def resultado(ficha, codigo: str):
    return next(r for r in comprobar(ficha) if r.codigo == codigo)


def test_una_ficha_sin_reparos_sale_bien_en_todas():
    hechas = comprobar(completa())
    assert [r.codigo for r in hechas] == ["completitud", "palabras", "datos_personales", "enlaces", "parecidas"]
    assert {r.estado for r in hechas} == {Estado.BIEN}
    assert all(r.detalle for r in hechas)


def test_solo_una_leccion_anonima_se_pregunta_si_nombra_a_la_entidad():
    assert "anonimato" not in [r.codigo for r in comprobar(LeccionFactory())]
    anonima = LeccionFactory(anonima=True, que_ocurrio="En Huancayo falló.")
    assert [r.codigo for r in comprobar(anonima)] == [c.codigo for c in COMPROBACIONES]
    hecho = resultado(anonima, "anonimato")
    assert (hecho.estado, hecho.campos) == (Estado.FALTA, ("que_ocurrio",))
    assert "Huancayo" in hecho.detalle


def test_lo_que_falta_dice_como_completarlo_y_donde():
    hecho = resultado(completa(costo=None, que_no_funciono=""), "completitud")
    assert (hecho.estado, hecho.campos) == (Estado.FALTA, ("que_no_funciono", "costo"))
    assert "Diga cuánto costó" in hecho.detalle


def test_pasarse_de_palabras_advierte():
    hecho = resultado(completa(problema="palabra " * 209), "palabras")
    assert (hecho.estado, hecho.campos) == (Estado.ADVERTENCIA, ("problema",))
    assert hecho.detalle == "El problema: 209 de 200 palabras: sobran 9."


def test_un_dato_personal_falta_y_no_se_repite_en_el_detalle():
    hecho = resultado(completa(solucion="La señora Rosa Quispe, DNI 45678912."), "datos_personales")
    assert (hecho.estado, hecho.campos) == (Estado.FALTA, ("solucion",))
    assert hecho.detalle == "Qué hicieron: Nombre R••• Q•••; Qué hicieron: DNI 4•••••12."


def test_un_buzon_de_gmail_solo_advierte():
    hecho = resultado(completa(contacto_correo="munirosa@gmail.com"), "datos_personales")
    assert (hecho.estado, hecho.campos) == (Estado.ADVERTENCIA, ("contacto_correo",))


def test_un_enlace_roto_dice_cual_y_por_que():
    hecho = resultado(completa(solucion="[Acta](www.muni.pe)"), "enlaces")
    assert (hecho.estado, hecho.campos) == (Estado.FALTA, ("solucion",))
    assert "«www.muni.pe»: Le falta el comienzo" in hecho.detalle


def test_una_ficha_parecida_nunca_detiene():
    completa(titulo="Una cola en vez de dos")
    hecho = resultado(completa(titulo="Una cola y no dos"), "parecidas")
    assert hecho.estado == Estado.ADVERTENCIA
    assert "«Una cola en vez de dos»" in hecho.detalle


def test_las_candidatas_que_se_dan_no_se_vuelven_a_leer(django_assert_num_queries):
    completa(titulo="Una cola en vez de dos")
    ficha = completa(titulo="Una cola y no dos")
    assert next(r for r in comprobar(ficha, []) if r.codigo == "parecidas").estado == Estado.BIEN


def test_una_lista_larga_se_resume():
    ficha = completa(solucion=" ".join(f"[a](www.{n}.pe)" for n in range(9)))
    assert resultado(ficha, "enlaces").detalle.endswith(" Y 4 más.")


def test_una_ficha_que_no_se_guardo_tambien_se_comprueba():
    assert comprobar(PracticaFactory.build(entidad=completa().entidad))
