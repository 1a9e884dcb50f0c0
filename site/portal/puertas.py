"""Where each person works: staff at the desk, evaluators in their room, an entity in its space; the rest have their account."""

from django.urls import NoReverseMatch, reverse

from practicas.cuentas import roles
from practicas.entidades import permisos

# Who, how the menu calls it, and the name of its address. The first that fits is where one lands after signing in.
PUERTAS = (
    (roles.es_de_la_sgp, "Mesa", "mesa"),
    (roles.es_evaluador, "Evaluación", "evaluacion"),
    (permisos.es_de_una_entidad, "Mi entidad", "mi_entidad"),
)


def de(usuario) -> list[tuple[str, str]]:
    """Text and address of each door that opens for a person."""
    abiertas = [(texto, nombre) for es_suya, texto, nombre in PUERTAS if existe(nombre) and es_suya(usuario)]
    return [(texto, reverse(nombre)) for texto, nombre in abiertas]


def direccion_de(usuario) -> str:
    suyas = de(usuario)
    return suyas[0][1] if suyas else reverse("mi_cuenta")


def existe(nombre: str) -> bool:
    try:
        reverse(nombre)
    except NoReverseMatch:
        return False
    return True
