"""Every change to who acts for an entity, whatever door it is called through."""

from .accesos import aprobar_acceso, denegar_acceso, pedir_acceso
from .invitaciones import (
    aceptar_con_cuenta_nueva,
    aceptar_invitacion,
    anular_invitacion,
    invitar,
    reenviar_invitacion,
)
from .membresias import designar, terminar_membresia

__all__ = [
    "aceptar_con_cuenta_nueva",
    "aceptar_invitacion",
    "anular_invitacion",
    "aprobar_acceso",
    "denegar_acceso",
    "designar",
    "invitar",
    "pedir_acceso",
    "reenviar_invitacion",
    "terminar_membresia",
]
