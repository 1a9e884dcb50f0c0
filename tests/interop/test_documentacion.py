from django.conf import settings

from busqueda.facetas import FACETAS
from interop.api.rutas import api


def test_toda_faceta_esta_documentada():
    texto = (settings.RAIZ / "docs" / "busqueda.md").read_text()

    assert [f.nombre for f in FACETAS if f"| `{f.nombre}` |" not in texto] == []


def test_toda_direccion_de_la_api_esta_documentada():
    texto = (settings.RAIZ / "docs" / "api.md").read_text()

    assert [ruta for ruta in api.get_openapi_schema()["paths"] if f"`{ruta}`" not in texto] == []
