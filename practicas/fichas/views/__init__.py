from .edicion import BorrarFicha, CrearFicha, EditarFicha, SinCandado
from .etiquetas import FundirEtiqueta
from .retiro import Retirar
from .sitio import enlace_de_lista

__all__ = ["BorrarFicha", "CrearFicha", "EditarFicha", "FundirEtiqueta", "Retirar", "SinCandado", "enlace_de_lista"]
