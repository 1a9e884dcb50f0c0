"""The addresses where the coordination sees the evaluations, gives them and opens calls."""

from django.urls import path

from .views import convocatorias, coordinacion

urlpatterns = [
    path("", coordinacion.lista, name="mesa_evaluaciones"),
    path("convocatorias/", convocatorias.lista, name="convocatorias"),
    path("convocatorias/<int:pk>/", convocatorias.convocatoria, name="convocatoria"),
    path("<uuid:uuid>/", coordinacion.evaluacion, name="mesa_evaluacion"),
    path("<uuid:uuid>/asignar/", coordinacion.asignar, name="asignar_evaluadores"),
    path("<uuid:uuid>/relevar/<int:pk>/", coordinacion.relevar, name="relevar_evaluador"),
]
