"""What is said to whoever decides on what is no longer so: who decided, what changed, and the words they had typed."""

from django.urls import reverse
from wagtail.models import Revision

from practicas.envios.models import Envio

from .campos import CampoVisto, Lectura
from .marco import mostrar

TEXTOS = ("motivo", "texto", "sugerencia", "sustento_")  # how the names of what is typed at the desk begin


def conflicto(request, envio: Envio, motivo: str):
    actual = Envio.objects.select_related("entidad", "entidad_presenta", "revision").get(pk=envio.pk)
    contexto = {
        "envio": actual,
        "motivo": motivo,
        "acto": actual.actos.select_related("usuario").order_by("-pk").first(),
        "cambios": _cambios(actual, request.POST.get("revision", "")),
        "escrito": [texto for nombre, texto in request.POST.items() if nombre.startswith(TEXTOS) and texto.strip()],
        "volver": reverse("mesa_envio", args=[actual.uuid]),
    }
    return mostrar(request, "mesa/conflicto.html", contexto, status=409)


def ha_cambiado(request, envio: Envio) -> str:
    """Why what was sent is of another moment; empty if it is of this one. What the form does not say is not held against it."""
    estado, revision = request.POST.get("estado", ""), request.POST.get("revision", "")
    if estado and estado != envio.estado:
        return f"Otra persona ya decidió: ahora está «{envio.get_estado_display()}»."
    if revision and revision != str(envio.revision_id):
        return "El texto cambió desde que abrió esta página: mire la diferencia y decida otra vez."
    return ""


def _cambios(envio: Envio, vista: str) -> list[CampoVisto]:
    """From the text that was before their eyes to the one there is now. Only of this ficha."""
    if not (envio.revision and vista.isdecimal() and len(vista) < 19) or int(vista) == envio.revision_id:
        return []
    antes = Revision.objects.for_instance(envio.ficha).filter(pk=int(vista)).first()
    return [c for c in Lectura(envio.texto, antes.as_object()).campos() if c.cambio] if antes else []
