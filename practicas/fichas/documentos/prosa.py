"""Markdown of a ficha → blocks, by way of the same closed list of tags that its page shows."""

from html.parser import HTMLParser

from ..texto import a_html
from .bloques import Apartado, Bloque, Linea, Lista, Parrafo, Tabla, Tramo, en_texto

_ENLACES = ("https://", "http://", "mailto:")
_DE_BLOQUE = {"p", "h3", "h4", "ul", "ol", "li", "table", "blockquote"}
_SIN_TEXTO = {"ul", "ol", "table", "thead", "tbody", "tr"}  # between their parts there is only blank space
HONDURA = 3  # lists inside lists
_LARGO_DE_ENLACE = 2000  # characters; a longer one is not an address


def prosa(markdown: str) -> list[Bloque]:
    if not markdown.strip():
        return []
    lector = _Lector()
    lector.feed(a_html(markdown))
    lector.close()
    return lector.terminar()


def en_una_linea(markdown: str) -> Linea:
    """Of a text of one paragraph, what it says."""
    bloques = prosa(markdown)
    return bloques[0].linea if len(bloques) == 1 and isinstance(bloques[0], Parrafo) else (Tramo(markdown),)


def admite(enlace: str) -> bool:
    return enlace.startswith(_ENLACES) and len(enlace) <= _LARGO_DE_ENLACE


class _Lector(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pila: list[list[Bloque]] = [[]]  # where blocks go: the text, or the point of each open list
        self.listas: list[Lista] = []
        self.filas: list[list[list]] = []
        self.tramos: list[Tramo] = []
        self.abiertas: list[str] = []
        self.enlace = ""

    def handle_starttag(self, etiqueta, atributos):
        if etiqueta == "br":
            self.tramos.append(Tramo("\n"))
        if etiqueta in ("br", "hr"):
            return
        if etiqueta in _DE_BLOQUE:
            self._cerrar_parrafo()
        self.abiertas.append(etiqueta)
        if etiqueta in ("ul", "ol"):
            self.listas.append(Lista([], numerada=etiqueta == "ol"))
        elif etiqueta == "li" and self.listas:
            self.pila.append([])
        elif etiqueta == "tr":
            self.filas.append([])
        elif etiqueta == "a":
            self.enlace = dict(atributos).get("href") or ""

    def handle_endtag(self, etiqueta):
        if etiqueta in ("p", "h3", "h4", "li", "blockquote"):
            self._cerrar_parrafo()
        if etiqueta in self.abiertas:
            while self.abiertas.pop() != etiqueta:
                pass
        if etiqueta == "li" and len(self.pila) > 1 and self.listas:
            self.listas[-1].puntos.append(self.pila.pop())
        elif etiqueta in ("ul", "ol") and self.listas:
            self._cerrar_lista(self.listas.pop())
        elif etiqueta in ("td", "th") and self.filas:
            self.filas[-1].append([self._linea()])
        elif etiqueta == "table":
            self._cerrar_tabla()
        elif etiqueta == "a":
            self.enlace = ""

    def handle_data(self, texto):
        texto = " ".join(texto.split("\n"))
        if self.abiertas and self.abiertas[-1] in _SIN_TEXTO and not texto.strip():
            return
        negrita = bool({"strong", "th"} & set(self.abiertas))
        cursiva = bool({"em", "blockquote"} & set(self.abiertas))
        self.tramos.append(Tramo(texto, negrita, cursiva, self.enlace if admite(self.enlace) else ""))

    def terminar(self) -> list[Bloque]:
        self._cerrar_parrafo()
        return self.pila[0]

    def _linea(self) -> Linea:
        dicha, self.tramos = self.tramos, []
        while dicha and not dicha[0].texto.strip():
            dicha.pop(0)
        while dicha and not dicha[-1].texto.strip():
            dicha.pop()
        return tuple(dicha)

    def _cerrar_parrafo(self) -> None:
        if not (dicha := self._linea()):
            return
        titulo = next((e for e in self.abiertas if e in ("h3", "h4")), "")
        if titulo:
            self.pila[-1].append(Apartado(en_texto(dicha), self._nivel(int(titulo[1]))))
        else:
            self.pila[-1].append(Parrafo(dicha, "cita" if "blockquote" in self.abiertas else ""))

    def _nivel(self, pedido: int) -> int:
        """No level is skipped: the first heading of a text is always one below that of its section."""
        return pedido if any(isinstance(b, Apartado) for b in self.pila[0]) else 3

    def _cerrar_lista(self, lista: Lista) -> None:
        if len(self.listas) >= HONDURA:  # the points of a deeper one belong to the point that it hangs from
            for bloques in lista.puntos:
                self.pila[-1] += bloques
        elif lista.puntos:
            self.pila[-1].append(lista)

    def _cerrar_tabla(self) -> None:
        filas, self.filas = self.filas, []
        if columnas := max(map(len, filas), default=0):
            filas = [fila + [[()]] * (columnas - len(fila)) for fila in filas]
            self.pila[-1].append(Tabla([en_texto(celda[0]) for celda in filas[0]], filas[1:]))
