"""The text of a ficha field by field, each with what changed in it and what is said of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.safestring import SafeString

from practicas.envios.models import Observacion
from practicas.fichas import sustento
from practicas.fichas.intercambio.campos import FORMATOS, Campo
from practicas.fichas.models import Ficha
from practicas.fichas.revision.cambios import Cambio, cambios
from practicas.fichas.revision.datos_personales import hallar, revisar_ficha
from practicas.fichas.revision.hallazgo import Hallazgo, ocultar
from practicas.fichas.revision.textos import filas, titulo_de
from practicas.fichas.revision.valores import en_palabras

from .textos import texto_cambiado, texto_revisado

_DE_TEXTO = ("texto", "parrafos", "lineas")
TODA_LA_FICHA = "Toda la ficha"


@dataclass
class CampoVisto:
    ruta: str
    titulo: str
    valor: str  # as it is, for a suggestion
    html: SafeString | str = ""
    cambio: bool = False
    es_de_texto: bool = False
    observable: bool = False
    observaciones: list[Observacion] = field(default_factory=list)
    formulario: Any = None  # where it is being observed

    @property
    def ancla(self) -> str:
        return f"campo-{self.ruta or 'ficha'}"

    @property
    def dice_algo(self) -> bool:
        return bool(self.valor or self.cambio or self.observaciones or self.formulario)


class Lectura:
    """Two texts of one ficha read side by side; without `antes`, only the one."""

    def __init__(self, texto: Ficha, antes: Ficha | None = None):
        self.texto, self.antes = texto, antes
        self.formato = FORMATOS[texto.TIPO]

    @cached_property
    def cambios(self) -> dict[str, Cambio]:
        return {c.campo: c for c in cambios(self.antes, self.texto)} if self.antes is not None else {}

    @cached_property
    def _hallados(self) -> dict[str, list[Hallazgo]]:
        return revisar_ficha(self.texto)

    @cached_property
    def _hallados_antes(self) -> dict[str, list[Hallazgo]]:
        return revisar_ficha(self.antes) if self.antes is not None else {}

    def campos(self) -> Iterator[CampoVisto]:
        """In the declared order; then what was taken away."""
        vistos = set()
        for visto in (*self._de(self.texto, self.formato.campos, ""), *self._de_partes()):
            vistos.add(visto.ruta)
            yield visto
        for ruta, cambio in self.cambios.items():
            if ruta not in vistos and not self._es_fila_nueva(ruta):
                yield self._suelto(cambio)

    def _de_partes(self) -> Iterator[CampoVisto]:
        for partes in self.formato.partes:
            for fila in filas(self.texto, partes.atributo):
                yield from self._de(fila, partes.campos, f"{sustento.de_parte(partes.atributo, fila.clave)}.")

    def _de(self, objeto: Any, campos: tuple[Campo, ...], prefijo: str) -> Iterator[CampoVisto]:
        for campo in campos:
            ruta, valor = prefijo + campo.atributo, en_palabras(objeto, campo)
            if prefijo and not valor and ruta not in self.cambios:
                continue
            es_de_texto = campo.forma in _DE_TEXTO
            crudo = getattr(objeto, campo.atributo) if es_de_texto and valor else valor
            cambio = self._cambio_de(ruta)
            html = self._html(ruta, crudo, cambio, es_de_texto)
            titulo = _sin_datos(titulo_de(self.texto, ruta)) if _se_titula(campo) else campo.titulo
            if valor or cambio or not campo.de_control:
                yield CampoVisto(ruta, titulo, crudo, html, cambio is not None, es_de_texto)

    def _html(self, ruta: str, crudo: str, cambio: Cambio | None, es_de_texto: bool) -> SafeString:
        hallados = self._hallados.get(ruta, []) if es_de_texto else hallar(crudo)
        if cambio is None:
            return texto_revisado(crudo, hallados)
        if not cambio.antes:
            return texto_cambiado("", crudo, (), hallados)
        return texto_cambiado(cambio.antes, crudo, hallar(cambio.antes), hallados)

    def _cambio_de(self, ruta: str) -> Cambio | None:
        """Of the field, or of the row that came with it."""
        return self.cambios.get(ruta) or self.cambios.get(ruta.rpartition(".")[0])

    def _es_fila_nueva(self, ruta: str) -> bool:
        return ruta.count(".") == 1 and not self.cambios[ruta].antes

    def _suelto(self, cambio: Cambio) -> CampoVisto:
        hallados = hallar(cambio.antes), hallar(cambio.despues)
        html = texto_cambiado(cambio.antes, cambio.despues, *hallados)
        return CampoVisto(cambio.campo, _sin_datos(cambio.titulo), cambio.despues, html, cambio=True)


def _se_titula(campo: Campo) -> bool:
    return campo.campo is not None or campo.forma in ("terminos", "etiquetas")


def _sin_datos(titulo: str) -> str:
    return ocultar(titulo, hallar(titulo))


def titulo_de_ruta(texto: Ficha, ruta: str) -> str:
    """Of whatever a remark was put on, even if it is no longer there."""
    if not ruta:
        return TODA_LA_FICHA
    try:
        return _sin_datos(titulo_de(texto, ruta))
    except (FieldDoesNotExist, KeyError, AttributeError):
        return "Un campo que ya no está"
