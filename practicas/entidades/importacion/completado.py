"""What a row does not say but its other cells do: the zeros Excel ate, the place of a regional government, accents."""

from practicas.catalogos import lugares
from practicas.catalogos.plegado import plegar

from .codigos import con_ceros
from .filas import Fila
from .nombres import capitalizar, corregir_palabras, segun_ubigeo
from .reglas import Reglas


def completar(fila: Fila) -> Fila:
    ubigeo = con_ceros(fila.dice("ubigeo")) or _departamento_de(fila.dice("nombre"))
    return fila.con(ubigeo=ubigeo, sector_codigo=con_ceros(fila.dice("sector_codigo")))


def nombrar(fila: Fila, reglas: Reglas) -> Fila:
    """The name as Spanish and, where the corrections ask for it, as UBIGEO writes it."""
    nombre = corregir_palabras(capitalizar(fila.dice("nombre")), reglas.palabras)
    if reglas.nombres_segun_ubigeo and lugares.existe(fila.dice("ubigeo")):
        nombre = segun_ubigeo(nombre, fila.dice("ubigeo"))
    return fila.con(nombre=nombre)


def _departamento_de(nombre: str) -> str:
    """«Gobierno Regional del Departamento de la Libertad» → 13; empty for any other body."""
    plegado = plegar(nombre)
    if not plegado.startswith("gobierno regional "):
        return ""
    return next((d for d in lugares.departamentos() if plegado.endswith(f" {plegar(lugares.nombre(d))}")), "")
