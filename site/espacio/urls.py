"""The addresses of the workspace of an entity."""

from django.urls import path

from .views import (
    acciones,
    adjuntos,
    archivos,
    edicion,
    equipo,
    informe,
    inicio,
    observaciones,
    seguimiento,
    transferencia,
)

urlpatterns = [
    path("", inicio.fichas, name="mi_entidad"),
    path("nueva/", inicio.nueva, name="nueva_ficha"),
    path("observaciones/", inicio.observaciones, name="mis_observaciones"),
    path("equipo/", equipo.equipo, name="equipo"),
    path("equipo/<int:pk>/terminar/", equipo.terminar, name="terminar_membresia"),
    path("equipo/invitaciones/<int:pk>/<slug:que>/", equipo.invitacion, name="invitacion"),
    path("transferencia/", transferencia.transferencia, name="transferencia"),
    path("envios/<uuid:uuid>/", seguimiento.seguimiento, name="seguimiento"),
    path("envios/<uuid:uuid>/ficha/", seguimiento.texto, name="texto_del_envio"),
    path("envios/<uuid:uuid>/escribir/", edicion.escribir, name="escribir"),
    path("envios/<uuid:uuid>/guardar/", edicion.guardar_solo, name="guardar_envio"),
    path("envios/<uuid:uuid>/informe/", informe.informe, name="informe_de_evaluacion"),
    path("envios/<uuid:uuid>/observaciones/<int:numero>/", observaciones.responder, name="responder_observacion"),
    path("envios/<uuid:uuid>/ficha.docx", archivos.ficha_docx, name="ficha_docx"),
    path("envios/<uuid:uuid>/ficha.xlsx", archivos.ficha_xlsx, name="ficha_xlsx"),
    path("envios/<uuid:uuid>/subir/", archivos.subir, name="subir_libro"),
    path("envios/<uuid:uuid>/propuesta/", archivos.propuesta, name="propuesta"),
    path("envios/<uuid:uuid>/evidencias/", adjuntos.evidencias, name="evidencias_de_envio"),
    path("envios/<uuid:uuid>/activos/", adjuntos.activos, name="activos_de_envio"),
    path("envios/<uuid:uuid>/evidencias/<uuid:clave>/quitar/", adjuntos.quitar_evidencia, name="quitar_evidencia"),
    path("envios/<uuid:uuid>/activos/<uuid:clave>/quitar/", adjuntos.quitar_activo, name="quitar_activo"),
    path("envios/<uuid:uuid>/<slug:accion>/", acciones.accion, name="accion_de_envio"),
]
