"""What is offered while somebody types, and what looks like a ficha."""

import pytest

from busqueda.similares import similares
from busqueda.sugerencias import sugerir
from practicas.fichas.presentacion import presentar
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory, termino


@pytest.fixture
def ofrecer(indice):
    def pedir(q):
        indice()
        return [(s.tipo, s.texto) for s in sugerir(q)]

    return pedir


@pytest.mark.parametrize("q", ["tam", "TAMIZAJE an", "anemia tami", "Tamizáje"])
def test_un_titulo_se_ofrece_por_el_comienzo_de_la_ultima_palabra(ofrecer, q):
    PracticaFactory(titulo="El tamizaje de anemia va a la casa", publicada=True)
    assert ofrecer(q) == [("Buena práctica", "El tamizaje de anemia va a la casa")]


def test_los_terminos_y_las_entidades_con_fichas_van_antes_que_los_titulos(ofrecer):
    termino("tema", "agua", nombre="Agua y saneamiento")
    termino("tema", "rentas", nombre="Recaudación", sinonimos="aguinaldo")
    PracticaFactory(titulo="Agua segura", entidad=EntidadFactory(nombre="Junta del Agua"), publicada=True)
    EntidadFactory(nombre="Autoridad del Agua")
    assert ofrecer("agu") == [
        ("Tema", "Agua y saneamiento"),
        ("Tema", "Recaudación"),
        ("Entidad", "Junta del Agua"),
        ("Buena práctica", "Agua segura"),
    ]


def test_un_termino_se_ofrece_por_una_palabra_que_sigue_a_un_signo(ofrecer):
    termino("tema", "tic", nombre="Tecnología/digital (datos)")
    assert ofrecer("digital") == ofrecer("datos") == [("Tema", "Tecnología/digital (datos)")]


@pytest.mark.parametrize("q", ["", "a", "¡!", "a.*", "(", "\x00", "x" * 5000])
def test_lo_que_no_dice_nada_no_ofrece_nada(ofrecer, q):
    PracticaFactory(titulo="Otra cosa", publicada=True)
    assert ofrecer(q) == []


def test_nada_reservado_se_ofrece(ofrecer):
    entidad = EntidadFactory(nombre="Municipalidad de Xilófono")
    PracticaFactory(titulo="Borrador xilófono")
    LeccionFactory(titulo="Xilófono restringido", restringida=True, publicada=True)
    LeccionFactory(titulo="Anónima", anonima=True, entidad=entidad, publicada=True)
    assert ofrecer("xilo") == []


def test_sin_indice_se_ofrece_lo_demas(settings, tmp_path, db):
    from busqueda.motores import motor

    settings.BUSQUEDA_INDICE = tmp_path / "vacio"
    motor.cache_clear()
    termino("tema", "agua", nombre="Agua")
    assert [s.texto for s in sugerir("agua")] == ["Agua"]
    motor.cache_clear()


def test_se_parecen_las_que_dicen_lo_mismo_y_no_ella_misma(indice):
    una = PracticaFactory(titulo="Licencias de bodega", resumen="La municipalidad acorta el plazo.", publicada=True)
    otra = LeccionFactory(titulo="Licencias de botica", resumen="La municipalidad alarga el plazo.", publicada=True)
    PracticaFactory(titulo="Vacunas en selva", resumen="Postas con radio.", publicada=True)
    indice()
    assert [a.codigo for a in similares(presentar(una))] == [otra.codigo]


@pytest.mark.parametrize("mejora", [{"completa": True}, {"anio_fin": 2026}])
def test_de_dos_que_dicen_lo_mismo_va_antes_la_mejor_documentada_y_la_mas_reciente(buscar, mejora):
    peor = {"titulo": "Agua segura", "resumen": "Agua.", "anio_inicio": 2010, "anio_fin": 2010, "publicada": True}
    PracticaFactory(**peor)
    mejor = PracticaFactory(**{**peor, **mejora})
    PracticaFactory(**peor)
    assert buscar("agua segura").aciertos[0].codigo == mejor.codigo
