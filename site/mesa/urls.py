"""The addresses of the desk. Those of an action go last: a slug takes anything."""

from django.urls import include, path

from .views import acciones, admisibilidad, ausencias, cola, informe, lote, observaciones, reparto

urlpatterns = [
    path("", cola.cola, name="mesa"),
    path("informe/", informe.informe, name="mesa_informe"),
    path("lote/", lote.lote, name="mesa_lote"),
    path("ausencias/", ausencias.ausencias, name="mesa_ausencias"),
    path("ausencias/<int:pk>/quitar/", ausencias.quitar, name="mesa_quitar_ausencia"),
    path("evaluaciones/", include("mesa.evaluacion.direcciones_de_coordinacion")),
    path("envios/<uuid:uuid>/", admisibilidad.envio, name="mesa_envio"),
    path("envios/<uuid:uuid>/guardar/", admisibilidad.guardar, name="mesa_guardar"),
    path("envios/<uuid:uuid>/asignar/", reparto.asignar, name="mesa_asignar"),
    path("envios/<uuid:uuid>/comparar/<str:otra>/", admisibilidad.comparar, name="mesa_comparar"),
    path("envios/<uuid:uuid>/observaciones/", observaciones.agregar, name="mesa_observar"),
    path("envios/<uuid:uuid>/observaciones/<int:numero>/", observaciones.una, name="mesa_observacion"),
    path("envios/<uuid:uuid>/<slug:accion>/", acciones.accion, name="accion_de_mesa"),
]
