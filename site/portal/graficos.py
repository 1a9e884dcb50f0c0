"""Where the marks of each drawing go: pure arithmetic, so that templates only place what they are given. Units are those of the SVG."""

from collections.abc import Sequence
from dataclasses import dataclass

from .cifras import numero

# --- The quipu of the home page ---------------------------------------------------------------------------------------
PASO_DE_NUDO = 7.2
HUECO_ENTRE_GRUPOS = 24
INICIO_DE_CUERDA = 14


@dataclass(frozen=True)
class Quipu:
    nudos: tuple[float, ...]  # height of each
    largo: float


def quipus(cifras: Sequence[int]) -> list[Quipu]:
    """One cord per figure: a group of knots per digit, highest first, the groups of all cords at the same heights."""
    digitos = [f"{c:03d}" for c in cifras]
    orden = max((len(d) for d in digitos), default=3)
    digitos = [d.zfill(orden) for d in digitos]
    alturas, y = [], float(INICIO_DE_CUERDA)
    for posicion in range(orden):
        alturas.append(y)
        mayor = max((int(d[posicion]) for d in digitos), default=0)
        y += (mayor - 1) * PASO_DE_NUDO + HUECO_ENTRE_GRUPOS if mayor else 0
    return [
        Quipu(
            tuple(round(alturas[p] + n * PASO_DE_NUDO, 1) for p in range(orden) for n in range(int(d[p]))), round(y, 1)
        )
        for d in digitos
    ]


# --- Years ------------------------------------------------------------------------------------------------------------
ALTO_DE_HISTOGRAMA = 72
ANCHO_DE_HISTOGRAMA = 328


@dataclass(frozen=True)
class Columna:
    anio: int
    cantidad: int
    x: float
    y: float
    ancho: float
    alto: float
    elegida: bool


def histograma(cuentas: dict[int, int], desde: int | None, hasta: int | None) -> list[Columna]:
    """A column per year, with those nobody has in between; chosen ones fall in the range."""
    if not cuentas:
        return []
    anios = range(min(cuentas), max(cuentas) + 1)
    paso = ANCHO_DE_HISTOGRAMA / len(anios)
    mayor = max(cuentas.values()) or 1
    elige = desde is not None or hasta is not None
    columnas = []
    for indice, anio in enumerate(anios):
        alto = round(ALTO_DE_HISTOGRAMA * cuentas.get(anio, 0) / mayor, 1)
        dentro = elige and (desde or anio) <= anio <= (hasta or anio)
        columnas.append(
            Columna(anio, cuentas.get(anio, 0), round(indice * paso, 1), round(ALTO_DE_HISTOGRAMA - alto, 1),
                    round(max(paso - 2, 1), 1), alto, dentro)
        )  # fmt: skip
    return columnas


# --- Regions as tiles -------------------------------------------------------------------------------------------------
# UBIGEO → (letters, row, column). Lima stands in two tiles.
TESELAS = {
    "24": ("TUM", 1, 1), "16": ("LOR", 1, 4), "20": ("PIU", 2, 1), "06": ("CAJ", 2, 2), "01": ("AMA", 2, 3),
    "22": ("SMA", 2, 4), "14": ("LAM", 3, 1), "13": ("LAL", 3, 2), "10": ("HUC", 3, 3), "25": ("UCA", 3, 4),
    "02": ("ANC", 4, 2), "19": ("PAS", 4, 3), "15-prov": ("LIP", 5, 2), "12": ("JUN", 5, 3), "07": ("CAL", 6, 1),
    "1501": ("LIM", 6, 2), "09": ("HUV", 6, 3), "05": ("AYA", 6, 4), "08": ("CUS", 6, 5), "17": ("MDD", 6, 6),
    "11": ("ICA", 7, 3), "03": ("APU", 7, 4), "21": ("PUN", 7, 5), "04": ("ARE", 8, 4), "18": ("MOQ", 8, 5),
    "23": ("TAC", 9, 5),
}  # fmt: skip


@dataclass(frozen=True)
class Tesela:
    codigo: str
    letras: str
    nombre: str
    cantidad: int
    fila: int
    columna: int
    paso: int  # of the scale, 0 without fichas to 4
    url: str


@dataclass(frozen=True)
class Escala:
    """Lower bounds of the four steps with fichas, and how the legend says them."""

    cortes: tuple[int, ...]

    def paso(self, cantidad: int) -> int:
        return sum(cantidad >= corte for corte in self.cortes)

    @property
    def leyenda(self) -> list[tuple[int, str]]:
        rotulos = [(0, "sin fichas")]
        for paso, corte in enumerate(self.cortes, 1):
            if paso == len(self.cortes):
                rotulos.append((paso, f"{numero(corte)} o más"))
            else:
                tope = self.cortes[paso] - 1
                rotulos.append((paso, numero(corte) if tope == corte else f"{numero(corte)} a {numero(tope)}"))
        return rotulos


def escala(cantidades: Sequence[int]) -> Escala:
    """Even round steps that reach the largest figure."""
    mayor = max(cantidades, default=0)
    tamano = next(t for t in (1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 10_000, 10**9) if t * 4 >= mayor)
    return Escala((1, tamano, tamano * 2, tamano * 3) if tamano > 1 else (1, 2, 3, 4))
