from .busqueda_hecha import BusquedaHecha
from .en_indice import EnIndice, Escritura, EstadoDelIndice
from .lectura import Lectura
from .palabra import Palabra
from .sinonimos import GrupoDeSinonimos

__all__ = ["BusquedaHecha", "EnIndice", "Escritura", "EstadoDelIndice", "GrupoDeSinonimos", "Lectura", "Palabra"]
