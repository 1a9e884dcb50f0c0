"""What every page knows of the site: its menu, its foot and its permanent address."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from practicas.avisos.models import Aviso

from . import puertas
from .metadatos import canonica


@dataclass(frozen=True)
class Entrada:
    texto: str
    url: str
    actual: str = ""  # value of `aria-current`


@dataclass(frozen=True)
class Columna:
    titulo: str
    entradas: tuple[Entrada, ...]


MENU = (
    ("Buscar", "buscar"),
    ("Temas", "temas"),
    ("Regiones", "regiones"),
    ("Para municipalidades", "para_municipalidades"),
)
PARA_QUIEN_LLEGA = (
    ("Cómo participar", "como_participar"),
    ("Ingresar", "account_login"),
)
REPOSITORIO = (
    ("Acerca de", "acerca"),
    ("Cómo participar", "como_participar"),
    ("Temas", "temas"),
    ("Problemas", "problemas"),
    ("Pilares de la modernización", "pilares"),
    ("Sectores", "sectores"),
    ("Entidades", "entidades"),
    ("Pedir una práctica", "pedir_practica"),
    ("Cuánto toma cada paso", "estadisticas"),
)

DE_LA_CASA = (("Accesibilidad", "accesibilidad"), ("Privacidad", "privacidad"))


def sitio(request) -> dict:
    return {
        "demostracion": settings.DEMOSTRACION,
        "direccion_canonica": canonica(request),
        "menu": SimpleLazyObject(lambda: list(_menu(request))),
        "pie": _pie(),
        "avisos_sin_leer": SimpleLazyObject(lambda: _avisos_sin_leer(request)),
    }


def _menu(request) -> Iterator[Entrada]:
    """The parts of the site, then whoever signed in: where they work, their account and the way out."""
    usuario = getattr(request, "user", None)
    entradas = [(texto, reverse(ruta)) for texto, ruta in MENU]
    if usuario is None or not usuario.is_authenticated:
        entradas += [(texto, reverse(ruta)) for texto, ruta in PARA_QUIEN_LLEGA]
    else:
        nombre = usuario.first_name.partition(" ")[0] or "Mi cuenta"
        entradas += [*puertas.de(usuario), (nombre, reverse("mi_cuenta")), ("Salir", reverse("account_logout"))]
    return (Entrada(texto, url, _actual(request.path, url)) for texto, url in entradas)


def _avisos_sin_leer(request) -> int:
    """Asked only by a page that shows it: to know who looks, the session is read."""
    usuario = getattr(request, "user", None)
    return Aviso.objects.de_bandeja(usuario).sin_leer().count() if usuario and usuario.is_authenticated else 0


def _actual(aqui: str, ruta: str) -> str:
    if aqui == ruta:
        return "page"
    return "true" if aqui.startswith(ruta) else ""


def _pie() -> tuple[Columna, ...]:
    datos = (
        Entrada("Datos y API", reverse("datos")),
        Entrada("Descripción de la API", reverse("api:openapi-json")),
        Entrada("Suscribirse", f"{reverse('buscar')}?formato=atom&orden=recientes"),
    )
    obligatorios = (Entrada(texto, url) for texto, url in settings.ENLACES_OBLIGATORIOS.items())
    return (
        Columna("El repositorio", _entradas(REPOSITORIO)),
        Columna("Datos", datos),
        Columna("Obligaciones", (*obligatorios, *_entradas(DE_LA_CASA))),
    )


def _entradas(rutas) -> tuple[Entrada, ...]:
    return tuple(Entrada(texto, reverse(ruta)) for texto, ruta in rutas)
