"""Who may do what in the name of an entity: the members, whoever was designated by letter, and the staff of SGP."""

from collections.abc import Iterable

from wagtail.permission_policies import ModelPermissionPolicy

from practicas.cuentas import roles

from .models import ROLES_DESIGNADOS, Entidad, Membresia, Rol


def es_de_una_entidad(usuario) -> bool:
    return usuario.is_active and usuario.is_authenticated and usuario.membresias.vigentes().exists()


def roles_en(usuario, entidad: Entidad) -> set[str]:
    """What the person may be called there today; empty for anybody else."""
    if not (usuario.is_active and usuario.is_authenticated):
        return set()
    return set(usuario.membresias.vigentes().filter(entidad=entidad).values_list("rol", flat=True))


def es_designado(usuario, entidad: Entidad) -> bool:
    """Whether they answer for the entity: responsable or alterno, in force."""
    return bool(roles_en(usuario, entidad) & set(ROLES_DESIGNADOS))


def puede_invitar(usuario, entidad: Entidad, rol: str) -> bool:
    """SGP invites anybody to anything; who answers for an entity invites those who write for it."""
    if entidad.externa:
        return False
    return roles.es_de_la_sgp(usuario) or (rol == Rol.REDACTOR and es_designado(usuario, entidad))


def puede_anular(usuario, invitacion) -> bool:
    return puede_invitar(usuario, invitacion.entidad, invitacion.rol)


def puede_designar(usuario) -> bool:
    return roles.es_de_la_sgp(usuario)


def puede_terminar(usuario, membresia: Membresia) -> bool:
    return bool(las_que_puede_terminar(usuario, membresia.entidad, [membresia]))


def las_que_puede_terminar(usuario, entidad: Entidad, membresias: Iterable[Membresia]) -> set[Membresia]:
    """Of one entity: SGP any; who answers for it, those who write for it; anybody, their own. Asked once, however many they are."""
    cualquiera, de_quien_escribe = puede_designar(usuario), es_designado(usuario, entidad)
    return {
        m
        for m in membresias
        if cualquiera
        or (usuario.is_active and m.usuario_id == usuario.pk)
        or (de_quien_escribe and m.rol == Rol.REDACTOR)
    }


def puede_atender_accesos(usuario) -> bool:
    return usuario.is_active and usuario.has_perm("entidades.change_solicituddeacceso")


class PoliticaDeMembresias(ModelPermissionPolicy):
    """What Wagtail asks: they are opened by letter or by invitation and ended, and the history of who could what is not erased."""

    def user_has_permission(self, user, action):
        if action == "add" and not puede_designar(user):
            return False
        return action != "delete" and super().user_has_permission(user, action)


class PoliticaDeAccesos(ModelPermissionPolicy):
    """What Wagtail asks: the permissions of the model, but nobody writes one from the admin."""

    def user_has_permission(self, user, action):
        return action != "add" and super().user_has_permission(user, action)
