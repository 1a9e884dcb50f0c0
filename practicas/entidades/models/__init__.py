from .entidad import Entidad
from .membresia import Membresia
from .nombre_anterior import NombreAnterior

__all__ = ["Entidad", "Membresia", "NombreAnterior"]
