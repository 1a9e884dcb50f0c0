"""The people of the journey, also here; and the form of a page as a browser would send it."""

from html.parser import HTMLParser

import pytest

from tests.envios.conftest import elenco  # noqa: F401  the same fixture


class Formulario(HTMLParser):
    """What a browser sends of the form with this id, before anybody touches it."""

    def __init__(self, html: str, id_: str):
        super().__init__()
        self.id, self.dentro, self.datos = id_, False, {}
        self.area = self.lista = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        atributos = dict(attrs)
        if tag == "form":
            self.dentro = atributos.get("id") == self.id
        if not self.dentro:
            return
        nombre = atributos.get("name")
        if tag == "textarea":
            self.area, self.datos[nombre] = nombre, ""
        elif tag == "select":
            self.lista = nombre
        elif tag == "option" and ("selected" in atributos or self.lista not in self.datos):
            self.datos[self.lista] = atributos.get("value", "")
        elif tag == "input" and nombre:
            self._entrada(nombre, atributos)

    def _entrada(self, nombre, atributos):
        if atributos.get("type") in ("checkbox", "radio"):
            if "checked" in atributos:
                self.datos.setdefault(nombre, []).append(atributos.get("value", "on"))
        else:
            self.datos[nombre] = atributos.get("value", "")

    def handle_data(self, data):
        if self.area:
            # The first line break of a text area is not of its text.
            self.datos[self.area] += data if self.datos[self.area] else data.removeprefix("\r\n").removeprefix("\n")

    def handle_endtag(self, tag):
        if tag == "form":
            self.dentro = False
        elif tag == "textarea":
            self.area = None
        elif tag == "select":
            self.lista = None


@pytest.fixture
def abrir(client):
    """Whoever is signed in opens the editor of a case file; what the page would send is returned."""

    def _abrir(envio) -> dict:
        respuesta = client.get(f"/mi-entidad/envios/{envio.uuid}/escribir/")
        assert respuesta.status_code == 200
        return Formulario(respuesta.content.decode(), "ficha").datos

    return _abrir
