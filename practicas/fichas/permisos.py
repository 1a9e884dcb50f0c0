"""Who may do what with a ficha outside its journey: the only module that knows how that is decided."""

from wagtail.permission_policies import ModelPermissionPolicy

from practicas.cuentas import roles

from .models import Ficha


def puede_editar(usuario, ficha: Ficha) -> bool:
    return usuario.is_active and usuario.has_perm(f"fichas.change_{ficha._meta.model_name}")


def puede_ver_archivos(usuario) -> bool:
    """Those of drafts too: only staff who edit fichas."""
    return usuario.is_active and any(usuario.has_perm(f"fichas.change_{tipo}") for tipo in ("practica", "leccion"))


def puede_publicar(usuario, ficha: Ficha) -> bool:
    """By itself, only what comes from other catalogues: the ficha of an entity of the register goes through its case file."""
    return _es_de_fuera(ficha) and usuario.is_active and usuario.has_perm(f"fichas.publish_{ficha._meta.model_name}")


def _es_de_fuera(ficha: Ficha) -> bool:
    return bool(ficha.entidad_id) and ficha.entidad.externa


def puede_retirar(usuario, ficha: Ficha) -> bool:
    """That of an entity, only the coordination: a superuser has no part in its journey."""
    if not _es_de_fuera(ficha):
        return roles.es_coordinacion(usuario)
    return usuario.is_active and usuario.has_perm(f"fichas.retirar_{ficha._meta.model_name}")


def puede_eliminar(usuario, ficha: Ficha) -> bool:
    """Only what was never published: a code once given leads somewhere for ever. The draft of an entity is thrown away by its people."""
    permiso = f"fichas.delete_{ficha._meta.model_name}"
    return not ficha.codigo and _es_de_fuera(ficha) and usuario.is_active and usuario.has_perm(permiso)


def puede_fundir_etiquetas(usuario) -> bool:
    return usuario.is_active and usuario.has_perms(["catalogos.change_etiqueta", "catalogos.delete_etiqueta"])


class PoliticaDeFichas(ModelPermissionPolicy):
    """What Wagtail asks: the permissions of the model, less what belongs to the case file of each ficha."""

    def user_has_permission(self, user, action):
        # A ficha is locked while somebody decides on it, and opened by that decision.
        return action not in ("lock", "unlock") and super().user_has_permission(user, action)

    def user_has_permission_for_instance(self, user, action, instance):
        if action == "delete":
            return puede_eliminar(user, instance)
        if action == "publish":
            return puede_publicar(user, instance)
        return super().user_has_permission_for_instance(user, action, instance)
