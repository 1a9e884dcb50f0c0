import pytest


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
