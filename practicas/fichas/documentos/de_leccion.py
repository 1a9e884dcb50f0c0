"""What a lesson says, in the order of its page: the outcome and the recommendation before the story."""

from collections.abc import Iterator

from ..cifras import meses
from ..models import Leccion
from .bloques import Apartado, Bloque, Parrafo, Recuadro, Tramo, linea
from .de_practica import aliados
from .piezas import apartado, con_direccion, direccion, lista, seccion
from .prosa import prosa

CABE = 1500  # characters


def desenlace(ficha: Leccion, costo: str) -> Iterator[Bloque]:
    tono = "verde" if ficha.resultado == Leccion.Resultado.EXITO else "ocre"
    medidas = (("Costo: ", costo), ("Tiempo: ", meses(ficha.duracion)))
    dichas = [[Tramo(rotulo), Tramo(valor, negrita=True), Tramo(". ")] for rotulo, valor in medidas if valor]
    detalle = f"{ficha.resultado_detalle}." if ficha.resultado_detalle else ""
    bloques = [
        Parrafo(linea("Resultado"), "nota"),
        Apartado(ficha.get_resultado_display() or "Sin resultado declarado"),
        *(Parrafo(dicho) for dicho in (linea(Tramo(detalle, negrita=True)), linea(*sum(dichas, []))) if dicho),
        *apartado("Recomendación", prosa(ficha.recomendacion)),
    ]
    # One that would not fit in a sheet would lose its end.
    yield Recuadro(bloques, tono=tono, entero=len(ficha.recomendacion) < CABE)


def secciones(ficha: Leccion) -> Iterator[Bloque]:
    yield from seccion("El contexto", prosa(ficha.contexto))
    yield from seccion("Qué se esperaba", prosa(ficha.que_se_esperaba))
    yield from seccion("Qué ocurrió", prosa(ficha.que_ocurrio))
    yield from seccion("Por qué", prosa(ficha.causas))
    riesgo = linea(Tramo("Riesgo que evita:", negrita=True), f" {ficha.riesgo_evitado}")
    yield from seccion(
        "A quién le sirve", prosa(ficha.a_quien_sirve), [Parrafo(riesgo)] if ficha.riesgo_evitado else []
    )
    if practica := ficha.practica:
        enlace = direccion(practica.get_absolute_url()) if practica.es_publica else ""
        yield from seccion("Salió de una práctica", [Parrafo(con_direccion(str(practica), enlace))])
    yield from seccion("Con quiénes", lista(aliados(ficha)))
