"""The addresses of the evaluation room."""

from django.urls import path

from .views import calificar, conflictos, observar, sala

urlpatterns = [
    path("", sala.por_evaluar, name="evaluacion"),
    path("enviadas/", sala.enviadas, name="evaluaciones_enviadas"),
    path("conflictos/", conflictos.conflictos, name="conflictos_de_interes"),
    path("<int:pk>/", calificar.calificar, name="calificar"),
    path("<int:pk>/declarar/", calificar.declarar, name="declarar_conflicto"),
    path("<int:pk>/guardar/", calificar.guardar, name="guardar_calificacion"),
    path("<int:pk>/ficha/", sala.ficha, name="ficha_en_evaluacion"),
    path("<int:pk>/observar/", observar.observar, name="observar_en_evaluacion"),
]
