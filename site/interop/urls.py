from django.urls import path, re_path

from .api.problemas import responder
from .api.rutas import api


def no_existe(request):
    return responder(404, "Vea las direcciones en /api/v1/openapi.json.")


urlpatterns = [path("api/v1/", api.urls), re_path(r"^api/", no_existe)]
