"""The visual guide and the pages of editors in a real Chromium: nothing to stumble on, nothing that their policy forbids, little to load."""

import pytest
from django.core.management import call_command
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection

from paginas.models import PaginaDeContenido, PaginaDeInicio
from tests.factories import LeccionFactory, PracticaFactory

from .axe import faltas

pytestmark = [pytest.mark.navegador, pytest.mark.django_db(transaction=True)]
CON_TODO = "/con-todo/"
DIRECCIONES = (
    "/guia-visual/", CON_TODO, "/acerca/", "/accesibilidad/", "/privacidad/", "/datos/", "/como-participar/", "/para-municipalidades/",
)  # fmt: skip


@pytest.fixture
def paginas(pagina, indice, settings, tmp_path):
    """The pages that ship, and one with every block."""
    settings.MEDIA_ROOT = tmp_path
    Collection.get_first_root_node() or Collection.add_root(name="Root")
    call_command("crear_paginas")
    fichas = [
        PracticaFactory(publicada=True, completa=True),
        LeccionFactory(publicada=True, completa=True, anonima=True),
    ]
    indice()
    inicio = PaginaDeInicio.objects.get()
    cuerpo = PaginaDeContenido._meta.get_field("cuerpo").stream_block.to_python(de_cada_clase(fichas))
    inicio.add_child(instance=PaginaDeContenido(title="Con todo", slug="con-todo", cuerpo=cuerpo))
    inicio.get_children().get(slug="con-todo").specific.save_revision().publish()
    return pagina


def de_cada_clase(fichas) -> list[dict]:
    foto = get_image_model().objects.create(title="foto.png", file=get_test_image_file(size=(2400, 1600)))
    paso = {"quien": "SGP", "cifra": "7 días", "texto": "Mira si está completa"}
    elegidas = [{"type": f.TIPO, "value": f.pk} for f in fichas]
    valores = {
        "texto": {"titulo": "Texto", "texto": '<h3>Uno</h3><p>Con <a href="/buscar/">enlace</a>.</p><ul><li>Y lista</li></ul>'},
        "imagen": {"titulo": "Imagen", "imagen": foto.pk, "descripcion": "Una cola", "pie": "Ayaviri, 2023"},
        "fichas": {"titulo": "Fichas", "elegidas": elegidas, "consulta": "orden=recientes", "cuantas": 3},
        "cifras": {"titulo": "Cifras", "cifras": [{"cifra": "1,234", "rotulo": "municipalidades"}] * 4},
        "pasos": {"titulo": "Pasos", "pasos": [paso] * 5, "nota": "Días hábiles."},
        "preguntas": {"titulo": "Preguntas", "preguntas": [{"pregunta": "¿Y?", "respuesta": "<p>Sí.</p>"}] * 2},
        "llamado": {"encabezado": "Escriba", "texto": "Media hora.", "boton": "Empezar", "enlace": "/como-participar/"},
        "calculado": {"titulo": "Niveles", "parte": "niveles"},
    }  # fmt: skip
    return [{"type": tipo, "value": valor} for tipo, valor in valores.items()]


def test_axe_no_encuentra_nada_y_nada_se_desborda(paginas):
    halladas = []
    for direccion in DIRECCIONES:
        assert paginas.goto(direccion).status == 200
        halladas += faltas(paginas)
    assert not halladas


def test_nada_quebranta_su_politica_de_contenido(paginas):
    quejas = []
    paginas.on("console", lambda m: quejas.append(m.text))
    for direccion in DIRECCIONES:
        paginas.goto(direccion)
        paginas.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    assert not quejas


def test_una_pagina_de_contenido_pesa_menos_de_100_kb_y_pide_poco(paginas):
    pedidos = []
    paginas.on("requestfinished", lambda pedido: pedidos.append(pedido.sizes()["responseBodySize"]))
    for direccion in DIRECCIONES[1:]:
        pedidos.clear()
        paginas.goto(direccion, wait_until="networkidle")
        assert (direccion, len(pedidos) <= 8, sum(pedidos) <= 100_000) == (direccion, True, True)


def test_las_de_error_y_mantenimiento_no_tienen_faltas(paginas, settings):
    paginas.goto("/fichas/bp-2026-1/")
    halladas = faltas(paginas)
    settings.MANTENIMIENTO = True
    paginas.goto("/")
    assert "mantenimiento" in paginas.title()
    assert not [*halladas, *faltas(paginas)]
