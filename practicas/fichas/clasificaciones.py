"""How a ficha is classified: one line per vocabulary. Models, forms, import, export, search and API derive from it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Clasificacion:
    vocabulario: str  # key of the vocabulary; also the name in files, addresses and the API
    campo: str  # name of the relation on the model
    titulo: str
    ayuda: str = ""
    maximo: int | None = None


COMUNES = (
    Clasificacion("tema", "temas", "Temas", "De uno a tres: así la encontrará quien busca.", maximo=3),
    Clasificacion("pilar", "pilares", "Pilares de la modernización", "Los que la ficha ayuda a cumplir."),
    Clasificacion("eje", "ejes", "Ejes transversales"),
    Clasificacion("funcion", "funciones", "Función del presupuesto", "La del clasificador funcional."),
    Clasificacion("enfoque", "enfoques", "Enfoques de gestión"),
    Clasificacion("lineamiento", "lineamientos", "Lineamientos de la política"),
    Clasificacion("deficiencia", "deficiencias", "Problema de gestión", "El problema de la gestión al que responde."),
    Clasificacion("ods", "ods", "Objetivos de Desarrollo Sostenible"),
    Clasificacion("instrumento", "instrumentos", "Instrumentos de gestión", "Los que se modificaron o se usaron."),
)
DE_PRACTICA = (
    Clasificacion("etapa_cambio", "etapas_cambio", "Etapas del cambio", "Hasta dónde llegó el proceso de cambio."),
)
