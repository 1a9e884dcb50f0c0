"""The groups of SGP and what each may do. The only module that knows their names."""

from django.contrib.auth import get_user_model

ESPECIALISTAS = "Especialistas SGP"
COORDINACION = "Coordinación del repositorio"
EVALUADORES = "Evaluadores"


def _permisos(app: str, modelos: str, acciones: str) -> frozenset[str]:
    return frozenset(f"{app}.{accion}_{modelo}" for modelo in modelos.split() for accion in acciones.split())


FICHAS = "practica leccion"
CATALOGOS = "vocabulario termino equivalencia etiqueta dianolaborable"
SINONIMOS = "grupodesinonimos"

_DE_ESPECIALISTAS = (
    frozenset({"wagtailadmin.access_admin"})
    | _permisos("fichas", FICHAS, "view add change delete")
    | _permisos("catalogos", CATALOGOS, "view add change")
    | _permisos("catalogos", "etiqueta", "delete")
    | _permisos("entidades", "entidad", "view add change")
    | _permisos("entidades", "membresia", "view")
    | _permisos("entidades", "solicituddeacceso invitacion", "view change")
    | _permisos("entidades", "invitacion", "add")
    | _permisos("busqueda", SINONIMOS, "view add change")
    | _permisos("busqueda", "busquedahecha", "view")
    | _permisos("solicitudes", "solicitud errorinformado", "view change")
    | _permisos("avisos", "aviso", "view change")
    | _permisos("envios", "acto", "view")
    | _permisos("envios", "plantilladeobservacion", "view add change delete")
    | _permisos("evaluaciones", "rubrica", "view")
)
_DE_COORDINACION = (
    _DE_ESPECIALISTAS
    | _permisos("fichas", FICHAS, "publish retirar")
    | _permisos("catalogos", CATALOGOS, "delete")
    | _permisos("entidades", "entidad", "view add change delete")
    | _permisos("entidades", "membresia", "view add change")
    | _permisos("evaluaciones", "rubrica", "change delete")
    | _permisos("busqueda", SINONIMOS, "delete")
    | _permisos("solicitudes", "solicitud errorinformado", "delete")
    | _permisos("cuentas", "usuario", "view add change")
)
# Evaluators do not enter the admin: it would show them the drafts of everybody.
PERMISOS: dict[str, frozenset[str]] = {
    ESPECIALISTAS: _DE_ESPECIALISTAS,
    COORDINACION: _DE_COORDINACION,
    EVALUADORES: frozenset(),
}
# On every collection of images and documents.
PERMISOS_DE_COLECCION: dict[str, tuple[str, ...]] = dict.fromkeys(
    (ESPECIALISTAS, COORDINACION),
    ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document"),
)
# On every page.
PERMISOS_DE_PAGINA: dict[str, tuple[str, ...]] = {
    ESPECIALISTAS: ("add_page", "change_page"),
    COORDINACION: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
}


# --- Who is what ------------------------------------------------------------------------------------------------------
def es_especialista(usuario) -> bool:
    return _esta_en(usuario, ESPECIALISTAS)


def es_coordinacion(usuario) -> bool:
    return _esta_en(usuario, COORDINACION)


def es_evaluador(usuario) -> bool:
    return _esta_en(usuario, EVALUADORES)


def es_de_la_sgp(usuario) -> bool:
    """Specialists, coordination, and whoever administers the site. Evaluators come from anywhere."""
    return usuario.is_active and (usuario.is_superuser or _esta_en(usuario, ESPECIALISTAS, COORDINACION))


def necesita_segundo_factor(usuario) -> bool:
    """Whoever sees or decides what is not their own: staff, evaluators, anybody who may enter the admin."""
    return usuario.is_active and (
        es_de_la_sgp(usuario) or es_evaluador(usuario) or usuario.has_perm("wagtailadmin.access_admin")
    )


def nombres_de(usuario) -> list[str]:
    """The groups of staff that a person is in, as the screen says them."""
    return [nombre for nombre in PERMISOS if nombre in usuario.grupos]


def _esta_en(usuario, *grupos: str) -> bool:
    return usuario.is_active and usuario.is_authenticated and not usuario.grupos.isdisjoint(grupos)


def especialistas():
    return _gente(ESPECIALISTAS)


def de_la_coordinacion():
    return _gente(COORDINACION)


def evaluadores():
    return _gente(EVALUADORES)


def _gente(grupo: str):
    return get_user_model().objects.filter(is_active=True, groups__name=grupo)
