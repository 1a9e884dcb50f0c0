"""What a page says in the words of schema.org (JSON-LD). Of a ficha, only what `presentar` lets be known."""

import json
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from practicas.fichas.models import Ficha

from .metadatos import direccion
from .vista_ficha import Vista, vista_de

LICENCIA = "https://creativecommons.org/licenses/by/4.0/"
# Nothing that is written in a ficha may end the element that carries it.
_EN_HTML = {ord(signo): f"\\u{ord(signo):04x}" for signo in "<>&\u2028\u2029"}
Datos = dict[str, Any]


def en_html(*nodos: Datos) -> SafeString:
    escrito = json.dumps({"@context": "https://schema.org", "@graph": nodos}, ensure_ascii=False).translate(_EN_HTML)
    return mark_safe(f'<script type="application/ld+json">{escrito}</script>')


def del_sitio() -> Datos:
    """With its search, so that an engine may offer the box."""
    return {
        "@type": "WebSite",
        "@id": direccion("/#sitio"),
        "url": direccion("/"),
        "name": "Yachay",
        "description": "Buenas prácticas y lecciones aprendidas de la gestión pública del Perú",
        "inLanguage": "es-PE",
        "publisher": _sgp(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{direccion(reverse('buscar'))}?q={{texto}}"},
            "query-input": "required name=texto",
        },
    }


def de_ficha(ficha: Ficha, version: int) -> Datos:
    """Of a presented ficha."""
    vista = vista_de(ficha)
    url = direccion(ficha.get_absolute_url())
    datos = {
        "@type": "Report",
        "@id": url,
        "url": url,
        "identifier": ficha.codigo,
        "headline": ficha.titulo,
        "abstract": ficha.resumen,
        "inLanguage": "es-PE" if ficha.idioma == "es" else ficha.idioma,
        "datePublished": _dia(ficha.first_published_at),
        "dateModified": _dia(ficha.last_published_at),
        "version": version,
        "isAccessibleForFree": True,
        "publisher": _sgp(),
        "isPartOf": {"@id": direccion("/#sitio")},
        **dict(_de_quien(vista)),
        "about": [_termino(t) for t in ficha.temas.all()],
        "keywords": [e.name for e in ficha.etiquetas.all()],
        "spatialCoverage": _lugar(vista),
        "temporalCoverage": _periodo(ficha),
    }
    return {nombre: valor for nombre, valor in datos.items() if valor}


def migas(*pasos: tuple[str, str]) -> Datos:
    """Name and path of each, from the home page on."""
    lugares = [("Inicio", reverse("inicio")), *pasos]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": nombre, "item": direccion(ruta)}
            for n, (nombre, ruta) in enumerate(lugares, start=1)
        ],
    }


def migas_de_ficha(ficha: Ficha) -> Datos:
    vista = vista_de(ficha)
    arriba = [("Lecciones", f"{reverse('buscar')}?tipo=leccion")]
    if ficha.TIPO == "practica":
        arriba = [(vista.tema.nombre, vista.url_de_tema)] if vista.tema else []
    return migas(*arriba, (ficha.titulo, ficha.get_absolute_url()))


def _de_quien(vista: Vista) -> Iterator[tuple[str, Any]]:
    """Author and licence. What came from another catalogue keeps the licence it had there."""
    if not vista.anonima:
        entidad = vista.ficha.entidad
        yield "author", {"@type": "Organization", "name": str(entidad), "url": direccion(entidad.get_absolute_url())}
    if vista.ficha.validacion == Ficha.Validacion.IMPORTADA:
        yield "isBasedOn", vista.ficha.enlace_externo
    else:
        yield "license", LICENCIA


def _lugar(vista: Vista) -> Datos | None:
    lugar = vista.lugar
    if lugar is None:
        return None
    datos: Datos = {"@type": "Place", "name": lugar.nombre}
    if lugar.url:  # a foreign body has a country, and no search by it
        datos["containedInPlace"] = {"@type": "Country", "name": "Perú"}
    return datos


def _periodo(ficha: Ficha) -> str:
    """ISO 8601; open while it goes on."""
    return f"{ficha.anio_inicio}/{ficha.anio_fin or '..'}" if ficha.anio_inicio else ""


def _termino(termino) -> Datos:
    return {"@type": "DefinedTerm", "name": termino.nombre, "url": direccion(reverse("tema", args=[termino.codigo]))}


def _sgp() -> Datos:
    nombre = "Secretaría de Gestión Pública, Presidencia del Consejo de Ministros"
    return {"@type": "GovernmentOrganization", "name": nombre}


def _dia(momento) -> str:
    return momento.isoformat() if momento else ""
