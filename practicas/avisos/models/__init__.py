from .aviso import Aviso
from .preferencia import Preferencia

__all__ = ["Aviso", "Preferencia"]
