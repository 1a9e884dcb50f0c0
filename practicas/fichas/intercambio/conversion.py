"""A row of a file → the values of a ficha, with everything that is wrong in it."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from practicas.catalogos.plegado import plegar

from ..models import Practica
from .campos import FORMATOS, OBLIGATORIAS, Campo, Formato, Partes
from .catalogo import Catalogo
from .formas import LECTURAS, LECTURAS_EXACTAS, leer_lista, leer_texto
from .hallazgos import Fila

LARGO_DE_ETIQUETA = 100
MAXIMO_DE_PARTES = 200  # rows of one list of a ficha
_ETIQUETA_HTML = re.compile(r"<\s*/?\s*[a-z][a-z0-9]*(?=[\s/>])[^>]*>|<!--", re.IGNORECASE)
_GUION = re.compile(r"\]\(\s*(?:javascript|data|vbscript):", re.IGNORECASE)
_NUMERADA = re.compile(r"^(\w+)\.(\d{1,3})\.(\w+)$")


@dataclass
class Convertida:
    """Values by column: only those that the row brings, so that what it does not say is left as it is."""

    fila: Fila
    formato: Formato
    valores: dict[str, Any] = field(default_factory=dict)
    partes: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    desconocidas: set[str] = field(default_factory=set)
    de_control: set[str] = field(default_factory=set)
    practica: Practica | None = None  # the one a lesson names, once found

    def __getitem__(self, columna: str) -> Any:
        return self.valores.get(columna)

    @property
    def codigo(self) -> str:
        """Our code, as an export wrote it: it tells which ficha this is, and never gives one."""
        return str(self.fila.celdas.get("codigo") or "").strip()


class Conversor:
    """`exacto`: the row is of our own export, so its values are taken as they are, those of control too."""

    def __init__(self, catalogo: Catalogo, *, exacto: bool = False):
        self.catalogo = catalogo
        self.exacto = exacto

    def convertir(self, fila: Fila) -> Convertida | None:
        """None when not even the kind of ficha can be told. What is refused is noted in the row."""
        formato = self._formato(fila)
        if formato is None:
            return None
        convertida = Convertida(fila, formato)
        for columna, valor in _reunir(fila.celdas).items():
            declarado = formato.por_nombre.get(columna)
            if declarado is None:
                convertida.desconocidas.add(columna)
            elif isinstance(declarado, Partes):
                convertida.partes[columna] = self._partes(convertida, declarado, valor)
            elif declarado.de_control and not self.exacto:
                convertida.de_control.add(columna)
            else:
                convertida.valores[columna] = self._valor(fila, columna, declarado, valor)
        self._exigir(convertida)
        return convertida

    def _formato(self, fila: Fila) -> Formato | None:
        tipo = fila.celdas.get("tipo")
        formato = FORMATOS.get(plegar(tipo)) if isinstance(tipo, str) else None
        if formato is None:
            motivo = (
                f"«{tipo}» no es un tipo de ficha: use «practica» o «leccion»." if tipo else "Falta: escriba el tipo."
            )
            fila.rechazar("tipo", tipo, motivo)
        return formato

    def _exigir(self, convertida: Convertida) -> None:
        fila = convertida.fila
        con_error = {h.campo for h in fila.hallazgos}
        for columna in ("entidad",) if self.exacto else OBLIGATORIAS:
            if convertida[columna] in ("", None) and columna not in con_error:
                presente = columna in fila.celdas
                fila.rechazar(columna, "", "Está vacía: escríbala." if presente else f"Falta la columna «{columna}».")

    def _valor(self, fila: Fila, ruta: str, campo: Campo, valor: Any) -> Any:
        if valor is None or (_esta_vacio(valor) and not self.exacto):
            return campo.vacio
        try:
            leido = self._leer(campo, valor)
        except ValidationError as error:
            fila.rechazar(ruta, valor, " ".join(error.messages))
            return campo.vacio
        if not self.exacto:
            _avisar_de_html(fila, ruta, leido)
        return campo.vacio if leido == "" else leido

    def _leer(self, campo: Campo, valor: Any) -> Any:
        match campo.forma:
            case "termino":
                return self.catalogo.termino(campo.vocabulario, valor)
            case "terminos":
                return self._terminos(campo, valor)
            case "entidad":
                return self.catalogo.entidad(valor)
            case "etiquetas":
                return valor if self.exacto else _etiquetas(valor)
            case "practica":
                return leer_texto(valor)  # resolved when every practice of the file is in
        if self.exacto and campo.forma in LECTURAS_EXACTAS:
            return LECTURAS_EXACTAS[campo.forma](valor)
        return LECTURAS[campo.forma](valor, campo)

    def _terminos(self, campo: Campo, valor: Any) -> list:
        terminos = {t.pk: t for t in (self.catalogo.termino(campo.vocabulario, c) for c in leer_lista(valor))}
        if campo.maximo and not self.exacto and len(terminos) > campo.maximo:
            raise ValidationError(f"Hay {len(terminos)}: deje {campo.maximo} como máximo.")
        return sorted(terminos.values(), key=lambda t: (t.orden, t.codigo))

    def _partes(self, convertida: Convertida, partes: Partes, valor: Any) -> list[dict[str, Any]]:
        fila = convertida.fila
        if valor in (None, ""):
            return []
        if not isinstance(valor, list) or len(valor) > MAXIMO_DE_PARTES:
            fila.rechazar(partes.nombre, valor, f"Escriba una lista de {MAXIMO_DE_PARTES} objetos como máximo.")
            return []
        return [self._parte(convertida, partes, f"{partes.nombre}.{n}", suya) for n, suya in enumerate(valor, start=1)]

    def _parte(self, convertida: Convertida, partes: Partes, ruta: str, valor: Any) -> dict[str, Any]:
        if not isinstance(valor, dict):
            convertida.fila.rechazar(ruta, valor, "Escriba un objeto con sus campos, por ejemplo {nombre: …}.")
            return {}
        campos = {c.nombre: c for c in partes.campos}
        convertida.desconocidas |= {f"{partes.nombre}.{clave}" for clave in valor if clave not in campos}
        leidos = {}
        for nombre, suyo in valor.items():
            campo = campos.get(nombre)
            if campo and campo.de_control and not self.exacto:
                convertida.de_control.add(f"{partes.nombre}.{nombre}")
            elif campo and not (campo.forma == "clave" and _esta_vacio(suyo)):
                leidos[nombre] = self._valor(convertida.fila, f"{ruta}.{nombre}", campo, suyo)
        return leidos


def _esta_vacio(valor: Any) -> bool:
    return valor is None or valor == [] or (isinstance(valor, str) and not valor.strip())


def _etiquetas(valor: Any) -> list[str]:
    """Labels, those that differ only in capitals and accents once."""
    nombres = {plegar(nombre): nombre for nombre in reversed(leer_lista(valor)) if plegar(nombre)}
    if largas := [n for n in nombres.values() if len(n) > LARGO_DE_ETIQUETA]:
        raise ValidationError(f"Una etiqueta tiene {LARGO_DE_ETIQUETA} letras como máximo: acorte «{largas[0][:30]}…».")
    return [nombres[plegada] for plegada in sorted(nombres)]


def _reunir(celdas: dict[str, Any]) -> dict[str, Any]:
    """Numbered columns of a table («indicadores.1.nombre») become the list that JSON would have; empty ones are no row."""
    sueltas, numeradas = {}, {}
    for columna, valor in celdas.items():
        if encontrada := _NUMERADA.match(columna):
            partes, numero, campo = encontrada.groups()
            numeradas.setdefault(partes, {}).setdefault(int(numero), {})[campo] = valor
        else:
            sueltas[columna] = valor
    for partes, filas in numeradas.items():
        llenas = [filas[n] for n in sorted(filas) if any(v not in (None, "") for v in filas[n].values())]
        ya = sueltas.get(partes)
        sueltas[partes] = [*ya, *llenas] if isinstance(ya, list) else llenas
    return sueltas


def _avisar_de_html(fila: Fila, ruta: str, valor: Any) -> None:
    textos = valor if isinstance(valor, list) else [valor]
    for texto in textos:
        if isinstance(texto, str) and (hallada := _ETIQUETA_HTML.search(texto) or _GUION.search(texto)):
            motivo = "Trae HTML o un enlace que se ejecuta: se guarda como texto y al mostrarlo se le quita."
            fila.avisar(ruta, hallada.group(), motivo)
            return
