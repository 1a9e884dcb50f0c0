"""Personal data in what is about to be published (Ley N.° 29733): DNI, phones, RUC of persons, their mailboxes and their names."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ..models import Ficha
from . import nombres_de_persona
from .hallazgo import Gravedad, Hallazgo, Tipo, sin_solapar
from .numeros_personales import Numero, numeros
from .textos import textos_de

# Many municipalities have no other mailbox: it warns, and no more.
_CORREO_PERSONAL = re.compile(
    r"(?<![\w.+-])[\w.+-]+@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|proton|protonmail|zoho)"
    r"\.(?:com|es|pe|me|net|com\.pe|com\.mx|com\.ar|es)(?![\w-]|\.[\w])",
    re.IGNORECASE,
)
BUZON = "contacto_correo"


def hallar(texto: str) -> list[Hallazgo]:
    """In order of the text, without overlaps. What it cannot see is told in docs/revision-automatica.md."""
    hallados: list[Hallazgo] = []
    for numero in numeros(texto):
        nombre = nombres_de_persona.junto_a(texto, numero.inicio, numero.fin)
        gravedad = Gravedad.FALTA if nombre else numero.gravedad
        hallados.append(_de_numero(texto, replace(numero, gravedad=gravedad)))
        if nombre:
            hallados.append(_de_nombre(texto, *nombre, Gravedad.FALTA))
    hallados += _correos(texto)
    for extremos, con_apellido in nombres_de_persona.tras_cortesia(texto):
        gravedad = Gravedad.FALTA if con_apellido else Gravedad.ADVERTENCIA
        hallados.append(_de_nombre(texto, *extremos, gravedad))
    return sin_solapar(hallados)


def revisar_ficha(ficha: Ficha) -> dict[str, list[Hallazgo]]:
    """Path of each text that has some → what was found. In the mailbox of contact only its domain is looked at."""
    revisada: dict[str, list[Hallazgo]] = {}
    for texto in textos_de(ficha):
        hallados = _correos(texto.texto) if texto.ruta == BUZON else hallar(texto.texto)
        for hallado in hallados:
            revisada.setdefault(texto.ruta, []).append(replace(hallado, campo=texto.ruta))
    return revisada


def _correos(texto: str) -> Iterator[Hallazgo]:
    for correo in _CORREO_PERSONAL.finditer(texto):
        usuario, _, dominio = correo.group().partition("@")
        mascara = f"{usuario[0]}•••@{dominio}"
        yield Hallazgo(*correo.span(), Tipo.CORREO, Gravedad.ADVERTENCIA, mascara)


def _de_numero(texto: str, numero: Numero) -> Hallazgo:
    """The first digit and the last two: enough to know which, and nobody else's to use."""
    digitos = re.sub(r"[^0-9]", "", texto[numero.inicio : numero.fin])
    mascara = f"{digitos[0]}{'•' * (len(digitos) - 3)}{digitos[-2:]}"
    return Hallazgo(numero.inicio, numero.fin, numero.tipo, numero.gravedad, mascara)


def _de_nombre(texto: str, inicio: int, fin: int, gravedad: Gravedad) -> Hallazgo:
    iniciales = (f"{palabra[0]}•••" for palabra in texto[inicio:fin].split() if palabra[0].isupper())
    return Hallazgo(inicio, fin, Tipo.NOMBRE, gravedad, " ".join(iniciales))
