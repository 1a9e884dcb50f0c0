from .activo import Activo
from .aliado import AliadoDeLeccion, AliadoDePractica
from .condicion import Condicion
from .correlativo import Correlativo
from .eslabon import Eslabon
from .etiquetado import EtiquetaDeLeccion, EtiquetaDePractica
from .evidencia import Evidencia, EvidenciaDeLeccion, EvidenciaDePractica
from .ficha import Ficha
from .financiamiento import Financiamiento
from .hito import Hito
from .indicador import Indicador
from .leccion import Leccion
from .norma import NormaDeLeccion, NormaDePractica
from .practica import Practica
from .reconocimiento import Reconocimiento

__all__ = [
    "Activo",
    "AliadoDeLeccion",
    "AliadoDePractica",
    "Condicion",
    "Correlativo",
    "Eslabon",
    "EtiquetaDeLeccion",
    "EtiquetaDePractica",
    "Evidencia",
    "EvidenciaDeLeccion",
    "EvidenciaDePractica",
    "Ficha",
    "Financiamiento",
    "Hito",
    "Indicador",
    "Leccion",
    "NormaDeLeccion",
    "NormaDePractica",
    "Practica",
    "Reconocimiento",
]
