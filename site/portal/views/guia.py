"""The visual guide, for whoever works on the look of the site."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.shortcuts import render

from ..guia import busqueda, ficha, fundamentos, portada, trabajo

APARTADOS = (
    ("fundamentos", "Color y letra"), ("marco", "Marco del sitio"), ("botones", "Botones y enlaces"), ("marcas", "Tipos, sellos y marcas"),
    ("avisos", "Avisos"), ("buscador", "Buscador"), ("filtros", "Filtros y facetas"), ("aciertos", "Aciertos y tarjetas"), ("mapa", "Mapa de resultados"),
    ("paginas", "Páginas"), ("portada", "Portada"), ("cuerdas", "Cuerdas con nudos"), ("en-breve-guia", "En breve"), ("indicadores", "Indicadores"),
    ("que-no", "Qué no funcionó"), ("desenlaces", "Desenlace de una lección"), ("tablas", "Tablas y listas de piezas"), ("contenido-guia", "Contenido"),
    ("campos", "Campos y errores"), ("escritura", "Escritura: guardado y avance"), ("plazos", "Plazos y recorrido"), ("observaciones", "Observaciones y diferencias"),
    ("admisibilidad", "Admisibilidad"), ("rubrica", "Rúbrica"), ("papel", "En papel"),
)  # fmt: skip

HOJAS = (
    "portal/formularios.css portal/cuentas.css portal/interior.css portal/diferencias.css paginas/paginas.css espacio/espacio.css "
    "mesa/mesa.css mesa/evaluacion.css portal/guia.css"
).split()


def hoja(request):
    """The sheets of every part of the site, one after another: it is the only page that needs them all, and it weighs as any other."""
    hojas = (Path(finders.find(nombre)).read_text(encoding="utf-8") for nombre in HOJAS)
    return HttpResponse("\n".join(hojas), content_type="text/css; charset=utf-8")


def guia(request):
    contexto = {"apartados": [{"ancla": ancla, "titulo": titulo} for ancla, titulo in APARTADOS]}
    for parte in (fundamentos, portada, busqueda, ficha, trabajo):
        contexto |= parte.datos()
    return render(request, "guia/guia.html", contexto)
