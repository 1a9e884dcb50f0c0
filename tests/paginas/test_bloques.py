"""What each block shows, and what it refuses."""

import re

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StructBlockValidationError
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from paginas.bloques import Cuerpo, Fichas, Llamado, _leer_busqueda
from tests.factories import LeccionFactory, PracticaFactory, termino

pytestmark = pytest.mark.django_db


def elegir(*fichas) -> list[dict]:
    return [{"type": f.TIPO, "value": f.pk} for f in fichas]


def fichas(**valor) -> tuple[str, dict]:
    return ("fichas", {"titulo": "Para empezar", "elegidas": [], "consulta": "", "cuantas": 3} | valor)


def test_un_titulo_abre_una_seccion_y_va_al_indice(ver, hacer):
    hacer(
        "turnos",
        [("texto", {"titulo": "Qué es", "texto": "<p>Uno.</p>"}), ("texto", {"titulo": "", "texto": "<p>Dos.</p>"})],
    )
    html = ver("/turnos/")

    assert '<a href="#que-es">Qué es</a>' in html
    assert html.count('<section class="seccion"') == 1
    assert html.index('id="que-es"') < html.index("Uno.") < html.index("Dos.")


def test_dos_titulos_iguales_no_repiten_el_ancla(hacer):
    pagina = hacer("turnos", [("texto", {"titulo": "Qué es", "texto": "<p>x</p>"})] * 2)

    assert [s.ancla for s in pagina.secciones()] == ["que-es", "que-es-2"]


def test_sin_indice_no_hay_riel(ver, hacer):
    hacer("turnos", [("texto", {"titulo": "Qué es", "texto": "<p>x</p>"})], con_indice=False)

    assert "En esta página" not in ver("/turnos/")


def test_las_fichas_elegidas_van_en_su_orden_y_luego_las_de_la_busqueda(ver, hacer, indice):
    tema = termino("tema", "tramites")
    agua, luz, tren = (
        PracticaFactory(titulo=t, publicada=True, terminos={"temas": [tema]}) for t in ("Agua", "Luz", "Tren")
    )
    indice()
    hacer("turnos", [fichas(elegidas=elegir(luz), consulta="?tema=tramites&orden=titulo")])
    html = ver("/turnos/")

    lugares = [html.index(f.get_absolute_url()) for f in (luz, agua, tren)]
    assert lugares == sorted(lugares)
    assert html.count(luz.get_absolute_url()) == 1
    assert 'href="/buscar/?tema=tramites&amp;orden=titulo"' in html


@pytest.mark.parametrize("estado", [{}, {"retirada": True}, {"publicada": True, "divulgacion": "restringida"}])
def test_elegir_una_ficha_no_la_hace_publica(ver, hacer, estado):
    secreta = LeccionFactory(titulo="Xilofono", **estado)
    hacer("turnos", [fichas(elegidas=elegir(secreta))])

    assert "Xilofono" not in ver("/turnos/")


def test_de_una_anonima_elegida_no_se_dice_la_entidad(ver, hacer):
    anonima = LeccionFactory(titulo="Compramos antes", publicada=True, anonima=True)
    hacer("turnos", [fichas(elegidas=elegir(anonima))])
    html = ver("/turnos/")

    assert "Compramos antes" in html
    assert anonima.entidad.nombre not in html


@pytest.mark.parametrize(
    ("consulta", "dicho"), [("tema=inventado", "no existe"), ("pagina=0", "Use un número"), ("", "")]
)
def test_una_busqueda_que_no_significa_nada_no_se_guarda(consulta, dicho):
    with pytest.raises(StructBlockValidationError) as error:
        Fichas().clean(Fichas().to_python(fichas(consulta=consulta)[1]))
    assert dicho in str(error.value.block_errors) + str(error.value.non_block_errors)


@pytest.mark.parametrize("enlace", ["javascript:alert(1)", "//otro.example/", "http://otro.example/", "buscar"])
def test_un_boton_no_lleva_a_cualquier_parte(enlace):
    valor = {"encabezado": "Escriba", "texto": "", "boton": "Ir", "enlace": enlace}
    with pytest.raises(ValidationError):
        Llamado().clean(Llamado().to_python(valor))


def test_cifras_pasos_preguntas_y_llamado_usan_las_piezas_del_sitio(ver, hacer):
    paso = {"quien": "SGP", "cifra": "7 días", "texto": "Revisa"}
    hacer(
        "turnos",
        [
            ("cifras", {"titulo": "", "cifras": [{"cifra": "1,234", "rotulo": "municipalidades"}]}),
            ("pasos", {"titulo": "", "pasos": [paso, paso], "nota": "Días hábiles."}),
            ("preguntas", {"titulo": "", "preguntas": [{"pregunta": "¿Y luego?", "respuesta": "<p>Nada.</p>"}]}),
            ("llamado", {"encabezado": "Escriba", "texto": "", "boton": "Ir", "enlace": "/buscar/"}),
        ],
    )  # fmt: skip
    html = ver("/turnos/")

    for pieza in (
        '<dl class="resumen-cifras">',
        '<ol class="cuerda">',
        "<summary>¿Y luego?</summary>",
        'href="/buscar/">Ir</a>',
    ):
        assert pieza in html


@pytest.fixture
def imagen(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return get_image_model().objects.create(title="foto.png", file=get_test_image_file(size=(2000, 1000)))


def test_una_imagen_va_reducida_perezosa_y_con_su_descripcion(ver, client, hacer, imagen):
    valor = {"titulo": "", "imagen": imagen.pk, "descripcion": "Una cola de veinte personas", "pie": "Ayaviri, 2023"}
    hacer("turnos", [("imagen", valor)])
    html = ver("/turnos/")
    direccion = re.search(r'src="(/archivos/[^"]+)"', html)[1]

    assert 'alt="Una cola de veinte personas"' in html
    assert 'loading="lazy"' in html
    assert ('width="640"' in html, 'height="320"' in html) == (True, True)
    respuesta = client.get(direccion)
    respuesta.close()
    assert respuesta["Content-Type"] == "image/webp"


def test_una_imagen_sin_descripcion_no_se_guarda(imagen):
    valor = [{"type": "imagen", "value": {"titulo": "", "imagen": imagen.pk, "descripcion": "", "pie": ""}}]
    with pytest.raises(ValidationError):
        Cuerpo().clean(Cuerpo().to_python(valor))


@pytest.mark.parametrize("escrita", ["q=¿cómo cobrar?", "?q=¿cómo cobrar?", "http://x.example/buscar/?q=¿cómo cobrar?"])
def test_una_busqueda_se_lee_con_su_direccion_o_sin_ella(escrita):
    assert _leer_busqueda(escrita)["q"] == "¿cómo cobrar?"
