"""The addresses of the workspace of an entity."""

from django.urls import path

from .views import acciones, edicion, equipo, informe, inicio, observaciones, seguimiento

urlpatterns = [
    path("", inicio.fichas, name="mi_entidad"),
    path("nueva/", inicio.nueva, name="nueva_ficha"),
    path("observaciones/", inicio.observaciones, name="mis_observaciones"),
    path("equipo/", equipo.equipo, name="equipo"),
    path("equipo/<int:pk>/terminar/", equipo.terminar, name="terminar_membresia"),
    path("equipo/invitaciones/<int:pk>/<slug:que>/", equipo.invitacion, name="invitacion"),
    path("envios/<uuid:uuid>/", seguimiento.seguimiento, name="seguimiento"),
    path("envios/<uuid:uuid>/ficha/", seguimiento.texto, name="texto_del_envio"),
    path("envios/<uuid:uuid>/escribir/", edicion.escribir, name="escribir"),
    path("envios/<uuid:uuid>/guardar/", edicion.guardar_solo, name="guardar_envio"),
    path("envios/<uuid:uuid>/informe/", informe.informe, name="informe_de_evaluacion"),
    path("envios/<uuid:uuid>/observaciones/<int:numero>/", observaciones.responder, name="responder_observacion"),
    path("envios/<uuid:uuid>/<slug:accion>/", acciones.accion, name="accion_de_envio"),
]
