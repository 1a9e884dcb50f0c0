"""Terms, entities and labels that the rows name, each read once for a whole file."""

import difflib
import hashlib
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from practicas.catalogos.models import Etiqueta, Termino
from practicas.catalogos.plegado import plegar
from practicas.entidades.models import Entidad

from .textos import leer_texto, resumido

PREFIJO_EXTERNO = "ext-"
LARGO_DEL_NOMBRE = 90  # of the slug inside a code of 120
NIVEL_DE_EXTERNAS = "nacional"


@dataclass(frozen=True)
class DatosDeEntidad:
    """What a foreign catalogue tells of a body that is not in the register."""

    nombre: str
    sigla: str = ""
    pais: str = ""
    nivel: str = ""
    ubigeo: str = ""


DATOS_DE_EXTERNA = {c.name for c in fields(DatosDeEntidad)}


class Catalogo:
    """Entities and labels made while a row is kept stay only if the row does: `confirmar`, or `olvidar`."""

    def __init__(self):
        self._guardadas: list[Entidad | Etiqueta] = []

    @cached_property
    def _terminos(self) -> dict[tuple[str, str], Termino]:
        """By vocabulary and code; the code of an older version that another also has reads «2013:p1»."""
        indice: dict[tuple[str, str], Termino] = {}
        terminos = Termino.objects.select_related("vocabulario").order_by("-vocabulario__vigente_desde", "vocabulario")
        for termino in terminos:
            clave, version = termino.vocabulario.clave, termino.vocabulario.version
            indice.setdefault((clave, termino.codigo), termino)
            indice[clave, f"{version}:{termino.codigo}"] = termino
        return indice

    @cached_property
    def _entidades(self) -> dict[str, Entidad]:
        return {e.codigo: e for e in Entidad.objects.select_related("nivel")}

    @cached_property
    def _etiquetas(self) -> dict[str, Etiqueta]:
        return {e.plegada: e for e in Etiqueta.objects.all()}

    def termino(self, vocabulario: str, valor: Any) -> Termino:
        codigo = leer_texto(valor).lower()
        if termino := self._terminos.get((vocabulario, codigo)):
            return termino
        validos = [c for clave, c in self._terminos if clave == vocabulario and ":" not in c]
        raise ValidationError(f"«{resumido(valor)}» no es un código de «{vocabulario}»; {_sugerir(codigo, validos)}")

    def codigo_de(self, termino: Termino, vocabulario: str) -> Any:
        """How a term is written: as `termino` reads it back."""
        if self._terminos.get((vocabulario, termino.codigo)) == termino:
            return termino.codigo
        return f"{termino.vocabulario.version}:{termino.codigo}"

    def entidad(self, valor: Any) -> Entidad:
        if isinstance(valor, DatosDeEntidad):
            return self.externa(valor)
        codigo = leer_texto(valor).lower()
        if entidad := self._entidades.get(codigo):
            return entidad
        raise ValidationError(
            f"No hay ninguna entidad con el código «{resumido(valor)}»: búsquelo en /entidades/ o pida su alta."
        )

    def externa(self, datos: DatosDeEntidad) -> Entidad:
        """The external entity of that name and country, made if it is the first time. Bodies of two countries are two."""
        sufijo = f"-{slugify(datos.pais)}" if datos.pais else ""
        for codigo in (_codigo_externo(datos.nombre), f"{_codigo_externo(datos.nombre)}{sufijo}"[:120]):
            entidad = self._entidades.get(codigo)
            if entidad is None:
                return self._entidades.setdefault(codigo, self._armar_externa(codigo, datos))
            if entidad.pais == datos.pais or not datos.pais:
                return entidad
        return entidad

    def traer_externa(self, codigo: str, datos: dict[str, str]) -> None:
        """One that an export describes, where it is not in the register. ValidationError when it cannot be."""
        if codigo in self._entidades:
            return
        if not codigo.startswith(PREFIJO_EXTERNO) or set(datos) - DATOS_DE_EXTERNA:
            raise ValidationError("No es como la escribe la exportación: no se puede crear la entidad.")
        self._entidades[codigo] = self.guardar(self._armar_externa(codigo, DatosDeEntidad(**{"nombre": "", **datos})))

    def datos_de(self, externa: Entidad) -> dict[str, str]:
        """As `traer_externa` reads them back."""
        datos = {campo: getattr(externa, campo) for campo in DATOS_DE_EXTERNA}
        datos["nivel"] = self.codigo_de(externa.nivel, "nivel")
        return {campo: datos[campo] for campo in sorted(datos) if datos[campo]}

    def _armar_externa(self, codigo: str, datos: DatosDeEntidad) -> Entidad:
        entidad = Entidad(
            codigo=codigo,
            nombre=datos.nombre[:250],
            sigla=datos.sigla[:40],
            pais=datos.pais[:80],
            nivel=self.termino("nivel", datos.nivel or NIVEL_DE_EXTERNAS),
            ubigeo=datos.ubigeo,
            externa=True,
        )
        entidad.clean_fields(exclude=["nivel", "sector", "sucesora"])
        return entidad

    def etiquetas(self, nombres: list[str]) -> list[Etiqueta]:
        """Labels as kept, made where nobody had used them."""
        for nombre in nombres:
            if plegar(nombre) not in self._etiquetas:
                nueva = Etiqueta.objects.create(name=nombre)
                self._etiquetas[nueva.plegada] = nueva
                self._guardadas.append(nueva)
        return [self._etiquetas[plegar(nombre)] for nombre in nombres]

    def guardar(self, entidad: Entidad) -> Entidad:
        """An external entity goes into the register with the first ficha that names it."""
        if entidad.pk is None:
            entidad.save()
            self._guardadas.append(entidad)
        return entidad

    def confirmar(self) -> None:
        self._guardadas.clear()

    def olvidar(self) -> None:
        """What the database has just undone is as if it had never been saved."""
        for objeto in self._guardadas:
            if isinstance(objeto, Etiqueta):
                self._etiquetas.pop(objeto.plegada, None)
            else:
                objeto.pk, objeto._state.adding = None, True
        self._guardadas.clear()


def _codigo_externo(nombre: str) -> str:
    corto = slugify(nombre)
    if not corto or len(corto) > LARGO_DEL_NOMBRE:
        huella = hashlib.sha256(nombre.encode()).hexdigest()[:8]
        corto = f"{corto[: LARGO_DEL_NOMBRE - 9]}-{huella}".strip("-")
    return f"{PREFIJO_EXTERNO}{corto}"


def _sugerir(codigo: str, validos: list[str]) -> str:
    if parecidos := difflib.get_close_matches(codigo, validos, n=3, cutoff=0.5):
        return f"quizá {' o '.join(parecidos)}."
    return f"use uno de {', '.join(validos[:12])}{'…' if len(validos) > 12 else ''}"
