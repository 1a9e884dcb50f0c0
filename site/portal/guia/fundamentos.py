"""Colours and letters, as the sheet names them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Color:
    nombre: str
    ficha: str  # of the sheet: `--azul` is «azul»
    valor: str
    uso: str  # its contrast on white, or what it is for


COLORES = (
    Color("Tinta", "tinta", "#0D1028", "18.72"),
    Color("Tinta 2", "tinta-2", "#4A4E63", "8.20"),
    Color("Tinta 3", "tinta-3", "#5C6075", "6.20"),
    Color("Borde", "borde", "#767B8C", "4.22, de controles"),
    Color("Regla", "regla", "#DAD6CC", "decorativa"),
    Color("Papel", "papel", "#F7F5F0", "fondo"),
    Color("Papel 2", "papel-2", "#EFECE4", "fondo"),
    Color("Azul", "azul", "#0056AC", "7.18"),
    Color("Azul oscuro", "azul-osc", "#003E7E", "10.55"),
    Color("Azul tenue", "azul-t", "#E9F0F8", "fondo"),
    Color("Azul 2", "azul-2", "#C5DAEE", "mapa"),
    Color("Azul 3", "azul-3", "#9FC0E2", "mapa"),
    Color("Rojo", "rojo", "#BF0909", "6.45"),
    Color("Rojo tenue", "rojo-t", "#FBECEA", "fondo"),
    Color("Verde", "verde", "#126B49", "6.51"),
    Color("Verde tenue", "verde-t", "#E7F2EC", "fondo"),
    Color("Ocre", "ocre", "#7A4A00", "7.48"),
    Color("Ocre tenue", "ocre-t", "#FBF3E2", "fondo"),
    Color("Resaltador", "resaltador", "#FFE08A", "fondo"),
    Color("Foco", "foco", "#FFD24A", "halo"),
    Color("Barra", "barra", "#858A99", "3.45, de gráficos"),
)
# Size in rem and line height, class that shows it, words.
LETRAS = (
    ("5.25 / 1", "enorme", "23 → 3"),
    ("3.75 / 1", "cifra", "412"),
    ("2.625 / 1.1", "h1", "Título de ficha"),
    ("1.875 / 1.18", "h2", "Sección"),
    ("1.3125 / 1.25", "h3", "Título de resultado"),
    ("1.25 / 1.5", "entrada", "Entradilla, en redonda"),
    ("1.0625 / 1.6", "cuerpo", "Texto corrido: lo que otra entidad ya aprendió"),
    ("0.9375 / 1.5", "menor", "Formularios, tablas, menús"),
    ("0.8125 / 1.5", "meta", "Metadatos, pistas, conteos"),
)


def datos() -> dict:
    return {"colores": COLORES, "letras": LETRAS}
