"""The site with a page at every door, whoever builds them."""

from django.http import HttpResponse
from django.urls import path

from portal.urls import handler403, handler404, handler429
from portal.urls import urlpatterns as del_sitio

__all__ = ["handler403", "handler404", "handler429", "urlpatterns"]


def pagina(request):
    return HttpResponse("dentro")


urlpatterns = [
    path("mesa/", pagina, name="mesa"),
    path("evaluacion/", pagina, name="evaluacion"),
    path("mi-entidad/", pagina, name="mi_entidad"),
    *del_sitio,
]
