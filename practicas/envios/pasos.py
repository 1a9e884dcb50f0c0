"""Each action of the table with the service that does it and the form that it needs: pages, tests and commands take it from here."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms

from . import formularios, servicios
from .estados import Accion, Estado


@dataclass(frozen=True)
class Paso:
    hacer: Callable
    formulario: type[forms.Form] = formularios.SinMas


_DE_CUALQUIERA: dict[Accion, Paso] = {
    Accion.ENVIAR: Paso(servicios.enviar),
    Accion.ELIMINAR: Paso(servicios.eliminar),
    Accion.RECUPERAR: Paso(servicios.recuperar),
    Accion.VISAR: Paso(servicios.visar, formularios.DeUnTexto),
    Accion.ADMITIR: Paso(servicios.admitir, formularios.DeAdmision),
    Accion.OBSERVAR: Paso(servicios.observar, formularios.DeUnTexto),
    Accion.NO_ADMITIR: Paso(servicios.no_admitir, formularios.DeNoAdmision),
    Accion.PUBLICAR: Paso(servicios.publicar, formularios.DeUnTexto),
    Accion.SUBSANAR: Paso(servicios.subsanar),
    Accion.PEDIR_PRORROGA: Paso(servicios.pedir_prorroga),
    Accion.PEDIR_RECONSIDERACION: Paso(servicios.pedir_reconsideracion, formularios.ConMotivo),
    Accion.RESOLVER: Paso(servicios.resolver_reconsideracion, formularios.DeReconsideracion),
    Accion.DESISTIR: Paso(servicios.desistir, formularios.ConMotivoOpcional),
    Accion.ACTUALIZAR: Paso(servicios.actualizar),
    Accion.SOLICITAR_RETIRO: Paso(servicios.pedir_retiro, formularios.ConMotivo),
    Accion.RETIRAR: Paso(servicios.retirar, formularios.ConMotivo),
    Accion.RESTAURAR: Paso(servicios.restaurar),
    Accion.REABRIR: Paso(servicios.reabrir),
}
# The same word, done by another.
_SEGUN_EL_ESTADO: dict[tuple[Estado, Accion], Paso] = {
    (Estado.VISADO, Accion.DEVOLVER): Paso(servicios.devolver_a_quien_escribe, formularios.DeDevolucion),
    (Estado.POR_PUBLICAR, Accion.DEVOLVER): Paso(servicios.devolver_a_admisibilidad, formularios.ConMotivo),
}


def registrar(accion: Accion, paso: Paso, *, estado: Estado | None = None) -> None:
    """A step that an app above this one does; with `estado`, only there."""
    if estado is None:
        _DE_CUALQUIERA[accion] = paso
    else:
        _SEGUN_EL_ESTADO[estado, accion] = paso


def paso(estado: str, accion: str) -> Paso | None:
    """None for what people do not do with a click."""
    try:
        clave = Estado(estado), Accion(accion)
    except ValueError:
        return None
    return _SEGUN_EL_ESTADO.get(clave) or _DE_CUALQUIERA.get(clave[1])
