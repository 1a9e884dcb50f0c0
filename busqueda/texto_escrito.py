"""What a person typed in the search box → what an engine is asked.

`"frase exacta"` and `-palabra` mean something; any other syntax is plain text. Nothing typed gives an error.
"""

import re
from dataclasses import dataclass

from .espanol import normalizar, raices
from .puerto import Raiz, Texto

_PIEZA = re.compile(r'(?P<menos>(?<!\S)-)?(?:"(?P<frase>[^"]*)"|(?P<palabra>[^\s"]+))')
_CODIGO = re.compile(r"^(BP|LA)-\d{4}-\d{5}$", re.IGNORECASE)
# With fewer hits than this the first page is short, and the words are asked for with less rigour.
PRIMERA_PAGINA_CORTA = 10


@dataclass(frozen=True)
class Escrito:
    texto: Texto
    codigo: str = ""  # the query is the code of a ficha

    @property
    def palabras(self) -> int:
        return len(self.texto.raices)


def leer(q: str) -> Escrito:
    q = normalizar(q).strip()
    sueltas: list[str] = []
    frases, negadas = [], []
    for pieza in _PIEZA.finditer(q):
        suyas = tuple(raices(pieza["frase"] if pieza["frase"] is not None else pieza["palabra"]))
        if not suyas:
            continue
        if pieza["menos"]:
            negadas.append(suyas)
        elif pieza["frase"] is not None and len(suyas) > 1:
            frases.append(suyas)
        else:
            sueltas += suyas
    distintas = tuple(Raiz(((raiz,),)) for raiz in dict.fromkeys(sueltas))
    texto = Texto(distintas, tuple(frases), tuple(negadas), minimo=niveles(len(distintas))[0])
    return Escrito(texto, q.upper() if _CODIGO.match(q) else "")


def niveles(n: int) -> list[int]:
    """How many of n roots a hit must have, from the strict to the lax: both of two, half of more, a third, one."""
    if n == 0:
        return [0]
    estricto = n if n <= 2 else -(-n // 2)
    return sorted({estricto, -(-n // 3), 1}, reverse=True)
