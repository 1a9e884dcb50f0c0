"""The addresses of the desk."""

from django.urls import include, path

from .views import acciones, admisibilidad, cola

urlpatterns = [
    path("", cola.cola, name="mesa"),
    path("evaluaciones/", include("mesa.evaluacion.direcciones_de_coordinacion")),
    path("envios/<uuid:uuid>/", admisibilidad.envio, name="mesa_envio"),
    path("envios/<uuid:uuid>/<slug:accion>/", acciones.accion, name="accion_de_mesa"),
]
