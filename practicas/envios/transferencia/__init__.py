"""What an entity takes along when its authorities change: everything it has here, what is pending included."""

from .inventario import Inventario, inventariar
from .paquete import armar_transferencia

__all__ = ["Inventario", "armar_transferencia", "inventariar"]
