"""The evaluations as the coordination sees them: what each lacks, and who may take it. Scores are not shown until it is decided."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from practicas.catalogos.dias_habiles import Calendario
from practicas.envios import plazos
from practicas.envios.servicios import Conflicto
from practicas.evaluaciones import permisos, servicios
from practicas.evaluaciones.models import Evaluacion
from practicas.evaluaciones.servicios.reparto import candidatos

from ..entrada import de_la_coordinacion
from ..formularios import DeAsignacion, DeRelevo
from ..pendiente import que_le_falta


@require_safe
@de_la_coordinacion
def lista(request):
    evaluaciones = Evaluacion.objects.con_envio().en_curso().prefetch_related("asignaciones")
    calendario = Calendario.leer()
    filas = [(e, que_le_falta(e), plazos.quedan(e.envio, calendario)) for e in evaluaciones]
    decididas = Evaluacion.objects.con_envio().decididas().order_by("-decidida_el")[:20]
    return render(
        request, "mesa/evaluacion/lista.html", {"filas": filas, "decididas": decididas, "aqui": "evaluaciones"}
    )


@require_safe
@de_la_coordinacion
def evaluacion(request, uuid):
    return _mostrar(request, _evaluacion_o_404(request.user, uuid))


@require_POST
@de_la_coordinacion
def asignar(request, uuid):
    """By the rules; or, when somebody is chosen, by hand under the same rules."""
    vista = _evaluacion_o_404(request.user, uuid)
    try:
        if "evaluador" in request.POST:
            return _a_mano(request, vista)
        reparto = servicios.asignar_evaluadores(evaluacion=vista, usuario=request.user)
    except Conflicto as conflicto:
        return _mostrar(request, vista, error=str(conflicto), status=409)
    except ValidationError as error:
        return _mostrar(request, vista, error=" ".join(error.messages), status=400)
    _decir(request, reparto)
    return redirect("mesa_evaluacion", uuid)


def _a_mano(request, vista: Evaluacion):
    formulario = DeAsignacion(request.POST, candidatos=candidatos(vista))
    if not formulario.is_valid():
        return _mostrar(request, vista, formulario=formulario, status=400)
    elegida = formulario.personas[formulario.cleaned_data["evaluador"]]
    servicios.asignar_a_mano(evaluacion=vista, evaluador=elegida, usuario=request.user)
    messages.success(request, f"Asignada a {elegida}.")
    return redirect("mesa_evaluacion", vista.envio.uuid)


def _decir(request, reparto: servicios.Reparto) -> None:
    if reparto.asignadas:
        messages.success(request, f"Asignada a {', '.join(str(a.evaluador) for a in reparto.asignadas)}.")
    if reparto.faltan:
        messages.warning(
            request, f"No hay evaluadores suficientes: faltan {reparto.faltan}. Abajo dice quién no puede y por qué."
        )


@require_http_methods(["GET", "HEAD", "POST"])
@de_la_coordinacion
def relevar(request, uuid, pk):
    vista = _evaluacion_o_404(request.user, uuid)
    asignacion = vista.asignaciones.filter(pk=pk).select_related("evaluador").first()
    if asignacion is None:
        raise Http404("Esa asignación no es de esta evaluación.")
    formulario = DeRelevo(request.POST or None)
    if request.method == "POST" and formulario.is_valid():
        try:
            reparto = servicios.relevar(asignacion=asignacion, usuario=request.user, **formulario.cleaned_data)
        except Conflicto as conflicto:
            return _mostrar(request, vista, error=str(conflicto), status=409)
        _decir(request, reparto)
        return redirect("mesa_evaluacion", uuid)
    contexto = {"evaluacion": vista, "envio": vista.envio, "asignacion": asignacion, "formulario": formulario}
    return render(request, "mesa/evaluacion/relevar.html", contexto, status=400 if formulario.is_bound else 200)


def _evaluacion_o_404(usuario, uuid) -> Evaluacion:
    """403 for that of their own entity: who judges it is not theirs to see."""
    evaluacion = Evaluacion.objects.con_envio().filter(envio__uuid=uuid).first()
    if evaluacion is None:
        raise Http404("Esa evaluación no está.")
    if not permisos.puede_coordinar_la_de(usuario, evaluacion.envio):
        raise PermissionDenied("Esta ficha es de su entidad: la reparte otra persona.")
    return evaluacion


def _mostrar(request, vista: Evaluacion, *, formulario=None, error: str = "", status: int = 200):
    quienes = candidatos(vista) if vista.esta_en_curso and vista.faltan() else []
    contexto = {
        "evaluacion": vista,
        "envio": vista.envio,
        "asignaciones": vista.asignaciones.select_related("evaluador"),
        "falta": que_le_falta(vista),
        "quedan": plazos.quedan(vista.envio),
        "formulario": formulario or (DeAsignacion(candidatos=quienes) if quienes else None),
        "no_pueden": [c for c in quienes if not c.puede],
        "pueden": any(c.puede for c in quienes),
        "error": error,
    }
    return render(request, "mesa/evaluacion/evaluacion.html", contexto, status=status)
