from .solicitud import Solicitud

__all__ = ["Solicitud"]
