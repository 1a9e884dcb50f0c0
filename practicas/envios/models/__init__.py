from .acto import Acto
from .ausencia import Ausencia
from .envio import Envio
from .envio_queryset import EnvioQuerySet
from .hoja_de_revision import HojaDeRevision
from .observacion import Observacion
from .plantilla_de_observacion import PlantillaDeObservacion
from .propuesta import Propuesta

__all__ = [
    "Acto",
    "Ausencia",
    "Envio",
    "EnvioQuerySet",
    "HojaDeRevision",
    "Observacion",
    "PlantillaDeObservacion",
    "Propuesta",
]
