"""What a browser would send back from an edit page of the admin, read from its HTML."""

from html.parser import HTMLParser


class _Lector(HTMLParser):
    def __init__(self):
        super().__init__()
        self.datos: dict[str, list[str]] = {}
        self._plantillas = 0
        self._dentro = False
        self._area = self._lista = None
        self._texto = ""

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if tag == "form":
            self._dentro = a.get("id") == "w-editor-form"
        self._plantillas += tag == "template"
        if not self._dentro or self._plantillas or "disabled" in a:
            return
        if tag == "input" and a.get("name"):
            self._leer_entrada(a)
        elif tag == "textarea":
            self._area, self._texto = a["name"], ""
        elif tag == "select":
            self._lista = a["name"]
        elif tag == "option" and self._lista and "selected" in a:
            self.datos.setdefault(self._lista, []).append(a.get("value", ""))

    def _leer_entrada(self, a):
        tipo = a.get("type", "text")
        marcable = tipo in ("checkbox", "radio")
        if tipo not in ("file", "submit") and (not marcable or "checked" in a):
            self.datos.setdefault(a["name"], []).append(a.get("value", "on" if marcable else ""))

    def handle_data(self, data):
        self._texto += data if self._area else ""

    def handle_endtag(self, tag):
        self._plantillas -= tag == "template"
        if tag == "form":
            self._dentro = False
        elif tag == "textarea" and self._area:
            self.datos.setdefault(self._area, []).append(self._texto.strip())
            self._area = None
        elif tag == "select":
            self._lista = None


def leer(respuesta) -> dict[str, list[str]]:
    """Names and values of the edit form, as a browser would send them without touching anything."""
    lector = _Lector()
    lector.feed(respuesta.content.decode())
    return lector.datos


def anadir_fila(datos: dict, relacion: str, **campos) -> int:
    """Add a row as the button «Añadir» does; return its number."""
    fila = int(datos[f"{relacion}-TOTAL_FORMS"][0])
    datos[f"{relacion}-TOTAL_FORMS"] = [str(fila + 1)]
    basicos = {"id": "", "ORDER": str(fila + 1), "DELETE": "", "clave": ""}
    for campo, valor in {**basicos, **campos}.items():
        datos[f"{relacion}-{fila}-{campo}"] = valor if isinstance(valor, list) else [valor]
    return fila
