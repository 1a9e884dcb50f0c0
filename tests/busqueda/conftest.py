import pytest

from busqueda import indexacion
from busqueda.motores import motor


@pytest.fixture
def indice(settings, tmp_path, db):
    """An engine of one's own, empty; calling it writes what is pending."""
    settings.BUSQUEDA_INDICE = tmp_path / "indice"
    motor.cache_clear()
    yield indexacion.ponerse_al_dia
    motor.cache_clear()


@pytest.fixture
def buscar(indice):
    """Search as the page does: `buscar("agua", tema=["salud"])`, with all that is pending already written."""
    from django.http import QueryDict

    from busqueda.buscador import buscar
    from busqueda.consulta import leer_consulta

    def pedir(q="", **parametros):
        indice()
        datos = QueryDict(mutable=True)
        datos["q"] = q
        for nombre, valor in parametros.items():
            datos.setlist(nombre, valor if isinstance(valor, list) else [str(valor)])
        return buscar(leer_consulta(datos)[0])

    return pedir
