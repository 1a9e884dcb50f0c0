from .edicion import BorrarFicha, CrearFicha, EditarFicha
from .etiquetas import FundirEtiqueta
from .retiro import Retirar

__all__ = ["BorrarFicha", "CrearFicha", "EditarFicha", "FundirEtiqueta", "Retirar"]
