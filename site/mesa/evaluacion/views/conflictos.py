"""What an evaluator declares of themselves, so that nobody is given what they cannot judge."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from practicas.catalogos import lugares
from practicas.evaluaciones import servicios

from ..entrada import de_la_sala, pestanas
from ..formularios import DeAusencia, DeConflicto, DeLugar, DeTrabajo
from ..hoja import entero_o_ninguno

# What is said → its form, its service, what is answered.
DECLARACIONES = {
    "trabajo": (DeTrabajo, servicios.declarar_trabajo, "Quedó anotado dónde trabaja o trabajó."),
    "ausencia": (DeAusencia, servicios.declarar_ausencia, "Quedó anotada su ausencia."),
    "conflicto": (
        DeConflicto,
        servicios.declarar_conflicto,
        "Quedó anotado su conflicto: no se le asignará esa entidad.",
    ),
}


@de_la_sala
@require_http_methods(["GET", "HEAD", "POST"])
def conflictos(request):
    que = request.POST.get("que", "")
    if request.method == "POST" and que == "quitar":
        _quitar(request)
        return redirect("conflictos_de_interes")
    formularios = _formularios(request, que)
    formulario = formularios.get(que)
    if request.method != "POST" or formulario is None:
        return _mostrar(request, formularios)
    if formulario.is_valid() and _declarar(request, que, formulario):
        return redirect("conflictos_de_interes")
    return _mostrar(request, formularios, status=400)


def _declarar(request, que: str, formulario) -> bool:
    datos = formulario.cleaned_data
    try:
        if que == "lugar":
            servicios.declarar_lugar(usuario=request.user, ubigeo=datos["provincia"], sectores=datos["sectores"])
            messages.success(request, "Quedaron guardados su provincia y sus sectores.")
        else:
            _, hacer, dicho = DECLARACIONES[que]
            hacer(usuario=request.user, **datos)
            messages.success(request, dicho)
    except ValidationError as error:
        formulario.add_error(None, error.messages)
        return False
    return True


def _quitar(request) -> None:
    suyas = servicios.perfil_de(request.user).ausencias
    if ausencia := suyas.filter(pk=entero_o_ninguno(request.POST.get("ausencia"))).first():
        servicios.quitar_ausencia(usuario=request.user, ausencia=ausencia)


def _formularios(request, que: str) -> dict:
    """The one that was sent, with what was typed; the others, empty."""
    perfil = servicios.perfil_de(request.user)
    inicial = {
        "provincia": lugares.nombres_completos().get(perfil.ubigeo, perfil.ubigeo),
        "sectores": perfil.sectores.all(),
    }
    formularios = {"lugar": DeLugar(request.POST if que == "lugar" else None, initial=inicial, auto_id="lugar_%s")}
    for nombre, (clase, _, _) in DECLARACIONES.items():
        formularios[nombre] = clase(request.POST if que == nombre else None, auto_id=f"{nombre}_%s")
    return formularios


def _mostrar(request, formularios: dict, status: int = 200):
    contexto = {
        "perfil": servicios.perfil_de(request.user),
        "formularios": formularios,
    } | pestanas(request.user, "conflictos")
    return render(request, "mesa/evaluacion/conflictos.html", contexto, status=status)
