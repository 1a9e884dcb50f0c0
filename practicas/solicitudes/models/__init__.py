from .error_informado import ErrorInformado
from .solicitud import Solicitud

__all__ = ["ErrorInformado", "Solicitud"]
