"""How much is written: the figure of the meter, and of each section what it lacks."""

from dataclasses import dataclass

from practicas.fichas.completitud import BREVE, COMPLETA, chequeos, completitud, excesos, faltantes
from practicas.fichas.models import Ficha

from .secciones import Seccion, secciones


@dataclass(frozen=True)
class EstadoDeSeccion:
    seccion: Seccion
    faltan: int
    sobran: int  # words over the budget

    @property
    def dicho(self) -> str:
        if self.faltan:
            falta = f"Faltan {self.faltan} campos" if self.faltan > 1 else "Falta 1 campo"
            return falta if self.seccion.breve else f"{falta}, y puede esperar"
        if self.sobran:
            return f"Pasa por {self.sobran} palabras"
        return "Completa"

    @property
    def clase(self) -> str:
        if self.faltan:
            return "falta" if self.seccion.breve else "espera"
        return "pasa" if self.sobran else "lista"


@dataclass(frozen=True)
class Avance:
    puntos: int
    tramos: list[bool]
    completa: int
    estados: list[EstadoDeSeccion]

    @property
    def completas(self) -> int:
        return sum(not e.faltan for e in self.estados)

    @property
    def listos(self) -> int:
        return sum(self.tramos)


def avance(texto: Ficha) -> Avance:
    faltan_breve, faltan = faltantes(texto, BREVE), {c.campo for c in faltantes(texto, COMPLETA)}
    de_breve = {c.campo for c in faltan_breve}
    sobran = {e.campo: e.palabras - e.presupuesto for e in excesos(texto)}
    estados = [
        EstadoDeSeccion(
            s, len((de_breve if s.breve else faltan).intersection(s.campos)), sum(sobran.get(c, 0) for c in s.campos)
        )
        for s in secciones(type(texto))
    ]
    tramos = [c not in faltan_breve for c in chequeos(texto, BREVE)]
    return Avance(completitud(texto), tramos, completitud(texto, COMPLETA), estados)
