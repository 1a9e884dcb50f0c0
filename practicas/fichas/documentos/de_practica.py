"""What a practice says, in the order of its page."""

from collections.abc import Iterator

from ..cifras import cambio, meses, meta_en_palabras, numero, separar_unidad, soles
from ..graficos import grafico
from ..models import Evidencia, Indicador, Practica
from ..texto import primeras_frases
from .bloques import Apartado, Bloque, Cifra, Dibujo, Parrafo, Recuadro, Tramo, linea
from .piezas import apartado, celda, datos, fecha, lista, nombre, nota, partes, paso, puntos, seccion, tabla
from .prosa import prosa

ANCHO_DE_FILA, ANCHO_DE_TITULAR = 100, 150
_PREGUNTAS = {
    "participacion": "¿Participó la población?",
    "igualdad": "¿Redujo alguna desigualdad?",
    "continuidad": "¿Siguió tras un cambio de autoridades?",
}


def en_breve(ficha: Practica, costo: str) -> Iterator[Bloque]:
    fuentes = " y ".join(nombre(f, "fuente").lower() for f in partes(ficha, "financiamientos"))
    sirvio = linea(Tramo(numero(ficha.beneficiarios), negrita=True), f" {ficha.beneficiarios_detalle}")
    yield Recuadro(
        [
            Apartado("En breve"),
            *_titular(ficha),
            *datos(
                ("El problema", primeras_frases(ficha.problema)),
                ("Qué hicieron", primeras_frases(ficha.solucion)),
                ("Costo", linea(Tramo(costo, negrita=True), f", {fuentes}" if fuentes else "") if costo else ""),
                ("Tiempo", linea(Tramo(meses(ficha.duracion), negrita=True))),
                ("A quiénes sirvió", sirvio if ficha.beneficiarios else ""),
                ("Situación", ficha.get_situacion_display()),
            ),
        ],
        entero=True,
    )


def _titular(ficha: Practica) -> Iterator[Bloque]:
    if (i := ficha.titular) is None:
        dicho = ficha.sin_indicador or ficha.resultados or ficha.resumen
        yield Parrafo(linea(primeras_frases(dicho, 220)), "entrada")
        if ficha.sin_indicador:
            yield Parrafo(linea("Por qué no hay una cifra"), "nota")
        return
    yield Cifra(numero(i.linea_base), numero(i.logro), *separar_unidad(i.unidad))
    entre = f" entre {fecha(i.linea_base_fecha)} y {fecha(i.logro_fecha)}" if i.linea_base_fecha else ""
    yield Parrafo(linea(Tramo(cambio(i), negrita=True), entre))
    yield Parrafo(linea(Evidencia.Estado(ficha.estado_de(i)).label), "nota")
    if dibujo := _dibujo(i, ANCHO_DE_TITULAR, con_rotulos=True):
        yield dibujo


def _dibujo(indicador: Indicador, ancho: int, *, con_rotulos: bool = False) -> Dibujo | None:
    dicho = ((nombre_, getattr(indicador, campo)) for nombre_, campo in _VALORES)
    leido = ", ".join(f"{nombre_} {numero(valor)}" for nombre_, valor in dicho if valor is not None)
    hecho = grafico(indicador, ancho)
    return Dibujo(hecho, f"Barras: {leido} {indicador.unidad}", con_rotulos) if hecho else None


_VALORES = (("línea base", "linea_base"), ("meta", "meta"), ("logro", "logro"))


def secciones(ficha: Practica) -> Iterator[Bloque]:
    yield from seccion(
        "El problema",
        prosa(ficha.problema),
        apartado("A quiénes va dirigida", prosa(ficha.poblacion_objetivo)),
        apartado("Qué se buscaba", prosa(ficha.objetivo)),
    )
    yield from seccion(
        "Qué hicieron",
        prosa(ficha.solucion),
        lista([[Parrafo(paso(p))] for p in ficha.lista_de_pasos], numerada=True),
        apartado("Fechas", datos(*((fecha(h.fecha), h.titulo) for h in partes(ficha, "hitos")))),
        apartado("Con quiénes", lista(aliados(ficha))),
    )
    yield from seccion(
        "Resultados",
        tabla(
            "Indicador | Base | Meta | Logro | Base, logro y meta | Cambio y evidencia",
            [_fila(ficha, i) for i in partes(ficha, "indicadores")],
            (54, 17, 17, 17, 36, 29),
        ),
        prosa(ficha.sin_indicador),
        prosa(ficha.resultados),
        apartado("Reconocimientos", lista(_reconocimientos(ficha))),
    )
    yield from seccion("Cadena de valor", tabla("Eslabón | Cifra | Qué es", _cadena(ficha), (40, 40, 90)))
    if no_funciono := list(seccion("Qué no funcionó", prosa(ficha.que_no_funciono))):
        yield Recuadro(no_funciono, tono="ocre")
    yield from seccion("Cómo se sostiene", prosa(ficha.sostenibilidad), datos(*_preguntas(ficha)))
    yield from seccion(
        "Para replicarla",
        tabla("Condición | Tipo | Meses | ¿Es indispensable?", _condiciones(ficha), (80, 25, 20, 45)),
        apartado(
            "De dónde salió el dinero",
            datos(*((nombre(f, "fuente"), soles(f.monto)) for f in partes(ficha, "financiamientos"))),
        ),
    )


def aliados(ficha) -> list[list[Bloque]]:
    return [[Parrafo(linea(Tramo(a.nombre, negrita=True))), *nota(a.mecanismo)] for a in partes(ficha, "aliados")]


def _reconocimientos(ficha: Practica) -> list[list[Bloque]]:
    return [
        [Parrafo(linea(Tramo(r.nombre, negrita=True))), *nota(r.organismo, r.anio)]
        for r in partes(ficha, "reconocimientos")
    ]


def _fila(ficha: Practica, i: Indicador) -> list[list]:
    unidad = f"{i.unidad[:1].upper()}{i.unidad[1:]}. {i.get_sentido_display()}"
    dibujo = _dibujo(i, ANCHO_DE_FILA)
    return [
        celda(linea(Tramo(i.nombre, negrita=True)), unidad, puntos(i.fuente, i.metodo)),
        *(celda(numero(getattr(i, c)), fecha(getattr(i, f"{c}_fecha"))) for c in ("linea_base", "meta", "logro")),
        [dibujo] if dibujo else [],
        celda(
            linea(Tramo(cambio(i), negrita=True)),
            meta_en_palabras(i),
            Evidencia.Estado(ficha.estado_de(i)).label,
        ),
    ]


def _cadena(ficha: Practica) -> list[list[list]]:
    eslabones = sorted(partes(ficha, "eslabones"), key=lambda e: getattr(getattr(e, "tipo", None), "orden", 0))
    return [
        [celda(nombre(e, "tipo")), celda(linea(Tramo(e.cifra, negrita=True))), celda(e.descripcion)] for e in eslabones
    ]


def _preguntas(ficha: Practica) -> Iterator[tuple[str, str]]:
    for campo, pregunta in _PREGUNTAS.items():
        if (respuesta := getattr(ficha, campo)) is not None:
            detalle = getattr(ficha, f"{campo}_detalle")
            yield pregunta, ". ".join(filter(None, ("Sí" if respuesta else "No", detalle)))


def _condiciones(ficha: Practica) -> list[list[list]]:
    return [
        [
            celda(linea(Tramo(c.descripcion, negrita=True))),
            celda(c.get_tipo_display()),
            celda("–" if c.meses is None else str(c.meses)),
            celda(": ".join(filter(None, ("Sí" if c.indispensable else "No", c.nota)))),
        ]
        for c in partes(ficha, "condiciones")
    ]
