"""Who is away, and who looks after their case files."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from practicas.catalogos.dias_habiles import hoy
from practicas.cuentas import roles
from practicas.envios import permisos, servicios
from practicas.envios.ausencias import personal
from practicas.envios.models import Ausencia

from ..formularios import DeAusencia
from ..marco import de_la_mesa, mostrar

_CAMPOS = {"usuario": "quien"}  # of the model, as the form calls them


@require_http_methods(["GET", "HEAD", "POST"])
@de_la_mesa
def ausencias(request):
    formulario = DeAusencia(
        request.POST or None, usuarios=_de_quienes(request.user), initial={"quien": request.user.pk}
    )
    if request.method == "POST" and formulario.is_valid() and _anotar(request, formulario):
        return redirect("mesa_ausencias")
    filas = Ausencia.objects.que_no_terminaron(hoy()).select_related("usuario", "reemplazo")
    contexto = {
        "formulario": formulario,
        "ausencias": [(a, permisos.puede_anotar_ausencia(request.user, a.usuario)) for a in filas],
    }
    return mostrar(request, "mesa/ausencias.html", contexto, aqui="ausencias", status=400 if formulario.errors else 200)


@require_POST
@de_la_mesa
def quitar(request, pk):
    ausencia = get_object_or_404(Ausencia.objects.select_related("usuario"), pk=pk if pk < 2**63 else 0)
    servicios.quitar_ausencia(ausencia=ausencia, usuario=request.user)
    messages.success(request, f"Se quitó la ausencia de {ausencia.usuario}.")
    return redirect("mesa_ausencias")


def _de_quienes(usuario) -> list[int]:
    """The coordination notes those of everybody."""
    return list(personal().values_list("pk", flat=True)) if roles.es_coordinacion(usuario) else [usuario.pk]


def _anotar(request, formulario: DeAusencia) -> bool:
    try:
        ausencia = servicios.anotar_ausencia(usuario=request.user, **formulario.cleaned_data)
    except ValidationError as error:
        por_campo = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for campo, mensajes in por_campo.items():
            nombre = _CAMPOS.get(campo, campo)
            formulario.add_error(nombre if nombre in formulario.fields else None, mensajes)
        return False
    messages.success(request, f"Quedó anotado: {ausencia}. Atiende {ausencia.reemplazo}.")
    return True
