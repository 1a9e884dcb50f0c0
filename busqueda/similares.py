"""Fichas that tell something like this one: those that share the most of what its title, summary and labels say."""

from practicas.fichas.models import Ficha

from . import buscador
from .espanol import raices
from .motores import motor
from .puerto import MotorCaido, Peticion, Raiz, Texto
from .resultado import Acierto

MAXIMO_DE_RAICES = 30
UNA_DE_CADA = 5  # roots that another must share, at least


def similares(ficha: Ficha, cuantas: int = 3) -> tuple[Acierto, ...]:
    """Of a presented ficha, so that it looks for nothing that the public may not know. None without an engine."""
    dicho = f"{ficha.titulo} {ficha.resumen} {' '.join(e.name for e in ficha.etiquetas.all())}"
    distintas = list(dict.fromkeys(raices(dicho)))[:MAXIMO_DE_RAICES]
    if not distintas:
        return ()
    texto = Texto(tuple(Raiz(((r,),)) for r in distintas), minimo=max(2, len(distintas) // UNA_DE_CADA))
    try:
        respuesta = motor().buscar(Peticion(texto, cuantos=cuantas + 1, seguidas=False))
    except MotorCaido:
        return ()
    otras = [h for h in respuesta.hallazgos if h.muestra["codigo"] != ficha.codigo]
    return tuple(buscador.acierto(h, frozenset()) for h in otras[:cuantas])
