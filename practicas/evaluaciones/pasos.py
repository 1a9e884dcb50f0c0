"""The steps of the table that this app does."""

from django import forms

from practicas.catalogos import dias_habiles
from practicas.envios import pasos, permisos
from practicas.envios.estados import Accion, Estado
from practicas.envios.formularios import DeUnTexto
from practicas.envios.pasos import Paso

from . import servicios
from .models import Convocatoria
from .permisos import es_suya, es_suya_y_quedan_rondas


class DeConvocatoria(forms.Form):
    use_required_attribute = False

    convocatoria = forms.ModelChoiceField(
        label="Convocatoria",
        queryset=Convocatoria.objects.none(),
        empty_label=None,
        error_messages={"required": "Elija una convocatoria abierta; si no hay ninguna, ábrala primero."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["convocatoria"].queryset = Convocatoria.objects.abiertas(dias_habiles.hoy())


def registrar() -> None:
    pasos.registrar(Accion.SOLICITAR_EVALUACION, Paso(servicios.solicitar_evaluacion))
    pasos.registrar(Accion.CONVOCAR, Paso(servicios.convocar, DeConvocatoria))
    pasos.registrar(Accion.DEVOLVER, Paso(servicios.devolver, DeUnTexto), estado=Estado.EVALUACION)
    permisos.SALVEDADES[Estado.EVALUACION, Accion.CALIFICAR] = es_suya
    permisos.SALVEDADES[Estado.EVALUACION, Accion.DEVOLVER] = es_suya_y_quedan_rondas
