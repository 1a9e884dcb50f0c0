"""The values of a row put into a ficha in memory."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError

from practicas.catalogos.plegado import plegar

from ..models import Ficha
from .campos import Partes
from .comprobacion import comprobar
from .convertida import Convertida

# Set apart: the kind is the model; labels and practices are looked for when the ficha is kept.
_APARTE = ("tipo", "etiquetas", "practica_relacionada")


def poner(ficha: Ficha, convertida: Convertida, *, validar: bool = True) -> None:
    """What the row says, and nothing else; what cannot be is noted in the row. A restore takes what there was as it was."""
    formato = convertida.formato
    for columna, valor in convertida.valores.items():
        campo = formato.por_nombre[columna]
        if campo.forma == "terminos":
            getattr(ficha, campo.atributo).set(valor)
        elif columna not in _APARTE:
            setattr(ficha, campo.atributo, valor)
    if "practica_relacionada" in convertida.valores:
        ficha.practica = convertida.practica
    for partes in formato.partes:
        if partes.nombre in convertida.partes:
            _poner_partes(ficha, partes, convertida.partes[partes.nombre])
    if validar:
        if "evidencias" in convertida.partes:
            _atar_evidencias(ficha, convertida)
        comprobar(ficha, convertida)


def _poner_partes(ficha: Ficha, partes: Partes, filas: list[dict[str, Any]]) -> None:
    libres = sorted(getattr(ficha, partes.atributo).all(), key=lambda p: p.sort_order or 0)
    puestas = []
    for orden, valores in enumerate(filas):
        parte = _la_que_era(libres, partes, valores) or partes.modelo()
        parte.sort_order = orden
        for campo in partes.campos:
            if campo.nombre in valores:
                setattr(parte, campo.atributo, valores[campo.nombre])
            elif not campo.de_control and campo.forma != "clave":
                setattr(parte, campo.atributo, campo.vacio)
        puestas.append(parte)
    setattr(ficha, partes.atributo, puestas)


def _la_que_era(libres: list, partes: Partes, valores: dict[str, Any]):
    """The row of the ficha that this one renews: same `clave`; or same name; or, where no file could change hands, the next."""
    clave, nombre = valores.get("clave"), _nombre(partes, valores)
    candidatas = [p for p in libres if p.clave == clave] if clave else [p for p in libres if str(p) == nombre]
    if not candidatas and not clave and not any(c.forma == "archivo" for c in partes.campos):
        candidatas = libres[:1]
    if not candidatas:
        return None
    libres.remove(candidatas[0])
    return candidatas[0]


def _nombre(partes: Partes, valores: dict[str, Any]) -> str | None:
    propios = {c.atributo: valores[c.nombre] for c in partes.campos if c.nombre in valores and not c.de_control}
    try:
        return str(partes.modelo(**propios))
    except ObjectDoesNotExist:  # a required term that the row does not bring: it will be refused for that
        return None


def _atar_evidencias(ficha: Ficha, convertida: Convertida) -> None:
    """«indicadores.1» → «indicadores.<clave>»; a path that leads nowhere is refused."""
    for numero, evidencia in enumerate(ficha.evidencias.all(), start=1):
        try:
            evidencia.sustenta = [_ruta(ficha, convertida, ruta) for ruta in evidencia.sustenta]
        except ValidationError as error:
            convertida.fila.rechazar(f"evidencias.{numero}.sustenta", evidencia.sustenta, str(error.message))


def _ruta(ficha: Ficha, convertida: Convertida, ruta: str) -> str:
    seccion, _, resto = ruta.partition(".")
    partes = next((p for p in convertida.formato.partes if p.nombre == seccion), None)
    if partes is None:
        declarado = convertida.formato.por_nombre.get(seccion)
        if declarado is None or resto:
            raise ValidationError(f"«{ruta[:60]}» no es una sección ni una parte de la ficha, como «indicadores.1».")
        return ruta
    cual, _, campo = resto.partition(".")
    hermanas = list(getattr(ficha, partes.atributo).all())
    claves = {str(p.clave): str(p.clave) for p in hermanas}
    claves |= {str(n): str(p.clave) for n, p in enumerate(hermanas, start=1)}
    if cual not in claves or (campo and campo not in {c.nombre for c in partes.campos}):
        raise ValidationError(f"«{ruta[:60]}» no lleva a nada: la ficha tiene {len(hermanas)} en «{seccion}».")
    return ".".join(filter(None, (seccion, claves[cual], campo)))


def difiere_en_etiquetas(ficha: Ficha, convertida: Convertida) -> bool:
    if "etiquetas" not in convertida.valores:
        return False
    return {e.tag.plegada for e in ficha.etiquetados.all()} != {plegar(n) for n in convertida["etiquetas"] or []}


def nueva(convertida: Convertida) -> Ficha:
    ficha = convertida.formato.modelo(live=False)
    ficha.etiquetados = []
    return ficha
