"""The pages that ship, in the tree, and people who write them."""

import pytest

from paginas import fabrica
from paginas.models import PaginaDeContenido, PaginaDeInicio
from tests.admin.conftest import admin, coordinacion, coordinadora, especialista  # noqa: F401  the same people


@pytest.fixture(autouse=True)
def con_indice(indice):
    pass


@pytest.fixture
def ver(client, indice):
    """`ver("/acerca/")` → its HTML, with every change already in the index."""

    def _ver(direccion, **parametros):
        indice()
        respuesta = client.get(direccion, parametros)
        assert respuesta.status_code == 200
        return respuesta.content.decode()

    return _ver


@pytest.fixture
def inicio(db):
    fabrica.crear()
    return PaginaDeInicio.objects.get()


@pytest.fixture
def hacer(inicio):
    """`hacer("turnos", [("texto", {…})])` → a live page below the front one."""

    def _hacer(slug, cuerpo=(), **campos):
        bloques = [{"type": tipo, "value": valor} for tipo, valor in cuerpo]
        stream = PaginaDeContenido._meta.get_field("cuerpo").stream_block.to_python(bloques)
        pagina = PaginaDeContenido(title=campos.pop("title", slug.capitalize()), slug=slug, cuerpo=stream, **campos)
        inicio.add_child(instance=pagina)
        pagina.save_revision().publish()
        return pagina

    return _hacer
