"""The automatic checks of a ficha, declared once: what the desk shows before a person judges."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import TextChoices

from ..completitud import excesos, faltantes
from ..models import Ficha, Leccion
from . import anonimato, datos_personales, enlaces
from .hallazgo import Gravedad
from .parecidas import Candidata, candidatas_de, parecidas
from .textos import titulo_de

A_LA_VISTA = 5  # of a long list, what its sentence tells


class Estado(TextChoices):
    BIEN = "bien", "Bien"
    ADVERTENCIA = "advertencia", "Advertencia"
    FALTA = "falta", "Falta"


@dataclass(frozen=True)
class Veredicto:
    estado: Estado
    detalle: str
    campos: tuple[str, ...] = ()  # paths, where the writer mends it


@dataclass(frozen=True)
class Resultado:
    codigo: str
    titulo: str
    estado: Estado
    detalle: str
    campos: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comprobacion:
    codigo: str
    titulo: str
    funcion: Callable[[Ficha, Iterable[Candidata] | None], Veredicto]
    corresponde: Callable[[Ficha], bool] = lambda ficha: True


def comprobar(ficha: Ficha, candidatas: Iterable[Candidata] | None = None) -> list[Resultado]:
    """Every check that concerns the ficha, in order. Without `candidatas` they are read: one query."""
    return [_resultado(c, c.funcion(ficha, candidatas)) for c in COMPROBACIONES if c.corresponde(ficha)]


def _resultado(comprobacion: Comprobacion, veredicto: Veredicto) -> Resultado:
    return Resultado(comprobacion.codigo, comprobacion.titulo, veredicto.estado, veredicto.detalle, veredicto.campos)


def _completitud(ficha: Ficha, _candidatas) -> Veredicto:
    faltan = faltantes(ficha)
    if not faltan:
        return Veredicto(Estado.BIEN, "Tiene todo lo que pide la ficha breve.")
    return Veredicto(Estado.FALTA, " ".join(c.mensaje for c in faltan), _sin_repetir(c.campo for c in faltan))


def _palabras(ficha: Ficha, _candidatas) -> Veredicto:
    largos = excesos(ficha)
    if not largos:
        return Veredicto(Estado.BIEN, "Ninguna sección pasa de su presupuesto de palabras.")
    detalle = _enumerar(f"{titulo_de(ficha, e.campo)}: {e}" for e in largos)
    return Veredicto(Estado.ADVERTENCIA, detalle, tuple(e.campo for e in largos))


def _datos_personales(ficha: Ficha, _candidatas) -> Veredicto:
    hallados = [h for suyos in datos_personales.revisar_ficha(ficha).values() for h in suyos]
    if not hallados:
        return Veredicto(Estado.BIEN, "No se hallaron documentos, teléfonos ni nombres de personas.")
    return _de_hallazgos(ficha, hallados)


def _enlaces(ficha: Ficha, _candidatas) -> Veredicto:
    rotos = enlaces.revisar_enlaces(ficha)
    if not rotos:
        return Veredicto(Estado.BIEN, "Los enlaces están bien escritos. No se comprobó si otros sitios responden.")
    detalle = _enumerar(f"{titulo_de(ficha, r.campo)}, «{r.enlace}»: {r.motivo}" for r in rotos)
    return Veredicto(_peor(r.gravedad for r in rotos), detalle, _sin_repetir(r.campo for r in rotos))


def _parecidas(ficha: Ficha, candidatas) -> Veredicto:
    """It never stops a ficha: whether they are the same is answered by a person."""
    halladas = parecidas(ficha, candidatas_de(ficha) if candidatas is None else candidatas)
    if not halladas:
        return Veredicto(Estado.BIEN, "Ninguna otra ficha cuenta lo mismo con palabras parecidas.")
    detalle = _enumerar(f"«{p.titulo}», de {p.entidad} ({p.puntaje} de 100)" for p in halladas)
    return Veredicto(Estado.ADVERTENCIA, detalle, _sin_repetir(c for p in halladas for c in p.mismos_campos))


def _anonimato(leccion: Leccion, _candidatas) -> Veredicto:
    hallados = anonimato.nombra_a_la_entidad(leccion)
    if not hallados:
        return Veredicto(Estado.BIEN, "El texto no nombra a la entidad, su sigla ni su lugar.")
    return _de_hallazgos(leccion, hallados)


def _de_hallazgos(ficha: Ficha, hallados: list) -> Veredicto:
    detalle = _enumerar(f"{titulo_de(ficha, h.campo)}: {h.oculto}" for h in hallados)
    return Veredicto(_peor(h.gravedad for h in hallados), detalle, _sin_repetir(h.campo for h in hallados))


def _peor(gravedades: Iterable[Gravedad]) -> Estado:
    return Estado.FALTA if Gravedad.FALTA in set(gravedades) else Estado.ADVERTENCIA


def _sin_repetir(campos: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(campos))


def _enumerar(partes: Iterable[str]) -> str:
    todas = list(dict.fromkeys(partes))
    resto = f" Y {len(todas) - A_LA_VISTA} más." if len(todas) > A_LA_VISTA else ""
    return "; ".join(todas[:A_LA_VISTA]).rstrip(".") + "." + resto


COMPROBACIONES = (
    Comprobacion("completitud", "Ficha breve completa", _completitud),
    Comprobacion("palabras", "Presupuesto de palabras", _palabras),
    Comprobacion("datos_personales", "Datos personales", _datos_personales),
    Comprobacion("enlaces", "Enlaces", _enlaces),
    Comprobacion("parecidas", "Fichas parecidas", _parecidas),
    Comprobacion(
        "anonimato", "Nombra a la entidad", _anonimato, lambda ficha: ficha.TIPO == "leccion" and ficha.es_anonima
    ),
)
