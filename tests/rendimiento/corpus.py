"""The corpus of what is measured: sown once for each size, in a base of its own, and its documents the same every time they are made."""

import random
from collections.abc import Iterator

from django.conf import settings
from django.core.management import call_command
from tqdm import tqdm

from busqueda import escritura, reconstruccion
from busqueda.catalogo import Catalogo
from busqueda.estado import anotar_exito
from busqueda.lectura import MODELOS, documentos
from busqueda.models import EnIndice
from busqueda.motores import motor
from busqueda.puerto import Documento

from .generador import ANIO, SEMILLA, TANDA, Redactor, Sembrador, con_otras_palabras, copiar_filas, enteras

Tanda = tuple[list[EnIndice], list[Documento]]


def preparar(cuantas: int) -> None:
    """Catalogues, entities and fichas in a base of their own, and their index, once."""
    hecho = settings.VAR / "sembrado"
    if hecho.exists():
        return
    call_command("migrate", verbosity=0)
    call_command("cargar_catalogos", verbosity=0)
    with tqdm(total=cuantas, desc="Sembrar", unit="ficha", disable=None) as avance:
        for escritas in Sembrador().sembrar(enteras(cuantas)):
            avance.update(escritas - avance.n)
    for copia in range(1, cuantas // enteras(cuantas)):
        copiar_filas(copia)
    indexar()
    hecho.touch()


def indexar() -> None:
    """As a rebuild does, but that the documents of copies are made from those of the whole fichas, a batch at a time."""
    reconstruccion.completar_tabla()
    nueva = motor().reconstruir()
    nueva.escribir(_anotadas(nueva.nombre))
    nueva.activar()
    EnIndice.objects.dar_por_escritas(nueva.nombre)
    anotar_exito(nueva.nombre)


def _anotadas(indice: str) -> Iterator[Documento]:
    for filas, hechos in tandas():
        escritura.anotar(indice, filas, hechos)
        yield from hechos


def tandas() -> Iterator[Tanda]:
    """Rows of the version table with their documents. A redactor of its own, so that those of copies always have the same words."""
    catalogo, redactor = Catalogo.leer(), Redactor(random.Random(SEMILLA))
    with tqdm(
        total=EnIndice.objects.filter(borrada=False).count(), desc="Documentar", unit="ficha", disable=None
    ) as avance:
        for tipo in MODELOS:
            for filas, hechos in _de_tipo(tipo, catalogo, redactor):
                yield filas, hechos
                avance.update(len(hechos))


def _de_tipo(tipo: str, catalogo: Catalogo, redactor: Redactor) -> Iterator[Tanda]:
    modelo = MODELOS[tipo]
    filas = list(EnIndice.objects.filter(tipo=tipo, borrada=False).defer("texto_plegado").order_by("ficha"))
    originales = modelo.objects.filter(codigo__startswith=f"{modelo.PREFIJO}-{ANIO}-").count()
    contenidos: list = []
    for desde in range(0, len(filas), TANDA):
        tanda = filas[desde : desde + TANDA]
        propias = [f for f in tanda if f.ficha <= originales]
        hechos = list(documentos(propias, catalogo))
        contenidos += [d.contenido for d in hechos]
        for fila in tanda[len(propias) :]:
            copia, cual = divmod(fila.ficha - 1, originales)
            codigo = f"{modelo.PREFIJO}-{ANIO + copia}-{cual + 1:05d}"
            contenido = con_otras_palabras(contenidos[cual], codigo, redactor)
            hechos.append(Documento(fila.id_documento, fila.version, contenido))
        yield tanda, hechos
