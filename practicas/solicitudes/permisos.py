"""Who may do what with a request. Anybody may leave one."""

from wagtail.permission_policies import ModelPermissionPolicy


def puede_atender(usuario) -> bool:
    """Answer it, close it, send its notice again."""
    return usuario.is_active and usuario.has_perm("solicitudes.change_solicitud")


def puede_atender_errores(usuario) -> bool:
    return usuario.is_active and usuario.has_perm("solicitudes.change_errorinformado")


class PoliticaDeSolicitudes(ModelPermissionPolicy):
    """What Wagtail asks: the permissions of the model, but nobody leaves a request, or tells of an error, from the admin."""

    def user_has_permission(self, user, action):
        return action != "add" and super().user_has_permission(user, action)
