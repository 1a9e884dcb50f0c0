"""The parts of the form, in the order of writing: first all that publication asks, then what the technical evaluation asks besides."""

from dataclasses import dataclass

from practicas.fichas.models import Ficha, Leccion, Practica

# Rows with files: they are added and taken out in a page of their own.
ADJUNTOS = ("evidencias", "activos")


@dataclass(frozen=True)
class Seccion:
    clave: str
    titulo: str
    campos: tuple[str, ...]  # of the ficha, or its relations to rows
    pista: str = ""
    breve: bool = True

    @property
    def escritos(self) -> tuple[str, ...]:
        """What of it is written in the form."""
        return tuple(campo for campo in self.campos if campo not in ADJUNTOS)


def _s(clave: str, titulo: str, campos: str, pista: str = "", breve: bool = True) -> Seccion:
    return Seccion(clave, titulo, tuple(campos.split()), pista, breve)


ESENCIAL = _s("esencial", "Lo esencial", "titulo resumen unidad")
TEMA_Y_LUGAR = _s("tema", "Tema y lugar", "temas ubigeo", "Así la encontrará quien busca.")
CONTACTO = _s("contacto", "Contacto", "contacto_area contacto_correo", "De una oficina, no de una persona.")
CLASIFICACION = _s(
    "clasificacion",
    "Clasificación",
    "pilares deficiencias funciones ejes enfoques lineamientos ods instrumentos etiquetas idioma",
    "Marque lo que corresponda: la SGP lo revisa con usted.",
    breve=False,
)
DE_PRACTICA = (
    ESENCIAL,
    _s("problema", "El problema", "problema", "Cuente qué pasaba antes y a quiénes afectaba."),
    _s("solucion", "Qué se hizo", "solucion", "Con detalles que otra entidad pueda seguir."),
    _s("resultado", "Un resultado", "indicadores sin_indicador", "Basta uno. Si no midieron, diga por qué: también se publica."),
    _s("que-no-funciono", "Qué no funcionó", "que_no_funciono", "Es lo que más busca quien quiere replicar. Cuente qué pasó, no quién."),
    _s("costo", "Costo y duración", "costo duracion", "Costo 0 si no tuvo costo adicional."),
    TEMA_Y_LUGAR,
    CONTACTO,
    _s("alcance", "A quiénes y cuándo", "poblacion_objetivo objetivo beneficiarios beneficiarios_detalle anio_inicio anio_fin situacion tipo_proceso etapas_cambio", breve=False),
    _s("pasos", "Los pasos", "pasos hitos", breve=False),
    _s("resultados", "Los resultados, explicados", "resultados eslabones", breve=False),
    _s("replica", "Para replicarla", "condiciones sostenibilidad", "Qué necesita otra entidad antes de empezar.", breve=False),
    _s("preguntas", "Tres preguntas", "participacion participacion_detalle igualdad igualdad_detalle continuidad continuidad_detalle", breve=False),
    _s("sustento", "Evidencia y activos", "evidencias activos", "La evidencia prueba lo que cuenta; los activos son lo que otra entidad puede usar tal cual.", breve=False),
    _s("normas", "Normas, dinero y aliados", "normas financiamientos aliados reconocimientos", breve=False),
    CLASIFICACION,
)  # fmt: skip
DE_LECCION = (
    ESENCIAL,
    _s("contexto", "El contexto", "contexto"),
    _s("que-ocurrio", "Qué ocurrió", "resultado que_ocurrio", "No hay resultado malo: lo que no se logró también enseña."),
    _s("causas", "Por qué", "causas", "Cuente qué pasó, no quién."),
    _s("recomendacion", "Recomendación", "recomendacion", "A quien venga después."),
    _s("divulgacion", "Quién puede verla", "divulgacion divulgacion_hasta anonimato_revisado", "Restringir aquí no exime de la ley de transparencia ni de los órganos de control."),
    TEMA_Y_LUGAR,
    CONTACTO,
    _s("alcance", "Lo que se esperaba", "que_se_esperaba a_quien_sirve resultado_detalle riesgo_evitado practica anio_inicio anio_fin costo duracion", breve=False),
    _s("sustento", "Evidencia", "evidencias", "Si es anónima, la evidencia no se publica: la ve la SGP.", breve=False),
    _s("normas", "Normas y aliados", "normas aliados", breve=False),
    CLASIFICACION,
)  # fmt: skip
_SECCIONES: dict[type[Ficha], tuple[Seccion, ...]] = {Practica: DE_PRACTICA, Leccion: DE_LECCION}


def secciones(modelo: type[Ficha]) -> tuple[Seccion, ...]:
    return _SECCIONES[modelo]


def seccion_de(modelo: type[Ficha], campo: str) -> Seccion | None:
    return next((s for s in secciones(modelo) if campo in s.campos), None)


def es_de_filas(modelo: type[Ficha], campo: str) -> bool:
    """Whether it holds rows and not one value."""
    return campo not in ("etiquetas",) and modelo._meta.get_field(campo).auto_created
