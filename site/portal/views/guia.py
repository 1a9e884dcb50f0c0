"""The visual guide, for whoever works on the look of the site."""

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


def guia(request):
    contexto = {"apartados": [{"ancla": ancla, "titulo": titulo} for ancla, titulo in APARTADOS]}
    for parte in (fundamentos, portada, busqueda, ficha, trabajo):
        contexto |= parte.datos()
    return render(request, "guia/guia.html", contexto)
