"""Who writes and vouches for the entity: inviting a colleague, sending the link again, ending what a person may do."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from practicas.entidades import permisos, servicios
from practicas.entidades.models import Entidad, Invitacion, Membresia
from practicas.entidades.tareas import enlace_de

from ..consultas import entidades_donde_escribe
from ..formularios import FormularioDeInvitacion


@login_required
def equipo(request):
    """Of each of the entities of the person; with the form, where they may invite."""
    entidades = entidades_donde_escribe(request.user)
    if not entidades:
        raise PermissionDenied("No escribe para ninguna entidad.")
    formulario = FormularioDeInvitacion(request.POST or None, entidades=_donde_invita(request.user, entidades))
    if request.method == "POST" and formulario.is_valid() and _invitar(request, formulario):
        return redirect("equipo")
    contexto = {"equipos": [_equipo(request.user, e) for e in entidades], "formulario": formulario}
    return render(request, "espacio/equipo.html", contexto)


def _donde_invita(usuario, entidades: list[Entidad]) -> list[Entidad]:
    return [e for e in entidades if permisos.puede_invitar(usuario, e, Membresia.Rol.REDACTOR)]


def _invitar(request, formulario) -> bool:
    try:
        datos = formulario.cleaned_data | {"rol": Membresia.Rol.REDACTOR, "usuario": request.user}
        invitacion = servicios.invitar(**datos)
    except ValidationError as error:
        formulario.add_error("correo", error.messages)
        return False
    messages.success(
        request, f"Invitó a {invitacion.correo}. Si el correo no le llega, envíelo otra vez o pida el enlace a la SGP."
    )
    return True


def _equipo(usuario, entidad: Entidad) -> dict:
    miembros = list(entidad.membresias.vigentes().select_related("usuario"))
    terminables = permisos.las_que_puede_terminar(usuario, entidad, miembros)
    invitaciones = list(entidad.invitaciones.pendientes())
    suyos = {rol for rol in {i.rol for i in invitaciones} if permisos.puede_invitar(usuario, entidad, rol)}
    # Whoever has the link is taken for the owner of the mailbox: only SGP delivers it by hand.
    con_enlace = permisos.puede_designar(usuario)
    return {
        "entidad": entidad,
        "miembros": [(m, m in terminables) for m in miembros],
        "invitaciones": [(i, enlace_de(i) if con_enlace else "") for i in invitaciones if i.rol in suyos],
    }


@login_required
@require_POST
def invitacion(request, pk, que):
    """Send again, or annul."""
    hacer = {"reenviar": servicios.reenviar_invitacion, "anular": servicios.anular_invitacion}.get(que)
    if hacer is None:
        raise Http404
    suyas = Invitacion.objects.filter(entidad__in=entidades_donde_escribe(request.user))
    return _hacer(request, hacer, invitacion=get_object_or_404(suyas, pk=pk))


@login_required
@require_POST
def terminar(request, pk):
    suyas = Membresia.objects.vigentes().filter(entidad__in=entidades_donde_escribe(request.user))
    return _hacer(request, servicios.terminar_membresia, membresia=get_object_or_404(suyas, pk=pk))


def _hacer(request, hacer, **sobre):
    try:
        hacer(usuario=request.user, **sobre)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, "Listo.")
    return redirect("equipo" if entidades_donde_escribe(request.user) else "mi_cuenta")
