"""The import of the register of entities: `importar` is its only door."""

from .informe import Informe, escribir_informe
from .reglas import Reglas, ReglasIlegibles, leer_reglas
from .servicios import CatalogoAusente, importar

__all__ = ["CatalogoAusente", "Informe", "Reglas", "ReglasIlegibles", "escribir_informe", "importar", "leer_reglas"]
