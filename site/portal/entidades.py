"""The directory of public bodies: found by name, acronym or place, a page at a time, each with how many fichas it published."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count

from practicas.entidades.models import Entidad
from practicas.fichas.models import Leccion, Practica

from .paginacion import Paginas

POR_PAGINA = 50


@dataclass(frozen=True)
class PaginaDeEntidades:
    q: str
    pagina: Page

    @property
    def total(self) -> int:
        return self.pagina.paginator.count

    @property
    def filas(self) -> list[tuple[Entidad, int]]:
        """Each body of the page with its public fichas."""
        entidades = list(self.pagina)
        cantidades = _fichas_de(entidades)
        return [(e, cantidades[e.pk]) for e in entidades]

    @property
    def paginas(self) -> Paginas:
        return Paginas(
            actual=self.pagina.number,
            ultima=self.pagina.paginator.num_pages,
            total=self.total,
            por_pagina=POR_PAGINA,
            url_de=self._url,
        )

    def _url(self, numero: int) -> str:
        pares = {"q": self.q, "pagina": numero if numero > 1 else ""}
        return f"?{urlencode({nombre: valor for nombre, valor in pares.items() if valor})}"


def buscar_entidades(q: str, pagina: str | None) -> PaginaDeEntidades:
    """Those in force that say every word of `q`; a page that means nothing is the first, one too far is the last."""
    halladas = Entidad.objects.vigentes().con_catalogo().de_texto(q)
    return PaginaDeEntidades(q, Paginator(halladas, POR_PAGINA).get_page(pagina))


def _fichas_de(entidades: list[Entidad]) -> Counter[int]:
    """Body → public fichas. An anonymous lesson is nobody's."""
    cantidades: Counter[int] = Counter()
    for fichas in (Practica.objects.publicadas(), Leccion.objects.publicadas().con_nombre()):
        suyas = fichas.filter(entidad__in=entidades).order_by().values_list("entidad")
        cantidades.update(dict(suyas.annotate(Count("pk"))))
    return cantidades
