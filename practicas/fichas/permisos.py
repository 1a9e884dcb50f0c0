"""Who may do what with a ficha outside its journey: the only module that knows how that is decided."""

from wagtail.permission_policies import ModelPermissionPolicy

from .models import Ficha


def puede_editar(usuario, ficha: Ficha) -> bool:
    return usuario.is_active and usuario.has_perm(f"fichas.change_{ficha._meta.model_name}")


def puede_ver_archivos(usuario) -> bool:
    """Those of drafts too: only staff who edit fichas."""
    return usuario.is_active and any(usuario.has_perm(f"fichas.change_{tipo}") for tipo in ("practica", "leccion"))


def puede_publicar(usuario, ficha: Ficha) -> bool:
    return usuario.is_active and usuario.has_perm(f"fichas.publish_{ficha._meta.model_name}")


def puede_retirar(usuario, ficha: Ficha) -> bool:
    return usuario.is_active and usuario.has_perm(f"fichas.retirar_{ficha._meta.model_name}")


def puede_eliminar(usuario, ficha: Ficha) -> bool:
    """Only what was never published: a code once given leads somewhere for ever."""
    return not ficha.codigo and usuario.is_active and usuario.has_perm(f"fichas.delete_{ficha._meta.model_name}")


def puede_fundir_etiquetas(usuario) -> bool:
    return usuario.is_active and usuario.has_perms(["catalogos.change_etiqueta", "catalogos.delete_etiqueta"])


class PoliticaDeFichas(ModelPermissionPolicy):
    """What Wagtail asks: the permissions of the model, less deleting what has a code."""

    def user_has_permission_for_instance(self, user, action, instance):
        if action == "delete":
            return puede_eliminar(user, instance)
        return super().user_has_permission_for_instance(user, action, instance)
