from .dia_no_laborable import DiaNoLaborable
from .equivalencia import Equivalencia
from .etiqueta import Etiqueta
from .termino import Termino
from .vocabulario import Vocabulario

__all__ = ["DiaNoLaborable", "Equivalencia", "Etiqueta", "Termino", "Vocabulario"]
