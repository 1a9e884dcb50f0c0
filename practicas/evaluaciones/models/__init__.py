from .asignacion import Asignacion, AsignacionQuerySet
from .calificacion import Calificacion
from .convocatoria import Convocatoria
from .evaluacion import Evaluacion, EvaluacionQuerySet
from .perfil import Ausencia, ConflictoDeclarado, PerfilDeEvaluador, Trabajo
from .rubrica import Criterio, Rubrica

__all__ = [
    "Asignacion",
    "AsignacionQuerySet",
    "Ausencia",
    "Calificacion",
    "ConflictoDeclarado",
    "Convocatoria",
    "Criterio",
    "Evaluacion",
    "EvaluacionQuerySet",
    "PerfilDeEvaluador",
    "Rubrica",
    "Trabajo",
]
