"""The files and links of a text that is being written: evidence of what it claims and assets for others to use, one by one."""

import hashlib
from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from practicas.catalogos.models import Termino
from practicas.fichas import sustento
from practicas.fichas.archivos import nombre_limpio, validar_archivo
from practicas.fichas.models import Activo, Evidencia, Ficha, Practica
from practicas.fichas.models.parte import Parte

from .. import permisos
from ..models import Envio
from .borrador import guardar_texto
from .decision import tomar

MAXIMOS = 50  # of each kind, in a ficha


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
    nueva = texto._meta.get_field("evidencias").related_model(
        titulo=titulo.strip(),
        descripcion=descripcion.strip(),
        enlace=enlace.strip(),
        sustenta=[ruta for ruta in sustenta if ruta in dict(sustentables(texto))],
    )
    if archivo is not None:
        _exigir_que_no_este(archivo, texto.evidencias.all())  # type: ignore[attr-defined]
    _agregar(envio, usuario, texto, "evidencias", nueva, archivo)
    return nueva


@transaction.atomic
def agregar_activo(
    *, envio: Envio, usuario, tipo: Termino, titulo: str, archivo=None, enlace: str = "", descripcion: str = ""
) -> Activo:
    """As an evidence. ValidationError also for a lesson, that has none, and for one with nothing to use in it."""
    texto = _texto_que_se_escribe(envio, usuario)
    if not isinstance(texto, Practica):
        raise ValidationError("Una lección no tiene activos: adjúntelos a la práctica.")
    if archivo is None and not enlace.strip():
        raise ValidationError({"archivo": "Suba el archivo o escriba el enlace: es lo que otra entidad usará."})
    nuevo = Activo(tipo=tipo, titulo=titulo.strip(), descripcion=descripcion.strip(), enlace=enlace.strip())
    _agregar(envio, usuario, texto, "activos", nuevo, archivo)
    return nuevo


@transaction.atomic
def quitar_adjunto(*, envio: Envio, usuario, relacion: str, clave) -> None:
    """`relacion`: «evidencias» or «activos». Out of the text; its file stays for the versions that had it. One that is not there is already out."""
    texto = _texto_que_se_escribe(envio, usuario)
    setattr(texto, relacion, [a for a in getattr(texto, relacion).all() if a.clave != clave])
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


def _agregar(envio: Envio, usuario, texto: Ficha, relacion: str, nuevo: Parte, archivo) -> None:
    hermanos = list(getattr(texto, relacion).all())
    if len(hermanos) >= MAXIMOS:
        raise ValidationError(f"La ficha ya tiene {MAXIMOS}: quite alguno.")
    if archivo is not None:
        _poner_archivo(nuevo, archivo)
    nuevo.sort_order = len(hermanos)
    nuevo.full_clean(exclude=["ficha"])
    nuevo.guardar_archivos()
    setattr(texto, relacion, [*hermanos, nuevo])
    guardar_texto(envio=envio, texto=texto, usuario=usuario)


def _poner_archivo(nuevo, archivo) -> None:
    archivo.name = nombre_limpio(archivo.name)
    try:
        validar_archivo(archivo)
    except ValidationError as error:
        raise ValidationError({"archivo": error.messages}) from error
    nuevo.archivo = archivo


def _exigir_que_no_este(archivo, hermanas: Iterable[Evidencia]) -> None:
    archivo.seek(0)
    huella = hashlib.file_digest(archivo, "sha256").hexdigest()
    archivo.seek(0)
    if repetida := next((e for e in hermanas if e.huella == huella), None):
        raise ValidationError({"archivo": f"Ese archivo ya está en la ficha: «{repetida.titulo}»."})
