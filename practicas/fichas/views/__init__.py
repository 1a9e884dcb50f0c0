from .edicion import BorrarFicha, CrearFicha, EditarFicha
from .etiquetas import FundirEtiqueta
from .retiro import Retirar
from .sitio import enlace_de_lista

__all__ = ["BorrarFicha", "CrearFicha", "EditarFicha", "FundirEtiqueta", "Retirar", "enlace_de_lista"]
