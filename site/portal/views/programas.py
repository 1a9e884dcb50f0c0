"""What programs ask a site for: its map, what they may visit, and how to search it from the box of a browser."""

from django.shortcuts import render
from django.urls import reverse

from .. import mapa_del_sitio
from ..metadatos import direccion

NO_SE_VISITA = ("/cms/", "/mi-entidad/", "/mesa/", "/evaluacion/", "/cuenta/", "/buscar/facetas/")


def mapa(request):
    sitemaps = [{"location": direccion(ruta), "last_mod": ultima} for ruta, ultima in mapa_del_sitio.archivos()]
    return render(request, "sitemap_index.xml", {"sitemaps": sitemaps}, content_type="application/xml")


def robots(request):
    lineas = [
        "User-agent: *",
        *(f"Disallow: {ruta}" for ruta in NO_SE_VISITA),
        "",
        f"Sitemap: {direccion(reverse('mapa'))}",
    ]
    return render(request, "portal/robots.txt", {"lineas": lineas}, content_type="text/plain; charset=utf-8")


def opensearch(request):
    contexto = {"buscar": direccion(reverse("buscar"))}
    return render(
        request, "portal/opensearch.xml", contexto, content_type="application/opensearchdescription+xml; charset=utf-8"
    )
