"""What a practice must meet to be admitted: asked one by one, answered yes or no, a no with its ground."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError


@dataclass(frozen=True)
class Criterio:
    codigo: str
    pregunta: str
    pista: str


CRITERIOS = (
    Criterio("aplicada", "¿La entidad ya la aplicó?", "Cuenta algo que se hizo, no un plan ni una propuesta."),
    Criterio("competencia", "¿Está entre las funciones de la entidad?", "La hizo quien podía hacerla."),
    Criterio("entendible", "¿Otra entidad entendería qué se hizo?", "El problema y los pasos se siguen sin preguntar."),
    Criterio("resultado", "¿Dice qué cambió?", "Con una cifra, o con la razón de que no la haya."),
    Criterio("sustento", "¿Lo que afirma tiene de dónde salir?", "Una fuente, una norma o una evidencia que se pueda pedir."),
    Criterio("sin_datos", "¿Está libre de datos personales?", "Sin DNI, teléfonos ni nombres de usuarios."),
    Criterio("sin_propaganda", "¿Está libre de propaganda?", "No promueve a una autoridad, un partido ni un proveedor."),
)  # fmt: skip
POR_CODIGO = {criterio.codigo: criterio for criterio in CRITERIOS}


def exigir_cumplidos(respuestas: Mapping[str, Mapping]) -> None:
    """ValidationError while some answer is no: then it is observed, or not admitted. Nothing answered is nothing to hold against."""
    incumplidos = [c.pregunta for c in CRITERIOS if respuestas.get(c.codigo, {}).get("cumple") is False]
    if incumplidos:
        raise ValidationError(f"No cumple: {' '.join(incumplidos)} Obsérvela o no la admita.", code="incumplido")


def solo_declarados(respuestas: Mapping[str, Mapping]) -> dict[str, dict]:
    """Each answer as it is kept: «cumple» yes or no, with its ground. What nobody declared is left out."""
    return {
        codigo: {"cumple": bool(dicho["cumple"]), "sustento": str(dicho.get("sustento", "")).strip()[:500]}
        for codigo, dicho in respuestas.items()
        if codigo in POR_CODIGO and dicho.get("cumple") is not None
    }
