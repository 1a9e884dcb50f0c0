from .acto import Acto
from .envio import Envio
from .envio_queryset import EnvioQuerySet
from .observacion import Observacion
from .plantilla_de_observacion import PlantillaDeObservacion
from .propuesta import Propuesta

__all__ = ["Acto", "Envio", "EnvioQuerySet", "Observacion", "PlantillaDeObservacion", "Propuesta"]
