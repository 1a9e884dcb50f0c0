"""Who may do what in an evaluation, besides what the table of the journey says."""

from wagtail.permission_policies import ModelPermissionPolicy

from practicas.cuentas import roles
from practicas.envios.models import Envio
from practicas.envios.models.envio import ULTIMA_RONDA
from practicas.envios.permisos import es_parte

from .models import Asignacion


def puede_entrar_a_la_sala(usuario) -> bool:
    return roles.es_evaluador(usuario)


def puede_coordinar(usuario) -> bool:
    """Open calls, include practices, give evaluations and take them away."""
    return roles.es_coordinacion(usuario)


def puede_preparar_rubricas(usuario) -> bool:
    return roles.es_coordinacion(usuario)


def puede_coordinar_la_de(usuario, envio: Envio) -> bool:
    """Not of a ficha of their own entity: they would choose who judges it."""
    return puede_coordinar(usuario) and not es_parte(usuario, envio)


def suya_en_curso(usuario, envio: Envio) -> Asignacion | None:
    """The assignment that this person is scoring."""
    en_curso = Asignacion.objects.filter(evaluacion__envio=envio, estado=Asignacion.Estado.EN_CURSO)
    return en_curso.filter(evaluador=usuario).first()


def es_suya(usuario, envio: Envio, papel) -> str:
    return "" if suya_en_curso(usuario, envio) else "Esta evaluación no está a su cargo."


def es_suya_y_quedan_rondas(usuario, envio: Envio, papel) -> str:
    if envio.ronda >= ULTIMA_RONDA:
        return f"Ya hubo {ULTIMA_RONDA} rondas de observaciones: califique el texto que hay."
    return es_suya(usuario, envio, papel)


class PoliticaDeRubricas(ModelPermissionPolicy):
    """What Wagtail asks: a version is begun as a copy, and one that was used is only looked at."""

    def user_has_permission(self, user, action):
        return action != "add" and super().user_has_permission(user, action)

    def user_has_permission_for_instance(self, user, action, instance):
        if action in ("change", "delete") and instance.fue_usada:
            return False
        return super().user_has_permission_for_instance(user, action, instance)
