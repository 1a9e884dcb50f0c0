"""The words of a text that tell one experience from another: folded, without those that every text has."""

import re

from practicas.catalogos.plegado import plegar

_PALABRA = re.compile(r"[^\W_]+")
VACIAS = frozenset(
    """a al algo ante antes asi aun aunque bajo cada como con contra cual cuales cuando cuya cuyo de del desde donde
    dos durante e el ella ellas ellos en entre era eran es esa ese eso esos esta estaba estaban estan este esto estos
    fue fueron ha habia han hasta hay la las le les lo los mas me mi mientras mismo muy ni no nos o otra otro otros
    para pero por porque pues que quien quienes se sea ser si sin sino sobre solo son su sus tambien tan tanto te tenia
    tiene toda todas todo todos tras u un una uno unos y ya""".split()
)


def palabras_de(texto: str) -> list[str]:
    """«Licencias de funcionamiento» → ["licencias", "funcionamiento"]."""
    return [p for p in _PALABRA.findall(plegar(texto)) if p not in VACIAS]


def es_vacia(palabra: str) -> bool:
    """Whether it says nothing of its own; a punctuation mark does not either."""
    return not _PALABRA.search(palabra) or plegar(palabra) in VACIAS
