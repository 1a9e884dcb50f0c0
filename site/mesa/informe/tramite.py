"""How the work of reviewing stood at the cut, and how long it took."""

from practicas.catalogos.dias_habiles import Calendario
from practicas.envios import al_corte
from practicas.envios.estadisticas import medianas
from practicas.envios.estados import Estado, Reloj, Ruta

from .periodo import Periodo
from .piezas import Apartado, Cuadro


class Tramite:
    def __init__(self, periodo: Periodo):
        calendario = Calendario.leer()
        self.atrasos = al_corte.atrasos(periodo.fin, periodo.corte, calendario)
        self.por_estado = al_corte.por_estado(periodo.fin)
        self.medianas = medianas(periodo.inicio, periodo.fin, calendario)

    @property
    def vencidas_de_la_sgp(self) -> int:
        return sum(a.vencidos for a in self.atrasos if a.reloj == Reloj.SGP)

    def apartado(self) -> Apartado:
        return Apartado(
            "tramite",
            "Trámite",
            "Los envíos son las versiones de fichas y las evaluaciones, cada una en el estado en que estaba al terminar el día del corte.",
            [self._medianas(), self._atrasos(), self._estados()],
        )

    def _medianas(self) -> Cuadro:
        return Cuadro(
            "Cuánto tomó cada paso que terminó en el periodo, en días hábiles",
            ("Paso", "Mediana", "Plazo", "% dentro del plazo", "Veces"),
            [(m.paso.label, m.dias, m.plazo, m.en_plazo, m.cuantas) for m in self.medianas],
            vacio="Ningún paso terminó en el periodo.",
        )

    def _atrasos(self) -> Cuadro:
        return Cuadro(
            "Vencido al corte",
            ("Paso", "De quién es el plazo", "En el paso", "Vencidos", "Días hábiles del mayor atraso"),
            [(a.paso.label, a.reloj.label, a.hay, a.vencidos, a.mayor) for a in self.atrasos],
            de_texto=2,
            vacio="Al corte no había nada con plazo.",
        )

    def _estados(self) -> Cuadro:
        hay = self.por_estado
        filas = [
            (estado.label, *(hay[ruta, estado] for ruta in Ruta), sum(hay[ruta, estado] for ruta in Ruta))
            for estado in Estado
            if any(hay[ruta, estado] for ruta in Ruta)
        ]
        if filas:
            filas.append(("Total", *(sum(fila[n] for fila in filas) for n in range(1, len(Ruta) + 2))))
        return Cuadro("Envíos por estado", ("Estado", *(r.label for r in Ruta), "Total"), filas, con_total=bool(filas))
