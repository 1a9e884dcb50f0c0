"""Filters of every template: figures, dates, places and texts as Peru writes them."""

import re
from pathlib import PurePath

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from busqueda.consulta import Consulta
from busqueda.resultado import Resultado
from practicas.catalogos import lugares
from practicas.entidades.models.entidad import nivel_en_palabras
from practicas.fichas import fechas, texto
from practicas.fichas.models import Evidencia, Ficha

from .. import cifras, cuentas, metadatos, terminos
from ..cifras import FIJO

register = template.Library()
register.filter("numero", cifras.numero)
register.filter("soles", cifras.soles)
register.filter("fecha", cifras.fecha)
register.filter("fecha_parcial", fechas.fecha_en_palabras)
register.filter("direccion", metadatos.direccion)
register.filter("markdown", texto.a_html)
register.filter("sin_formato", texto.a_texto)
register.filter("primeras_frases", texto.primeras_frases)
_ESTADOS = {**dict(Ficha.Validacion.choices), **dict(Evidencia.Estado.choices)}
EN_SINGULAR_Y_PLURAL = {
    "practica": ("buena práctica", "buenas prácticas"),
    "leccion": ("lección aprendida", "lecciones aprendidas"),
}
# Characters of both figures at the size of a headline, and at that of a hit.
_CABEN_EN_TITULAR, _CABEN_EN_ACIERTO = 6, 10
_SOLO_UN_PARRAFO = re.compile(r"^<p>(.*)</p>$", re.DOTALL)


@register.filter
def en_linea(markdown: str) -> SafeString:
    """Markdown of one paragraph, without the paragraph."""
    html = texto.a_html(markdown)
    unico = _SOLO_UN_PARRAFO.match(html)
    return SafeString(unico[1]) if unico and "<p>" not in unico[1] else html


@register.filter
def paso(linea: str) -> SafeString:
    """A step or a point: its first sentence in bold, unless its author already chose what to mark."""
    if "**" in linea:
        return en_linea(linea)
    primera, *resto = texto.frases(linea, 1)
    return format_html("<strong>{}</strong> {}", primera, resto[0]) if resto else en_linea(linea)


@register.filter
def departamento(ubigeo: str) -> str:
    """The first-level place of a UBIGEO: «Junín»; empty without one."""
    return lugares.nombre(lugares.ascendencia(ubigeo)[0]) if ubigeo else ""


@register.filter
def codigo_de_departamento(ubigeo: str) -> str:
    return lugares.ascendencia(ubigeo)[0] if ubigeo else ""


@register.filter
def ubicacion(ubigeo: str) -> str:
    return lugares.ubicacion(ubigeo) if ubigeo else ""


# --- Lines ------------------------------------------------------------------------------------------------------------
@register.simple_tag
def puntos(*partes) -> str:
    """The parts that say something, between dots: «Local, provincial · Junín · 2021–2023». No line starts with a dot."""
    return f"{FIJO}· ".join(str(p) for p in partes if p)


@register.filter
def enumerar(partes) -> str:
    """«título, resumen y tema»."""
    *primeras, ultima = [str(p) for p in partes]
    return f"{', '.join(primeras)} y {ultima}" if primeras else ultima


@register.filter
def junto_a(unos, otros) -> list[tuple]:
    """The pairs of two lists that go together."""
    return list(zip(unos, otros, strict=True))


@register.filter
def formato_y_tamano(archivo) -> str:
    """«DOCX, 84 kB» of an uploaded file; of one that is not in its place, only its format."""
    formato = PurePath(archivo.name).suffix.removeprefix(".").upper()
    try:
        en_kb = max(1, round(archivo.size / 1000))
    except OSError:
        return formato
    tamano = f"{cifras.numero(en_kb)} kB" if en_kb < 1000 else f"{cifras.numero(round(en_kb / 1000, 1))} MB"
    return ", ".join(filter(None, [formato, tamano]))


# --- Seals ------------------------------------------------------------------------------------------------------------
_SIN_REVISAR = ("autodeclarada", "importada")


@register.filter
def forma_de_sello(estado: str) -> str:
    """Which of the three drawings: hollow, half or tick."""
    if estado in _SIN_REVISAR:
        return "hueco"
    return "medio" if estado == "documentada" else "verificada"


@register.filter
def nombre_de_estado(estado: str) -> str:
    """Of an evidence or of a ficha, without its explanation: «Documentada»."""
    return _ESTADOS.get(estado, estado).partition(":")[0]


# --- Headline figures -------------------------------------------------------------------------------------------------
@register.inclusion_tag("portal/piezas/cifra.html")
def cifra_de(titular: dict, clase: str = "") -> dict:
    """The headline of a hit: `de`, `a` and `unidad`."""
    de, a = cifras.numero(titular["de"]), cifras.numero(titular["a"])
    pegada, unidad = cifras.separar_unidad(titular["unidad"])
    larga = " cifra--larga" if len(de + a) > (_CABEN_EN_TITULAR if clase else _CABEN_EN_ACIERTO) else ""
    return {"de": de, "a": a, "pegada": pegada, "unidad": unidad, "clase": f"{clase}{larga}".strip()}


@register.simple_tag
def cifra_en_linea(titular: dict) -> SafeString:
    """«23 → 3 días hábiles», read aloud as «de 23 a 3»."""
    de, a = cifras.numero(titular["de"]), cifras.numero(titular["a"])
    pegada, unidad = cifras.separar_unidad(titular["unidad"])
    return format_html(
        '<span aria-hidden="true">{} → {}</span><span class="oculto">de {} a {}</span>{} {}',
        de,
        a,
        de,
        a,
        pegada,
        unidad,
    )


# --- Results of a search ----------------------------------------------------------------------------------------------
register.filter("nivel_en_palabras", nivel_en_palabras)


@register.filter
def url_de_busqueda(consulta: Consulta) -> str:
    return consulta.url(orden="relevancia")


@register.simple_tag
def tipos_de(resultado: Resultado) -> list[tuple[str, int]]:
    """How many practices and how many lessons, always both; none while it is not known."""
    contadas = cuentas.por_codigo(resultado, "tipo")
    if contadas is None:
        return []
    cantidades = {tipo: contadas.get(tipo, 0) for tipo in EN_SINGULAR_Y_PLURAL}
    return [(EN_SINGULAR_Y_PLURAL[tipo][n != 1], n) for tipo, n in cantidades.items()]


@register.simple_tag
def cruces(resultado: Resultado) -> list[terminos.Grupo]:
    """The facets of a landing page, but the kind, as ways into the same search."""
    nombres = tuple(f.faceta.nombre for f in resultado.facetas if f.faceta.nombre != "tipo" and f.valores)
    return terminos.entradas(resultado, nombres)
