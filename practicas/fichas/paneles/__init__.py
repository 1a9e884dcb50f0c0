from .leccion import LECCION
from .practica import PRACTICA

__all__ = ["LECCION", "PRACTICA"]
