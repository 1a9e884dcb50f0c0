"""A foreign catalogue comes in with no code: a TOML file says which of its columns is which of ours, and what its words mean."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any

from django.core.exceptions import ValidationError

from practicas.catalogos.plegado import plegar

from .campos import FORMATOS
from .catalogo import DatosDeEntidad
from .hallazgos import Fila
from .textos import leer_texto

OTROS = "*"  # in [valores.x]: what to put for a word that is not there
DE_ENTIDAD = tuple(c.name for c in fields(DatosDeEntidad))
LISTAS = {c.nombre for f in FORMATOS.values() for c in f.campos if c.es_lista}


@dataclass(frozen=True)
class Mapa:
    """The sections of the file, as docs/formato-fichas.md describes them."""

    columnas: dict[str, Any] = field(default_factory=dict)
    constantes: dict[str, Any] = field(default_factory=dict)
    valores: dict[str, dict[str, Any]] = field(default_factory=dict)
    extraer: dict[str, str] = field(default_factory=dict)
    recortar: dict[str, int] = field(default_factory=dict)
    completo: dict[str, str] = field(default_factory=dict)
    entidades: dict[str, Any] = field(default_factory=dict)

    @property
    def origenes(self) -> set[str]:
        """First step of every source column that it uses."""
        usadas = [*self.columnas.values(), *(v for k, v in self.entidades.items() if k in DE_ENTIDAD)]
        nombres = {n for valor in usadas for n in (valor if isinstance(valor, list) else [valor])}
        return nombres | {n.split(".")[0] for n in nombres} | {_plegado(n) for n in nombres}

    def aplicar(self, fila: Fila) -> dict[str, Any]:
        """The cells of the row under our columns. What cannot be taken is noted in the row."""
        celdas = {destino: self._valor(fila, destino, origen) for destino, origen in self.columnas.items()}
        celdas |= {d: valor for d, valor in self.constantes.items() if d not in DE_ENTIDAD and not celdas.get(d)}
        for destino, maximo in self.recortar.items():
            self._recortar(celdas, destino, maximo)
        if self.entidades.get("crear") and not celdas.get("entidad"):
            celdas["entidad"] = self._entidad(fila)
        return celdas

    def _entidad(self, fila: Fila) -> DatosDeEntidad | None:
        datos = {}
        for dato in DE_ENTIDAD:
            valor = self._valor(fila, dato, self.entidades[dato]) if dato in self.entidades else ""
            try:
                datos[dato] = leer_texto(valor or self.constantes.get(dato, ""))
            except ValidationError as error:
                fila.rechazar("entidad", valor, f"{dato}: {error.message}")
                return None
        datos["nombre"] = datos["nombre"] or self.entidades.get("por_defecto", "")
        return DatosDeEntidad(**datos) if datos["nombre"] else None

    def _valor(self, fila: Fila, destino: str, origen: str | list[str]) -> Any:
        origenes = [origen] if isinstance(origen, str) else origen
        leidos = [v for o in origenes for v in aplanar(_buscar(fila.celdas, o))]
        traducidos = [t for v in leidos for t in aplanar(self._traducir(destino, v))]
        limpios = [html.unescape(v).replace("\xa0", " ") if isinstance(v, str) else v for v in traducidos]
        utiles = [v for v in limpios if v not in ("", None) and (not isinstance(v, str) or v.strip())]
        if destino in LISTAS or any(isinstance(v, dict) for v in utiles):
            return utiles
        if len(utiles) < 2:
            valor = utiles[0] if utiles else None
        else:
            valor = ("\n\n" if isinstance(origen, list) else ", ").join(str(v) for v in utiles)
        return self._extraer(fila, destino, valor)

    def _traducir(self, destino: str, valor: Any) -> Any:
        tabla = self.valores.get(destino)
        if tabla is None or isinstance(valor, dict):
            return valor
        clave = str(valor).strip()
        return tabla[clave] if clave in tabla else tabla.get(OTROS, valor) if clave else valor

    def _extraer(self, fila: Fila, destino: str, valor: Any) -> Any:
        if destino not in self.extraer or valor is None:
            return valor
        hallado = re.search(self.extraer[destino], str(valor))
        if hallado is None:
            fila.avisar(destino, valor, "No tiene lo que pide [extraer]: la columna queda vacía.")
            return None
        return hallado.group(1) if hallado.groups() else hallado.group()

    def _recortar(self, celdas: dict[str, Any], destino: str, maximo: int) -> None:
        texto = celdas.get(destino)
        if not isinstance(texto, str) or len(texto := " ".join(texto.split())) <= maximo:
            return
        celdas[destino] = recortar(texto, maximo)
        if seccion := self.completo.get(destino):
            ya = str(celdas.get(seccion) or "")
            if texto not in " ".join(ya.split()):
                celdas[seccion] = f"{texto}\n\n{ya}".strip()


def recortar(texto: str, maximo: int) -> str:
    """At a word where there is one, ending in «…», never longer than `maximo`."""
    corte = texto[: maximo - 1]
    if not texto[maximo - 1].isspace() and " " in corte[maximo // 2 :]:
        corte = corte.rpartition(" ")[0]
    return f"{corte.rstrip(' ,;:.-–')}…"


def _plegado(nombre: str) -> str:
    """As the reader of tables gives it."""
    return plegar(nombre).replace(" ", "_")


def _buscar(celdas: Any, ruta: str) -> Any:
    """`lead_organisation.name` reaches into objects; a column whose own name has dots comes first."""
    if not isinstance(celdas, dict):
        return None
    for nombre in (ruta, _plegado(ruta)):
        if nombre in celdas:
            return celdas[nombre]
    primero, punto, resto = ruta.partition(".")
    return _buscar(celdas.get(primero), resto) if punto else None


def aplanar(valor: Any) -> Iterator[Any]:
    yield from valor if isinstance(valor, list) else [valor]
