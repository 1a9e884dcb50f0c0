"""Where one is in a list of several pages, and the addresses of the others."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Salto:
    """A page to go to; without `numero`, a gap."""

    numero: int | None = None
    url: str = ""
    actual: bool = False


@dataclass(frozen=True)
class Paginas:
    """Where one is in a list, and the addresses of the other pages."""

    actual: int
    ultima: int
    total: int
    por_pagina: int
    url_de: Callable[[int], str]

    @property
    def hay_varias(self) -> bool:
        return self.ultima > 1

    @property
    def primero(self) -> int:
        return (self.actual - 1) * self.por_pagina + 1

    @property
    def ultimo(self) -> int:
        return min(self.total, self.actual * self.por_pagina)

    @property
    def anterior(self) -> str:
        return self.url_de(min(self.actual - 1, self.ultima)) if self.actual > 1 else ""

    @property
    def siguiente(self) -> str:
        return self.url_de(self.actual + 1) if self.actual < self.ultima else ""

    @property
    def saltos(self) -> Iterator[Salto]:
        cercanas = {1, self.actual - 1, self.actual, self.actual + 1, self.ultima}
        previa = 0
        for pagina in sorted(p for p in cercanas if 1 <= p <= self.ultima):
            if pagina == previa + 2:  # a gap would take the place of the page that it hides
                yield Salto(previa + 1, self.url_de(previa + 1))
            elif pagina > previa + 1:
                yield Salto()
            yield Salto(pagina, self.url_de(pagina), pagina == self.actual)
            previa = pagina
