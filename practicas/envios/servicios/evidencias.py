"""What supports the claims of a text that is being written: files and links, added and taken out one by one."""

import hashlib
from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from practicas.fichas import sustento
from practicas.fichas.archivos import nombre_limpio, validar_archivo
from practicas.fichas.models import Evidencia, Ficha

from .. import permisos
from ..models import Envio
from .borrador import guardar_texto
from .decision import tomar

MAXIMAS = 50  # of a ficha


@transaction.atomic
def agregar_evidencia(
    *,
    envio: Envio,
    usuario,
    titulo: str,
    archivo=None,
    enlace: str = "",
    descripcion: str = "",
    sustenta: Iterable[str] = (),
) -> Evidencia:
    """`archivo` is an upload; `sustenta`, paths of the ficha («resultados», «indicadores.<clave>»). The level is what the entity declares.

    PermissionDenied when the entity may not write now; ValidationError says what is refused and why.
    """
    texto = _texto_que_se_escribe(envio, usuario)
    evidencias = list(texto.evidencias.all())  # type: ignore[attr-defined]
    if len(evidencias) >= MAXIMAS:
        raise ValidationError(f"La ficha ya tiene {MAXIMAS} evidencias: quite alguna.")
    nueva = texto._meta.get_field("evidencias").related_model(
        titulo=titulo.strip(),
        descripcion=descripcion.strip(),
        enlace=enlace.strip(),
        sustenta=[ruta for ruta in sustenta if ruta in dict(sustentables(texto))],
        sort_order=len(evidencias),
    )
    if archivo is not None:
        _poner_archivo(nueva, archivo, evidencias)
    nueva.full_clean(exclude=["ficha"])
    nueva.guardar_archivos()
    texto.evidencias = [*evidencias, nueva]  # type: ignore[attr-defined]
    guardar_texto(envio=envio, texto=texto, usuario=usuario)
    return nueva


@transaction.atomic
def quitar_evidencia(*, envio: Envio, usuario, clave) -> None:
    """Out of the text; its file stays for the versions that had it. One that is not there is already out."""
    texto = _texto_que_se_escribe(envio, usuario)
    texto.evidencias = [e for e in texto.evidencias.all() if e.clave != clave]  # type: ignore[attr-defined]
    guardar_texto(envio=envio, texto=texto, usuario=usuario)


def sustentables(texto: Ficha) -> list[tuple[str, str]]:
    """What an evidence may support: each section that says something and each indicator, with its path."""
    secciones = [(c.name, str(c.verbose_name).capitalize()) for c in texto._meta.fields if hasattr(c, "palabras")]
    indicadores = getattr(texto, "indicadores", None)
    filas = indicadores.all() if indicadores else []
    return [
        *((sustento.de_parte("indicadores", i.clave), f"Indicador: {i.nombre}") for i in filas),
        *((campo, rotulo) for campo, rotulo in secciones if getattr(texto, campo)),
    ]


def _texto_que_se_escribe(envio: Envio, usuario) -> Ficha:
    actual = tomar(envio)
    if not permisos.puede_escribir(usuario, actual):
        raise PermissionDenied("Ahora no se puede escribir en esta ficha.")
    return actual.texto


def _poner_archivo(nueva: Evidencia, archivo, hermanas: list[Evidencia]) -> None:
    archivo.name = nombre_limpio(archivo.name)
    try:
        validar_archivo(archivo)
    except ValidationError as error:
        raise ValidationError({"archivo": error.messages}) from error
    archivo.seek(0)
    huella = hashlib.file_digest(archivo, "sha256").hexdigest()
    archivo.seek(0)
    if repetida := next((e for e in hermanas if e.huella == huella), None):
        raise ValidationError({"archivo": f"Ese archivo ya está en la ficha: «{repetida.titulo}»."})
    nueva.archivo = archivo
