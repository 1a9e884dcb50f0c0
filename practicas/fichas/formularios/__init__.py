from .campos import CampoDeCifra, CampoDeEntero, CampoDeFecha, CampoDeSustento, Pregunta
from .ficha import FormularioDeLeccion, FormularioDePractica
from .partes import FormsetDePartes, FormularioDeEvidencia, FormularioDeParte

__all__ = [
    "CampoDeCifra",
    "CampoDeEntero",
    "CampoDeFecha",
    "CampoDeSustento",
    "FormsetDePartes",
    "FormularioDeEvidencia",
    "FormularioDeLeccion",
    "FormularioDeParte",
    "FormularioDePractica",
    "Pregunta",
]
