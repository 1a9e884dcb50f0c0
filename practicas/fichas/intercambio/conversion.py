"""A row of a file → the values of a ficha, with everything that is wrong in it."""

from typing import Any

from django.core.exceptions import ValidationError

from practicas.catalogos.plegado import plegar

from .avisos import avisar_de_html
from .campos import COLUMNAS, FORMATOS, OBLIGATORIAS, Campo, Formato, Partes
from .catalogo import Catalogo
from .convertida import Convertida, reunir
from .formas import LECTURAS, LECTURAS_EXACTAS
from .hallazgos import Fila, resumir
from .textos import leer_lista, leer_texto

LARGO_DE_ETIQUETA = 100
MAXIMO_DE_PARTES = 200  # rows of one list of a ficha


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
        for columna, valor in reunir(fila.celdas).items():
            declarado = formato.por_nombre.get(columna)
            if declarado is None:
                # A table with both kinds has the columns of both; those of the other kind are empty.
                if columna not in COLUMNAS or not _esta_vacio(valor):
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
                f"«{resumir(tipo)}» no es un tipo de ficha: use «practica» o «leccion»."
                if tipo
                else "Falta: escriba el tipo."
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
            avisar_de_html(fila, ruta, leido)
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
