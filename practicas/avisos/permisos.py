"""Who may do what with a notice. Each person reads their own; staff look after the mail that does not go out."""

from wagtail.permission_policies import ModelPermissionPolicy

from .models import Aviso


def es_suyo(usuario, aviso: Aviso) -> bool:
    return aviso.usuario_id is not None and aviso.usuario_id == usuario.pk


def puede_atender_correos(usuario) -> bool:
    """Try again, or give up."""
    return usuario.is_active and usuario.has_perm("avisos.change_aviso")


class PoliticaDeAvisos(ModelPermissionPolicy):
    """What Wagtail asks: the permissions of the model, but nobody writes or deletes a notice from the admin."""

    def user_has_permission(self, user, action):
        return action not in ("add", "delete") and super().user_has_permission(user, action)
