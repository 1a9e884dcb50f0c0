"""What a ficha lacks, for each of its two sizes: one declared list for the writer's meter, the moderation gate and the import report."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Q
from django.utils.text import capfirst
from modelcluster.models import get_all_child_relations

from .models import Ficha, Leccion, Practica
from .models.parte import Parte
from .texto import contar_palabras

BREVE, COMPLETA = "breve", "completa"


@dataclass(frozen=True)
class Chequeo:
    campo: str  # where the writer mends it
    mensaje: str  # what to do, in the writer's words
    cumple: Callable[[Ficha], bool]
    tamano: str = BREVE
    es_un_campo: bool = False  # filled in or not: a column of its table says it


def _tiene(campo: str) -> Callable[[Ficha], bool]:
    return lambda ficha: getattr(ficha, campo) not in ("", None)


def _alguno(relacion: str) -> Callable[[Ficha], bool]:
    return lambda ficha: (
        bool(ficha.pk or relacion in getattr(ficha, "_cluster_related_objects", ()))
        and len(getattr(ficha, relacion).all()) > 0
    )


def _campo(campo: str, mensaje: str, tamano: str = BREVE) -> Chequeo:
    return Chequeo(campo, mensaje, _tiene(campo), tamano, es_un_campo=True)


def _lista(relacion: str, mensaje: str, tamano: str = BREVE) -> Chequeo:
    return Chequeo(relacion, mensaje, _alguno(relacion), tamano)


def _tiene_lugar(ficha: Ficha) -> bool:
    return bool(ficha.ubigeo) or ficha.entidad.nivel.codigo.startswith("nacional")


COMUNES = (
    _campo("titulo", "Escriba un título que diga qué cambió."),
    _campo("resumen", "Resuma la experiencia en pocas líneas."),
    Chequeo("temas", "Elija de uno a tres temas.", lambda f: 1 <= len(f.temas.all()) <= 3),
    Chequeo("ubigeo", "Diga dónde ocurrió.", _tiene_lugar),
    _campo("contacto_correo", "Dé un buzón institucional de contacto."),
)
DE_PRACTICA = (
    _campo("problema", "Cuente el problema que había."),
    Chequeo("solucion", "Cuente qué se hizo.", lambda f: bool(f.solucion or f.pasos)),
    Chequeo(
        "indicadores",
        "Ponga un resultado con su cifra, o diga por qué no lo hay.",
        lambda f: bool(f.sin_indicador) or _alguno("indicadores")(f),
    ),
    _campo("que_no_funciono", "Cuente qué no funcionó: es lo que más busca quien quiere replicarla."),
    _campo("costo", "Diga cuánto costó; 0 si no tuvo costo adicional."),
    _campo("duracion", "Diga cuántos meses tomó."),
    _campo("poblacion_objetivo", "Diga a quiénes iba dirigida.", COMPLETA),
    _campo("objetivo", "Diga qué se buscaba.", COMPLETA),
    _campo("pasos", "Ordene lo que se hizo en pasos.", COMPLETA),
    _campo("resultados", "Explique los resultados.", COMPLETA),
    _campo("sostenibilidad", "Cuente cómo se sostiene.", COMPLETA),
    _campo("participacion", "Responda si participó la población.", COMPLETA),
    _campo("igualdad", "Responda si redujo alguna desigualdad.", COMPLETA),
    _campo("continuidad", "Responda si siguió tras un cambio de autoridades.", COMPLETA),
    _campo("situacion", "Diga en qué situación está hoy.", COMPLETA),
    _campo("beneficiarios", "Diga a cuántas personas sirvió.", COMPLETA),
    _campo("anio_inicio", "Ponga el año de inicio.", COMPLETA),
    _lista("pilares", "Elija al menos un pilar de la modernización.", COMPLETA),
    Chequeo(
        "indicadores",
        "Complete línea base y logro de cada indicador.",
        lambda f: (
            _alguno("indicadores")(f)
            and all(i.linea_base is not None and i.logro is not None for i in f.indicadores.all())
        ),
        COMPLETA,
    ),
    _lista("eslabones", "Dibuje la cadena de valor, del insumo al resultado.", COMPLETA),
    _lista("condiciones", "Diga qué necesita quien quiera replicarla.", COMPLETA),
    _lista("evidencias", "Adjunte o enlace al menos una evidencia.", COMPLETA),
    _lista("normas", "Cite la norma que la aprobó.", COMPLETA),
    _lista("activos", "Comparta un formato, TdR u otro activo para usar.", COMPLETA),
)
DE_LECCION = (
    _campo("contexto", "Cuente el contexto."),
    _campo("que_ocurrio", "Cuente qué ocurrió."),
    _campo("causas", "Explique por qué ocurrió."),
    _campo("recomendacion", "Dé una recomendación a quien venga después."),
    _campo("resultado", "Diga si se logró."),
    _campo("divulgacion", "Elija quién puede verla."),
    Chequeo(
        "anonimato_revisado",
        "Confirme que el texto no nombra a la entidad, su sigla ni su lugar.",
        lambda f: not f.es_anonima or f.anonimato_revisado,
    ),
    _campo("que_se_esperaba", "Diga qué se esperaba.", COMPLETA),
    _campo("a_quien_sirve", "Diga a quién le sirve.", COMPLETA),
    _campo("riesgo_evitado", "Diga qué riesgo evita.", COMPLETA),
    _campo("resultado_detalle", "Dé la prueba del resultado en una frase con su número.", COMPLETA),
    _campo("anio_inicio", "Ponga el año.", COMPLETA),
    _lista("pilares", "Elija al menos un pilar de la modernización.", COMPLETA),
)
CHEQUEOS = {Practica: COMUNES + DE_PRACTICA, Leccion: COMUNES + DE_LECCION}


def chequeos(ficha: Ficha, tamano: str = BREVE) -> tuple[Chequeo, ...]:
    """Those of a size; the complete ficha includes the short one."""
    return tuple(c for c in CHEQUEOS[type(ficha)] if tamano == COMPLETA or c.tamano == BREVE)


def faltantes(ficha: Ficha, tamano: str = BREVE) -> list[Chequeo]:
    return [c for c in chequeos(ficha, tamano) if not c.cumple(ficha)]


def incompletas(modelo: type[Ficha]) -> Q:
    """Those that lack something of the short ficha, as far as their table tells: its fields and its topics."""
    faltan = Q(temas=None)
    for chequeo in CHEQUEOS[modelo]:
        if chequeo.es_un_campo and chequeo.tamano == BREVE:
            nulo = modelo._meta.get_field(chequeo.campo).null
            faltan |= Q(**({f"{chequeo.campo}__isnull": True} if nulo else {chequeo.campo: ""}))
    return faltan


def por_corregir(ficha: Ficha) -> list[Chequeo]:
    """What the ficha and its rows say against themselves: dates that cross, sums that differ, what a row cannot lack. Not what is missing."""
    faltan = {c.campo for c in faltantes(ficha)}
    filas = [
        (relacion.get_accessor_name(), n, fila)
        for relacion in get_all_child_relations(type(ficha))
        if issubclass(relacion.related_model, Parte)
        for n, fila in enumerate(getattr(ficha, relacion.get_accessor_name()).all(), 1)
    ]
    propios = [Chequeo(campo, m, lambda _: False) for campo, m in _reparos(ficha, faltan)]
    return propios + [
        Chequeo(rel, f"{_nombre(fila, n)}, {_rotulo(fila, campo)}: {m}", lambda _: False)
        for rel, n, fila in filas
        for campo, m in _reparos(fila, {"ficha"})
    ]


def _nombre(fila: Parte, numero: int) -> str:
    """«Indicador 2, Días de espera»; by its number alone while it has no words."""
    dicho = str(fila).strip(" :·")
    return f"{capfirst(fila._meta.verbose_name)} {numero}{f' «{dicho[:60]}»' if dicho else ''}"


def _rotulo(fila: Parte, campo: str) -> str:
    return str(fila._meta.get_field(campo).verbose_name) if campo != NON_FIELD_ERRORS else "en conjunto"


def _reparos(objeto, salvo: set[str]) -> list[tuple[str, str]]:
    try:
        objeto.full_clean(exclude=salvo, validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        return [(campo, m) for campo, mensajes in error.message_dict.items() if campo not in salvo for m in mensajes]
    return []


def completitud(ficha: Ficha, tamano: str = BREVE) -> int:
    """0–100: the share of the declared checks that the ficha meets."""
    todos = chequeos(ficha, tamano)
    return round(100 * (len(todos) - len(faltantes(ficha, tamano))) / len(todos))


@dataclass(frozen=True)
class Exceso:
    campo: str
    palabras: int
    presupuesto: int

    def __str__(self):
        return f"{self.palabras} de {self.presupuesto} palabras: sobran {self.palabras - self.presupuesto}"


def excesos(ficha: Ficha) -> list[Exceso]:
    """Sections over their budget of words. It warns; nothing is cut."""
    return [
        Exceso(campo.name, palabras, campo.palabras)
        for campo in ficha._meta.fields
        if (presupuesto := getattr(campo, "palabras", None))
        and (palabras := contar_palabras(getattr(ficha, campo.name))) > presupuesto
    ]
