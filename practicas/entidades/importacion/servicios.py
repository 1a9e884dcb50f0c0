"""The import of the register of entities, from a file to the table: read, correct, complete, convert, save."""

from collections.abc import Callable, Iterable
from pathlib import Path

from django.db import transaction

from practicas.catalogos.models import Termino
from practicas.catalogos.tablas import Problema, TablaIlegible, columnas_de, leer_csv

from .completado import completar, nombrar
from .conversion import Catalogo, Convertida, convertir
from .correcciones import Correccion, Corregidas, corregir
from .filas import COLUMNAS, COLUMNAS_OBLIGATORIAS, Fila, entender
from .informe import Informe
from .medidas import COLUMNAS_DE_LUGARES, Medidas
from .registro import guardar, separar_repetidas
from .reglas import Reglas

Progreso = Callable[[list[Convertida]], Iterable[Convertida]]


class CatalogoAusente(Exception):
    """The vocabularies are not loaded: the message tells the command."""


def importar(
    ruta: Path | str,
    *,
    reglas: Reglas | None = None,
    lugares: Path | str | None = None,
    simular: bool = False,
    progreso: Progreso = iter,
) -> Informe:
    """What can be saved is saved, or nothing when it fails half-way; the report tells what could not.

    Raises TablaIlegible, CatalogoAusente.
    """
    reglas = reglas or Reglas()
    filas, rotas, extranas = _leer(ruta)
    corregidas = corregir(filas, reglas)
    nombradas, acentos = _nombrar(corregidas, reglas)
    catalogo = Catalogo(_hojas("nivel"), _hojas("sector"), _medidas(lugares))
    convertidas = [convertir(fila, catalogo) for fila in nombradas]
    unicas, repetidas = separar_repetidas(c for c in convertidas if not c.errores)
    with transaction.atomic():
        guardadas = guardar(progreso(unicas), simular=simular)
    return Informe(
        leidas=len(filas) + len(rotas),
        guardadas=guardadas,
        rechazos=(*rotas, *corregidas.rechazos, *(e for c in convertidas for e in c.errores), *repetidas),
        avisos=(*extranas, *corregidas.avisos, *(a for c in convertidas for a in c.avisos)),
        correcciones=(*corregidas.hechas, *acentos),
    )


def _leer(ruta: Path | str) -> tuple[list[Fila], list[Problema], list[Problema]]:
    """Rows, those that cannot be read, and a warning for each column nobody asked for."""
    columnas = _columnas(ruta, COLUMNAS_OBLIGATORIAS)
    leidas = [entender(linea, dato) for linea, dato in leer_csv(ruta)]
    if not leidas:
        raise TablaIlegible(f"«{ruta}» tiene encabezado y ninguna fila.")
    motivo = f"La columna no se usa; las que se leen son {', '.join(COLUMNAS)}."
    extranas = [Problema(1, columna, "", motivo) for columna in columnas if columna and columna not in COLUMNAS]
    rotas = [fila for fila in leidas if isinstance(fila, Problema)]
    return [fila for fila in leidas if isinstance(fila, Fila)], rotas, extranas


def _columnas(ruta: Path | str, obligatorias: Iterable[str]) -> list[str]:
    columnas = columnas_de(ruta)
    faltan = [columna for columna in obligatorias if columna not in columnas]
    if faltan:
        raise TablaIlegible(f"A «{ruta}» le falta la columna «{faltan[0]}»: póngala en la primera línea.")
    return columnas


def _medidas(ruta: Path | str | None) -> Medidas:
    if ruta is None:
        return Medidas()
    _columnas(ruta, COLUMNAS_DE_LUGARES)
    return Medidas(leer_csv(ruta))


def _nombrar(corregidas: Corregidas, reglas: Reglas) -> tuple[list[Fila], list[Correccion]]:
    completas = [completar(fila) for fila in corregidas.filas]
    nombradas = [nombrar(fila, reglas) for fila in completas]
    return nombradas, [
        Correccion(a.linea, "nombres", "nombre", a.dice("nombre"), d.dice("nombre"), "Tildes y mayúsculas.")
        for a, d in zip(completas, nombradas, strict=True)
        if a.dice("nombre") != d.dice("nombre")
    ]


def _hojas(clave: str) -> dict[str, Termino]:
    """The leaves of a vocabulary in force, by code."""
    terminos = list(Termino.objects.de(clave).vigentes())
    if not terminos:
        raise CatalogoAusente(f"No hay términos del vocabulario «{clave}»: ejecute manage.py cargar_catalogos.")
    superiores = {termino.padre_id for termino in terminos}
    return {termino.codigo: termino for termino in terminos if termino.pk not in superiores}
