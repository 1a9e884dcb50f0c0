from .en_indice import EnIndice, Escritura, EstadoDelIndice
from .palabra import Palabra
from .sinonimos import GrupoDeSinonimos

__all__ = ["EnIndice", "Escritura", "EstadoDelIndice", "GrupoDeSinonimos", "Palabra"]
