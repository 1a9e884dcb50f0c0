"""Every public address there is, read from the URLconf: a page that is added cannot be forgotten."""

from collections.abc import Iterator

from django.urls import get_resolver

from busqueda.facetas import POR_NOMBRE

# Of the admin, and of whoever signs in: public they are not.
PRIVADAS = ("cms/", "documentos/", "cuenta/", "mi-entidad/", "mesa/", "evaluacion/")
# Wagtail answers at any address that is left: of an editor, or of nobody.
DE_EDITORES = ("pagina-de-editores/", "de-nadie/")
# What goes after each of these in an address.
VALORES = {
    "facetas": list(POR_NOMBRE),
    "entidades": ["x-xilofono"],
    "regiones": ["12", "1202", "120205"],
    "temas": ["tema-1"],
    "pilares": ["pilar-1"],
    "sectores": ["s-xilofono"],
    "problemas": ["deficiencia-1"],
    "catalogos": ["tema", "etiqueta"],
    "archivos": ["evidencias/acta.pdf"],
    "confirmar": ["inventada"],
    "cambiar": ["1"],
    "identidad": ["id-gob-pe"],
    "invitacion": ["inventada"],
}


def rutas(patrones, antes: str = "") -> Iterator[str]:
    for patron in patrones:
        ruta = antes + str(patron.pattern).removeprefix("^")
        if getattr(patron, "name", "") == "wagtail_serve":
            yield from DE_EDITORES
        elif not ruta.startswith(PRIVADAS):
            yield from rutas(patron.url_patterns, ruta) if hasattr(patron, "url_patterns") else [ruta]


def direcciones(codigos: list[str]) -> Iterator[str]:
    """A KeyError here is a page whose addresses are not told in VALORES."""
    valores = VALORES | {"fichas": codigos}
    for ruta in rutas(get_resolver().url_patterns):
        antes, parametro, resto = ruta.replace("<int:numero>", "1").partition("<")
        for valor in valores[antes.split("/")[-2]] if parametro else [""]:
            yield f"/{antes}{valor}{resto.partition('>')[2]}"
