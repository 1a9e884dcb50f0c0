"""The sidebar of a search: each facet as its panel shows it, what is in sight and what one click unfolds."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from busqueda.buscador import rango_en_palabras
from busqueda.consulta import Consulta
from busqueda.facetas import Clase
from busqueda.puerto import Rango
from busqueda.resultado import FacetaContada, ValorFaceta
from busqueda.rotulos import Lugares

from .cifras import numero
from .comparacion import con_elegidas
from .cuentas import de_menor_a_mayor
from .graficos import Columna, histograma

CABEN = 8  # values that a facet shows without folding any
PRIMEROS = 5  # those it shows when they do not all fit
# «Ver los 23 temas»; the rest say «Ver los 23».
PLURALES = {
    "tema": "los {} temas",
    "region": "las {} regiones",
    "funcion": "las {} funciones",
    "sector": "los {} sectores",
    "entidad": "las {} entidades",
    "etiqueta": "las {} etiquetas",
    "lineamiento": "los {} lineamientos",
    "ods": "los {} objetivos",
    "deficiencia": "los {} problemas",
}
PISTAS = {"region": "Región, provincia o distrito", "entidad": "Nombre o sigla"}


@dataclass(frozen=True)
class Panel:
    """One facet of the sidebar."""

    contada: FacetaContada
    consulta: Consulta
    elegidas: tuple[str, ...] = ()  # to be compared

    @property
    def nombre(self) -> str:
        return self.contada.faceta.nombre

    @property
    def titulo(self) -> str:
        return self.contada.faceta.titulo

    @property
    def abierta(self) -> bool:
        return self.contada.faceta.abierta or self.contada.elegidos > 0 or bool(self.columnas)

    @property
    def dicho(self) -> str:
        """What is chosen, beside the title."""
        if rango := self.consulta.rangos.get(self.nombre):
            return rango_en_palabras(rango)
        elegidos = self.contada.elegidos
        return f"{elegidos} elegido{'s' if elegidos > 1 else ''}" if elegidos else ""

    @cached_property
    def todos(self) -> tuple[ValorFaceta, ...]:
        return de_menor_a_mayor(self.nombre, self.contada.valores)

    @cached_property
    def caben(self) -> bool:
        return len(self.todos) <= CABEN and not self.contada.quedan

    @cached_property
    def visibles(self) -> list[ValorFaceta]:
        return [v for n, v in enumerate(self.todos) if self.caben or n < PRIMEROS or _puesto(v)]

    @property
    def resto(self) -> list[ValorFaceta]:
        """What one click unfolds; nothing when only the page of the facet has them all."""
        if self.caben or self.contada.quedan:
            return []
        return [v for n, v in enumerate(self.todos) if n >= PRIMEROS and not _puesto(v)]

    @property
    def retirados(self) -> tuple[ValorFaceta, ...]:
        return self.contada.retirados

    @property
    def ver_todos(self) -> str:
        return f"Ver {PLURALES.get(self.nombre, 'los {}').format(numero(self.contada.cuantos))}"

    @property
    def url(self) -> str:
        if self.caben:
            return ""
        return con_elegidas(f"{reverse('faceta', args=[self.nombre])}{self.consulta.url(pagina=1)}", self.elegidas)

    @property
    def busca(self) -> bool:
        grande = self.contada.faceta.clase == Clase.GRANDE or isinstance(self.contada.faceta.fuente, Lugares)
        return grande and self.contada.cuantos > PRIMEROS

    @property
    def pista(self) -> str:
        return PISTAS.get(self.nombre, "")

    @property
    def hay_excluidos(self) -> bool:
        return any(v.excluido for v in self.todos)

    # --- Years
    @property
    def rango(self) -> Rango:
        return self.consulta.rangos.get(self.nombre, Rango())

    @cached_property
    def columnas(self) -> list[Columna]:
        if self.contada.faceta.clase != Clase.ANIOS:
            return []
        cuentas = {int(v.codigo): v.cantidad for v in self.todos if v.codigo.isdigit()}
        return histograma(cuentas, self.rango.desde, self.rango.hasta)

    @property
    def desde(self) -> int | None:
        return self.rango.desde

    @property
    def hasta(self) -> int | None:
        return self.rango.hasta

    @property
    def ultimo_anio(self) -> int:
        return self.columnas[-1].anio

    @property
    def dibujo_en_palabras(self) -> str:
        mayor = max(self.columnas, key=lambda c: c.cantidad)
        return (
            f"Fichas por año, de {self.columnas[0].anio} a {self.ultimo_anio}; el que más tiene es {mayor.anio}, "
            f"con {numero(mayor.cantidad)}."
        )


def _puesto(valor: ValorFaceta) -> bool:
    """Chosen or excluded, itself or one below."""
    return valor.elegido or valor.excluido or any(_puesto(hijo) for hijo in valor.hijos)
