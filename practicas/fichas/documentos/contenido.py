"""What a ficha says, in the order of its page. Works on any that `presentar` returns, and on a draft with anything missing."""

from collections.abc import Iterator
from operator import attrgetter
from posixpath import basename

from practicas.catalogos import lugares

from .. import tramos
from ..cifras import cifra_en_palabras
from ..fechas import fecha_en_palabras
from ..models import Ficha, Leccion, Practica
from .bloques import Apartado, Bloque, Lista, Prosa, Tabla

_PREGUNTAS = {
    "participacion": "¿Participó la población?",
    "igualdad": "¿Redujo alguna desigualdad?",
    "continuidad": "¿Siguió tras un cambio de autoridades?",
}


def contenido(ficha: Ficha) -> list[Bloque]:
    propias = _de_practica(ficha) if isinstance(ficha, Practica) else _de_leccion(ficha)  # type: ignore[arg-type]
    return [*_cabeza(ficha), *propias, *_cierre(ficha)]


def _cabeza(ficha: Ficha) -> Iterator[Bloque]:
    yield Prosa(ficha.resumen)
    yield from _datos(
        ("Código", ficha.codigo or ""),
        ("Entidad", ficha.entidad.nombre),
        ("La presenta", ficha.entidad_presenta.nombre if ficha.entidad_presenta else ""),
        ("Unidad", ficha.unidad),
        ("Lugar", _lugar(ficha)),
        ("Años", ficha.duracion_en_anios),
        ("Costo", _costo(ficha)),
        ("Duración", f"{ficha.duracion} mes{'' if ficha.duracion == 1 else 'es'}" if ficha.duracion else ""),
        *_datos_propios(ficha),
        ("Contacto", ", ".join(filter(None, (ficha.contacto_area, ficha.contacto_correo)))),
    )


def _datos_propios(ficha: Ficha) -> list[tuple[str, str]]:
    if isinstance(ficha, Practica):
        sirvio = f"{cifra_en_palabras(ficha.beneficiarios)} {ficha.beneficiarios_detalle}".strip()
        return [("Situación", ficha.get_situacion_display()), ("A quiénes sirvió", sirvio)]
    resultado = ". ".join(filter(None, (ficha.get_resultado_display(), ficha.resultado_detalle)))
    return [("Resultado", resultado), ("Quién puede verla", ficha.get_divulgacion_display())]


def _lugar(ficha: Ficha) -> str:
    codigo = ficha.ubigeo or ficha.entidad.ubigeo
    return lugares.ubicacion(codigo) if codigo else ficha.entidad.pais


def _costo(ficha: Ficha) -> str:
    if ficha.costo is None:
        return ""
    # Of an anonymous lesson the amount is only the bound of its band.
    en_tramo = ficha.costo == 0 or (isinstance(ficha, Leccion) and ficha.es_anonima and ficha.entidad.pk is None)
    return tramos.de_costo(ficha.costo).nombre if en_tramo else f"S/ {ficha.costo:,.2f}"


def _datos(*pares: tuple[str, str]) -> Iterator[Bloque]:
    if filas := [[nombre, valor] for nombre, valor in pares if valor]:
        yield Tabla(["Dato", "Lo que dice la ficha"], filas)


def _seccion(titulo: str, *bloques: Bloque | None) -> Iterator[Bloque]:
    """A heading and what is below it; nothing at all when there is nothing below."""
    if hay := [b for b in bloques if b]:
        yield Apartado(titulo)
        yield from hay


def _prosa(texto: str) -> Prosa | None:
    return Prosa(texto) if texto.strip() else None


def _con_rotulo(rotulo: str, texto: str) -> Prosa | None:
    return Prosa(f"**{rotulo}**\n\n{texto}") if texto.strip() else None


def _lista(puntos: list[str], *, numerada: bool = False) -> Lista | None:
    return Lista(puntos, numerada) if puntos else None


def _tabla(cabecera: str, filas: list[list[str]]) -> Tabla | None:
    return Tabla(cabecera.split(" | "), filas) if filas else None


def _partes(ficha: Ficha, relacion: str) -> list:
    return sorted(getattr(ficha, relacion).all(), key=lambda p: (p.sort_order or 0, p.pk or 0))


def _nombre(objeto, campo: str) -> str:
    """Of the term of a row; empty in a draft that has not chosen it."""
    return str(getattr(getattr(objeto, campo, None), "nombre", ""))


def _junto(*partes) -> str:
    return ". ".join(str(p) for p in partes if p)


# --- A practice -------------------------------------------------------------------------------------------------------
def _de_practica(ficha: Practica) -> Iterator[Bloque]:
    yield from _seccion(
        "El problema",
        _prosa(ficha.problema),
        _con_rotulo("A quiénes va dirigida", ficha.poblacion_objetivo),
        _con_rotulo("Qué se buscaba", ficha.objetivo),
    )
    yield from _seccion(
        "Qué hicieron",
        _prosa(ficha.solucion),
        _lista(ficha.lista_de_pasos, numerada=True),
        _tabla("Fecha | Hito", [[fecha_en_palabras(h.fecha), h.titulo] for h in _partes(ficha, "hitos")]),
        _tabla("Aliado | Cómo se coordinó", [[a.nombre, a.mecanismo] for a in _partes(ficha, "aliados")]),
    )
    yield from _seccion(
        "Resultados",
        _tabla("Indicador | Línea base | Meta | Logro | Fuente y método", _indicadores(ficha)),
        _con_rotulo("Por qué no hay un indicador", ficha.sin_indicador),
        _prosa(ficha.resultados),
        _lista([_junto(r.nombre, r.organismo, r.anio) for r in _partes(ficha, "reconocimientos")]),
    )
    yield from _seccion("Cadena de valor", _tabla("Eslabón | Cifra | Qué es", _cadena(ficha)))
    yield from _seccion("Qué no funcionó", _prosa(ficha.que_no_funciono))
    yield from _seccion(
        "Cómo se sostiene", _prosa(ficha.sostenibilidad), _tabla("Pregunta | Respuesta", _preguntas(ficha))
    )
    yield from _seccion(
        "Para replicarla",
        _tabla("Condición | Tipo | Meses | Indispensable", _condiciones(ficha)),
        _tabla("Fuente de financiamiento | Monto (S/)", _financiamiento(ficha)),
    )
    yield from _seccion("Activos para usar", _tabla("Activo | Tipo | Dónde está", _activos(ficha)))


def _indicadores(ficha: Practica) -> list[list[str]]:
    return [
        [
            _junto(i.nombre, i.unidad, i.get_sentido_display()),
            *(_medida(i, campo) for campo in ("linea_base", "meta", "logro")),
            _junto(i.fuente, i.metodo),
        ]
        for i in _partes(ficha, "indicadores")
    ]


def _medida(indicador, campo: str) -> str:
    cifra, fecha = cifra_en_palabras(getattr(indicador, campo)), getattr(indicador, f"{campo}_fecha")
    return f"{cifra} ({fecha_en_palabras(fecha)})" if cifra and fecha else cifra


def _cadena(ficha: Practica) -> list[list[str]]:
    eslabones = sorted(_partes(ficha, "eslabones"), key=lambda e: getattr(getattr(e, "tipo", None), "orden", 0))
    return [[_nombre(e, "tipo"), e.cifra, e.descripcion] for e in eslabones]


def _preguntas(ficha: Practica) -> list[list[str]]:
    respondidas = [(c, p) for c, p in _PREGUNTAS.items() if getattr(ficha, c) is not None]
    return [[p, _junto("Sí" if getattr(ficha, c) else "No", getattr(ficha, f"{c}_detalle"))] for c, p in respondidas]


def _condiciones(ficha: Practica) -> list[list[str]]:
    return [
        [
            _junto(c.descripcion, c.nota),
            c.get_tipo_display(),
            str(c.meses or ""),
            "Sí" if c.indispensable else "No",
        ]
        for c in _partes(ficha, "condiciones")
    ]


def _financiamiento(ficha: Practica) -> list[list[str]]:
    return [[_nombre(f, "fuente"), cifra_en_palabras(f.monto)] for f in _partes(ficha, "financiamientos")]


def _activos(ficha: Practica) -> list[list[str]]:
    return [
        [_junto(a.titulo, a.descripcion), _nombre(a, "tipo"), a.enlace or basename(a.archivo.name or "")]
        for a in _partes(ficha, "activos")
    ]


# --- A lesson ---------------------------------------------------------------------------------------------------------
def _de_leccion(ficha: Leccion) -> Iterator[Bloque]:
    yield from _seccion("El contexto", _prosa(ficha.contexto))
    yield from _seccion("Qué se esperaba", _prosa(ficha.que_se_esperaba))
    yield from _seccion("Qué ocurrió", _prosa(ficha.que_ocurrio))
    yield from _seccion("Por qué", _prosa(ficha.causas))
    yield from _seccion("Recomendación", _prosa(ficha.recomendacion))
    yield from _seccion(
        "A quién le sirve", _prosa(ficha.a_quien_sirve), _con_rotulo("Riesgo que evita", ficha.riesgo_evitado)
    )
    if ficha.practica:
        yield from _seccion("Salió de una práctica", _prosa(_junto(ficha.practica.codigo, ficha.practica.titulo)))
    yield from _seccion(
        "Con quiénes",
        _tabla("Aliado | Cómo se coordinó", [[a.nombre, a.mecanismo] for a in _partes(ficha, "aliados")]),
    )


# --- Any ficha --------------------------------------------------------------------------------------------------------
def _cierre(ficha: Ficha) -> Iterator[Bloque]:
    yield from _seccion("Normas", _tabla("Norma | Fecha | De qué trata | Dónde está", _normas(ficha)))
    yield from _seccion("Evidencia", _tabla("Evidencia | Estado | Dónde está", _evidencias(ficha)))
    yield from _seccion("Clasificación", _tabla("Clasificación | Términos", _clasificacion(ficha)))


def _normas(ficha: Ficha) -> list[list[str]]:
    return [
        [_junto(str(n), n.organo), fecha_en_palabras(n.fecha) if n.fecha else "", n.titulo, n.enlace]
        for n in _partes(ficha, "normas")
    ]


def _evidencias(ficha: Ficha) -> list[list[str]]:
    return [
        [_junto(e.titulo, e.descripcion), e.get_estado_display(), e.enlace or basename(e.archivo.name or "")]
        for e in _partes(ficha, "evidencias")
    ]


def _clasificacion(ficha: Ficha) -> list[list[str]]:
    filas = [
        [c.titulo, ", ".join(t.nombre for t in sorted(getattr(ficha, c.campo).all(), key=attrgetter("orden")))]
        for c in ficha.CLASIFICACIONES
    ]
    etiquetas = sorted(e.name for e in ficha.etiquetas.all())
    return [fila for fila in [*filas, ["Etiquetas", ", ".join(etiquetas)]] if fila[1]]
