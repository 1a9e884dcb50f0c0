"""One case file on the desk: read it, keep what was answered, compare it with another."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from practicas.envios.models import Envio
from practicas.envios.models.envio import FICHAS

from ..campos import Lectura
from ..escrito import guardar_lo_escrito
from ..marco import de_la_mesa, envio_de_la_mesa, mostrar
from ..pagina import pagina

# What is compared side by side, of each kind.
A_COMPARAR = {
    "practica": ("titulo", "entidad", "resumen", "problema", "solucion", "pasos", "resultados"),
    "leccion": ("titulo", "entidad", "resumen", "contexto", "que_ocurrio", "causas", "recomendacion"),
}


@require_safe
@de_la_mesa
def envio(request, uuid):
    return pagina(request, envio_de_la_mesa(request.user, uuid))


@require_POST
@de_la_mesa
def guardar(request, uuid):
    """Keep the sheet, and the remark that was being written; then go on with the field that was asked for."""
    visto = envio_de_la_mesa(request.user, uuid)
    if respuesta := guardar_lo_escrito(request, visto):
        return respuesta
    if "observar" not in request.POST and "insistir" not in request.POST:
        messages.success(request, "Quedó guardado lo que respondió.")
    return redirect(_siguiente(request, visto))


def _siguiente(request, visto: Envio) -> str:
    pares = {n: request.POST[n] for n in ("observar", "insistir", "cambios") if n in request.POST}
    ancla = "#observar" if "observar" in pares or "insistir" in pares else ""
    pregunta = f"?{urlencode(pares)}" if pares else ""
    return f"{reverse('mesa_envio', args=[visto.uuid])}{pregunta}{ancla}"


@require_safe
@de_la_mesa
def comparar(request, uuid, otra):
    """Side by side with another ficha of its kind, published or not: SGP sees both."""
    visto = envio_de_la_mesa(request.user, uuid)
    tipo, _, pk = otra.partition(".")
    es_clave = pk.isdecimal() and len(pk) < 19
    ficha = FICHAS[tipo].objects.filter(pk=int(pk)).first() if tipo == visto.tipo and es_clave else None
    if ficha is None:
        raise Http404("Esa ficha no está.")
    textos = {ruta: [c, None] for ruta, c in _por_ruta(visto.texto).items()}
    for ruta, campo in _por_ruta(ficha).items():
        textos[ruta][1] = campo
    filas = [textos[ruta] for ruta in A_COMPARAR[tipo]]
    return mostrar(request, "mesa/comparar.html", {"envio": visto, "otra": ficha, "filas": filas})


def _por_ruta(ficha) -> dict:
    return {c.ruta: c for c in Lectura(ficha).campos() if c.ruta in A_COMPARAR[ficha.TIPO]}
