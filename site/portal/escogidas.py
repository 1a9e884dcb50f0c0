"""Fichas shown by choice or for being new, always as public as they are now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.db.models.functions import Length

from busqueda import buscador
from busqueda.consulta import Consulta, leer_consulta
from busqueda.puerto import Filtro
from busqueda.resultado import Acierto
from practicas.fichas.models import Leccion, Practica
from practicas.fichas.presentacion import ENTIDAD_ANONIMA

SIN_IMPORTADAS = {"validacion": Filtro(excluidos=("importada",))}


# --- By their code -----------------------------------------------------------------------------------------------------
def con_codigo(codigos: Iterable[str]) -> list[Acierto]:
    """The hits of some fichas, in that order, without those that the public may not see: the index may be behind."""
    pedidos = [codigo for codigo in dict.fromkeys(codigos) if codigo]
    publicas = _publicas_con(pedidos) if pedidos else {}
    halladas = ((codigo, _con_codigo(codigo)) for codigo in pedidos if codigo in publicas)
    return [a for codigo, a in halladas if a and (publicas[codigo] or a.entidad == ENTIDAD_ANONIMA)]


def _publicas_con(codigos: list[str]) -> dict[str, bool]:
    """Code of each that is public now → whether it says whose it is."""
    dichas: dict[str, bool] = {}
    for modelo in (Practica, Leccion):
        suyas = modelo.objects.publicadas().filter(codigo__in=codigos)
        dichas |= dict.fromkeys(suyas.values_list("codigo", flat=True), False)
        dichas |= dict.fromkeys(suyas.con_nombre().values_list("codigo", flat=True), True)
    return dichas


def _con_codigo(codigo: str) -> Acierto | None:
    aciertos = buscador.buscar(Consulta(q=codigo, por_pagina=1, corregir=False), facetas=()).aciertos
    return next((a for a in aciertos if a.codigo == codigo), None)


def de_busqueda(datos: Mapping, cuantas: int) -> list[Acierto]:
    """The first of a search as its address says it; what it says that means nothing is ignored."""
    consulta, _ = leer_consulta(datos, por_pagina=cuantas)
    return list(buscador.buscar(replace(consulta, pagina=1), facetas=()).aciertos)


# --- Latest ------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class LoUltimo:
    """One practice to open with and a few more, of which at least one is a lesson when there is any."""

    primera: Acierto | None
    otras: tuple[Acierto, ...]
    destacadas: int = 0  # how many of them somebody chose

    @property
    def titulo(self) -> str:
        if not self.destacadas:
            return "Lo último"
        return "Destacadas" if self.destacadas > len(self.otras) else "Destacado y lo último"


def lo_ultimo(cuantas: int = 3, destacadas: Iterable[str] = ()) -> LoUltimo:
    """First the chosen ones, by their code, if any are public."""
    elegidas = con_codigo(destacadas)
    codigos = {a.codigo for a in elegidas}
    recientes = [a for a in ultimas(SIN_IMPORTADAS, 12) if a.codigo not in codigos]
    primera = elegidas[0] if elegidas else next((a for a in recientes if a.cifra), next(iter(recientes), None))
    otras = [a for a in recientes if a is not primera]
    leccion = next((a for a in otras if a.tipo == "leccion"), None)
    if leccion:
        otras = [leccion, *(a for a in otras if a is not leccion)]
    return LoUltimo(primera, tuple([*elegidas[1:], *otras][:cuantas]), len(elegidas))


def ultimas(filtros: Mapping[str, Filtro], cuantas: int) -> tuple[Acierto, ...]:
    return buscador.buscar(Consulta(filtros=filtros, orden="recientes", por_pagina=cuantas), facetas=()).aciertos


# --- A warning ---------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Advertencia:
    """A recommendation that a failure left, and where it comes from."""

    recomendacion: str
    acierto: Acierto


def advertencia() -> Advertencia | None:
    """Of the last public failure whose recommendation fits in a quotation."""
    fracasos = Leccion.objects.publicadas().filter(resultado=Leccion.Resultado.FRACASO)
    cortas = fracasos.annotate(largo=Length("recomendacion")).filter(largo__range=(40, 220))
    ultima = cortas.values_list("codigo", "recomendacion").first()
    if not ultima:
        return None
    codigo, recomendacion = ultima
    # The hit says of the entity only what may be said.
    acierto = next(iter(con_codigo([codigo])), None)
    return Advertencia(recomendacion, acierto) if acierto else None


def advertencia_de(codigo: str, frase: str = "") -> Advertencia | None:
    """Of the lesson that was chosen, in other words than its own if any are given; None when it is not public."""
    leccion = Leccion.objects.publicadas().filter(codigo=codigo).values_list("recomendacion", flat=True).first()
    acierto = next(iter(con_codigo([codigo] if leccion is not None else [])), None)
    return Advertencia(frase or leccion, acierto) if acierto and (frase or leccion) else None
