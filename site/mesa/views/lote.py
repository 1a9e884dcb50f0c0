"""Several rows of the queue at once: first what will be done is shown, then it is done."""

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from practicas.envios import servicios
from practicas.envios.ausencias import personal
from practicas.envios.models import PlantillaDeObservacion
from practicas.envios.servicios.reparto import persona_de_la_mesa

from .. import lote as de_varios
from ..marco import de_la_mesa, mostrar

POR_DUPLICADO = "Ficha duplicada"  # the template it starts from, while there is one


@require_POST
@de_la_mesa
def lote(request):
    envios = de_varios.elegidos(request.POST.getlist("envio"))
    if not envios:
        messages.error(request, "Elija al menos una ficha de la lista.")
        return redirect(_volver(request))
    hacer = {"asignar": _asignar, "duplicado": _observar}.get(request.POST.get("hacer", ""))
    if hacer is None:
        return redirect(_volver(request))
    return hacer(request, envios)


def _asignar(request, envios):
    if "a" not in request.POST:
        return _preguntar(request, envios, personal=personal())
    a = persona_de_la_mesa(request.POST["a"])
    if a is None:
        return _preguntar(request, envios, personal=personal(), error="Elija a una persona.", status=400)
    usuario = request.user
    hecho = de_varios.hacer(envios, usuario, lambda e: servicios.asignar(envio=e, usuario=usuario, a=a))
    return _decir(request, hecho, f"a cargo de {a}")


def _observar(request, envios):
    texto = request.POST.get("texto")
    if texto is None:
        return _preguntar(request, envios, texto=_texto_inicial())
    if not texto.strip() or len(texto) > 2000:
        error = "Escriba qué le pide a la entidad, en 2,000 caracteres o menos."
        return _preguntar(request, envios, texto=texto, error=error, status=400)
    usuario, vistas = request.user, {str(e.uuid): request.POST.get(f"revision-{e.uuid}", "") for e in envios}

    def por_duplicado(envio):
        vista = vistas[str(envio.uuid)]
        revision = int(vista) if vista.isdecimal() and len(vista) < 19 else None
        return servicios.observar_por_duplicado(envio=envio, usuario=usuario, texto=texto, revision=revision)

    return _decir(request, de_varios.hacer(envios, usuario, por_duplicado), "observada por duplicado")


def _preguntar(request, envios, status=200, **contexto):
    """Nothing is done yet: which they are, and what is missing to do it."""
    comun = {"envios": envios, "hacer": request.POST["hacer"], "vuelta": request.POST.get("volver", "")}
    return mostrar(request, "mesa/lote.html", comun | {"volver": _volver(request)} | contexto, status=status)


def _decir(request, resultado: de_varios.Resultado, que: str):
    if cuantas := len(resultado.hechas):
        messages.success(request, f"{cuantas} ficha{'' if cuantas == 1 else 's'}: {que}.")
    for envio, motivo in resultado.fallidas:
        messages.error(request, f"No se pudo con {envio.numero}, «{envio.titulo}». {motivo}")
    return redirect(_volver(request))


def _texto_inicial() -> str:
    plantilla = PlantillaDeObservacion.objects.filter(titulo=POR_DUPLICADO).first()
    return plantilla.texto if plantilla else ""


def _volver(request) -> str:
    """The queue as it was being looked at: only its question is taken, never another address."""
    pregunta = QueryDict(request.POST.get("volver", "").lstrip("?")[:500]).urlencode()
    return f"{reverse('mesa')}?{pregunta}" if pregunta else reverse("mesa")
