"""A text as whoever reviews it sees it: what changed marked word by word, what is personal masked and framed."""

import re
from collections.abc import Iterable

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from portal.templatetags.diferencias import palabras_cambiadas
from practicas.fichas.revision.hallazgo import Hallazgo

# One character for each thing found, so that no word of it is told apart; those that somebody typed are nobody's.
_AJENOS = re.compile("[\ue000-\uf8ff]")
_PRIMERO, _ULTIMO = 0xE000, 0xF8FF


class Mascaras:
    """What was found in both texts of one field, each with the character that stands for it."""

    def __init__(self) -> None:
        self._por_fragmento: dict[str, str] = {}
        self._por_letra: dict[str, str] = {}

    def poner(self, texto: str, hallados: Iterable[Hallazgo]) -> str:
        """The text with a character in the place of each fragment found."""
        limpio = _AJENOS.sub("\ufffd", texto)
        for hallado in sorted(hallados, key=lambda h: h.inicio, reverse=True):
            letra = self._letra(limpio[hallado.inicio : hallado.fin], hallado.mascara)
            limpio = limpio[: hallado.inicio] + letra + limpio[hallado.fin :]
        return limpio.replace("\r\n", "\n").strip()

    def _letra(self, fragmento: str, mascara: str) -> str:
        if fragmento not in self._por_fragmento:
            letra = chr(min(_PRIMERO + len(self._por_fragmento), _ULTIMO))
            self._por_fragmento[fragmento], self._por_letra[letra] = letra, mascara
        return self._por_fragmento[fragmento]

    def mostrar(self, html: str) -> SafeString:
        """HTML already escaped, with each mask in its frame."""
        return mark_safe(_AJENOS.sub(self._marco, html))

    def _marco(self, encontrado: re.Match) -> str:
        mascara = self._por_letra.get(encontrado.group(), "•••")
        return format_html('<span class="dato"><span class="oculto">dato personal: </span>{}</span>', mascara)


def texto_revisado(despues: str, hallados: Iterable[Hallazgo] = ()) -> SafeString:
    mascaras = Mascaras()
    return mascaras.mostrar(escape(mascaras.poner(despues, hallados)))


def texto_cambiado(
    antes: str, despues: str, hallados_antes: Iterable[Hallazgo] = (), hallados: Iterable[Hallazgo] = ()
) -> SafeString:
    mascaras = Mascaras()
    tapado = mascaras.poner(antes, hallados_antes)
    return mascaras.mostrar(palabras_cambiadas(tapado, mascaras.poner(despues, hallados)))
