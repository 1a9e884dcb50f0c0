"""Links of a ficha that cannot work: badly written, or to something of ours that is not there.

Nothing here calls the internet: whether the address of another site still answers is for a person to see.
"""

import ipaddress
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation, ValidationError
from django.core.files.storage import default_storage
from django.core.validators import EmailValidator, URLValidator
from django.db import models
from django.urls import Resolver404, resolve
from wagtail.models import Page, Site

from .. import consultas
from ..models import Ficha
from ..texto import destinos
from .hallazgo import Gravedad
from .textos import filas, textos_de

NO_ESTA = "No hay ninguna página del repositorio en esa dirección."
_validar_url = URLValidator(schemes=["http", "https"])
_validar_correo = EmailValidator()


@dataclass(frozen=True)
class EnlaceRoto:
    campo: str  # path inside its ficha
    enlace: str
    motivo: str
    gravedad: Gravedad = Gravedad.FALTA


def revisar_enlaces(ficha: Ficha) -> list[EnlaceRoto]:
    """In the order of the ficha. A link repeated in one field is told once."""
    propios = _archivos_propios(ficha)
    rotos = []
    for campo, enlace in dict.fromkeys(_enlaces_de(ficha)):
        motivo, gravedad = _mal_escrito(enlace), Gravedad.FALTA
        if not motivo and _es_de_casa(enlace):
            motivo, gravedad = _ausente(urlsplit(enlace).path, ficha, propios)
        if motivo:
            rotos.append(EnlaceRoto(campo, enlace, motivo, gravedad))
    return rotos


def _enlaces_de(ficha: Ficha) -> Iterator[tuple[str, str]]:
    for texto in textos_de(ficha):
        if isinstance(texto.campo, models.URLField):
            yield texto.ruta, texto.texto
        elif isinstance(texto.campo, models.TextField):  # those that are shown as Markdown
            for destino in destinos(texto.texto):
                yield texto.ruta, destino


def _mal_escrito(enlace: str) -> str:
    """Why no browser of a reader could follow it; empty if it could. An anchor of its own page is left alone."""
    if enlace.startswith("mailto:"):
        return _motivo(_validar_correo, enlace[7:].partition("?")[0], "El correo del enlace está mal escrito.")
    if enlace.startswith("#") or (enlace.startswith("/") and not enlace.startswith("//")):
        return ""
    if "://" not in enlace:
        return "Le falta el comienzo: escríbalo completo, con https://"
    if motivo := _motivo(_validar_url, enlace, "La dirección está mal escrita: cópiela de la barra del navegador."):
        return motivo
    servidor = urlsplit(enlace).hostname or ""
    if _es_de_red_interna(servidor) and not _es_de_casa(enlace):
        return "Solo se abre dentro de la red de la entidad: suba el archivo o dé una dirección pública."
    return ""


def _motivo(validar, valor: str, motivo: str) -> str:
    try:
        validar(valor)
    except ValidationError:
        return motivo
    return ""


def _es_de_red_interna(servidor: str) -> bool:
    try:
        return not ipaddress.ip_address(servidor).is_global
    except ValueError:
        return "." not in servidor or servidor.endswith((".local", ".lan", ".intranet"))


def _es_de_casa(enlace: str) -> bool:
    if enlace.startswith("/"):
        return True
    return urlsplit(enlace).netloc.lower() == urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc.lower()


def _ausente(ruta: str, ficha: Ficha, propios: set[str]) -> tuple[str, Gravedad]:
    """Why that path of ours leads nowhere; empty when somebody answers there."""
    try:
        destino = resolve(unquote(ruta) if ruta.endswith("/") or "." in ruta else f"{unquote(ruta)}/")
    except Resolver404:
        return NO_ESTA, Gravedad.FALTA
    if destino.url_name in ("ficha", "ficha_version"):
        return _ficha_ausente(destino.kwargs["codigo"], ficha)
    if destino.url_name == "wagtail_serve":  # any address at all
        return _pagina_ausente(ruta)
    if destino.url_name == "archivo":
        return _archivo_ausente(destino.kwargs["nombre"], propios)
    return "", Gravedad.FALTA


def _pagina_ausente(ruta: str) -> tuple[str, Gravedad]:
    sitio = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if sitio and Page.objects.live().filter(url_path=f"{sitio.root_page.url_path}{ruta.strip('/')}/").exists():
        return "", Gravedad.FALTA
    return NO_ESTA, Gravedad.FALTA


def _ficha_ausente(codigo: str, ficha: Ficha) -> tuple[str, Gravedad]:
    """A draft or a restricted lesson is not there for anybody who reads: its code is told like one never given."""
    if codigo == ficha.codigo:
        return "", Gravedad.FALTA
    modelo = consultas.POR_PREFIJO.get(codigo.partition("-")[0])
    if modelo is None or not modelo.objects.filter(modelo.CONDICION_PUBLICA, codigo=codigo).exists():
        return f"No hay ninguna ficha pública con el código {codigo}.", Gravedad.FALTA
    if not modelo.objects.publicadas().filter(codigo=codigo).exists():
        return f"La ficha {codigo} fue retirada.", Gravedad.ADVERTENCIA
    return "", Gravedad.FALTA


def _archivo_ausente(nombre: str, propios: set[str]) -> tuple[str, Gravedad]:
    try:
        existe = default_storage.exists(nombre)
    except (SuspiciousFileOperation, ValueError, OSError):
        existe = False
    if not existe:
        return "No hay ningún archivo en esa dirección.", Gravedad.FALTA
    if nombre in propios or consultas.es_archivo_publico(nombre) or nombre.startswith("images/"):
        return "", Gravedad.FALTA
    return "El archivo existe, pero no es público: nadie podrá abrirlo.", Gravedad.FALTA


def _archivos_propios(ficha: Ficha) -> set[str]:
    """They become public with it."""
    partes = [*filas(ficha, "evidencias"), *(filas(ficha, "activos") if ficha.TIPO == "practica" else [])]
    return {parte.archivo.name for parte in partes if parte.archivo}
