from .contenido import PaginaDeContenido
from .inicio import PaginaDeInicio

__all__ = ["PaginaDeContenido", "PaginaDeInicio"]
