"""What this app does when a case file moves, and what nobody does to a rubric that was used."""

from django.core.exceptions import ValidationError
from django.db.models.signals import pre_delete, pre_save
from django.dispatch import receiver

from practicas.envios.estados import Accion, Ruta
from practicas.envios.models import Envio
from practicas.envios.signals import paso_dado

from . import servicios
from .models import Criterio, Rubrica

AL_DAR = {
    Accion.SUBSANAR: servicios.al_subsanar,
    Accion.DESISTIR: servicios.al_terminar,
    Accion.VENCER: servicios.al_terminar,
    Accion.RETIRAR: servicios.al_terminar,
}


@receiver(paso_dado, sender=Envio)
def al_dar_un_paso(envio, acto, **_):
    if envio.ruta == Ruta.EVALUACION and (hacer := AL_DAR.get(acto.accion)):
        hacer(envio, acto)


# Also when a fixture is loaded, which no method of the model sees.
@receiver([pre_save, pre_delete], sender=Rubrica)
@receiver([pre_save, pre_delete], sender=Criterio)
def al_cambiar_una_rubrica(instance, **_):
    rubrica = instance if isinstance(instance, Rubrica) else instance.rubrica
    if rubrica.fue_usada:
        raise ValidationError(f"«{rubrica}» ya se usó en una evaluación: haga otra versión.")
