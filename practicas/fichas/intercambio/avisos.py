"""What lets a row in and should be looked at: text that is code, sections too long, what the ficha still lacks."""

import re
from typing import Any

from ..completitud import completitud, excesos, faltantes
from ..models import Ficha
from .hallazgos import Fila

_ETIQUETA_HTML = re.compile(r"<\s*/?\s*[a-z][a-z0-9]*(?=[\s/>])[^>]*>|<!--", re.IGNORECASE)
_GUION = re.compile(r"\]\(\s*(?:javascript|data|vbscript):", re.IGNORECASE)


def avisar_de_html(fila: Fila, ruta: str, valor: Any) -> None:
    textos = valor if isinstance(valor, list) else [valor]
    for texto in textos:
        if isinstance(texto, str) and (hallada := _ETIQUETA_HTML.search(texto) or _GUION.search(texto)):
            motivo = "Trae HTML o un enlace que se ejecuta: se guarda como texto y al mostrarlo se le quita."
            fila.avisar(ruta, hallada.group(), motivo)
            return


def avisar_de_lo_que_falta(fila: Fila, ficha: Ficha) -> None:
    """Never a refusal: who writes the ficha sees the same list in the form."""
    for exceso in excesos(ficha):
        fila.avisar(exceso.campo, f"{exceso.palabras} palabras", f"Pasa de su presupuesto: {exceso}.")
    if mensajes := [chequeo.mensaje for chequeo in faltantes(ficha)]:
        fila.avisar("", f"completitud {completitud(ficha)} %", " ".join(mensajes))
