"""What a person reads when something cannot be: what happened, in words, and where to go. That of a failure of ours is `500.html`, without the database."""

import re

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.shortcuts import render
from django.views.defaults import server_error

from interop.api.problemas import responder

from .. import escogidas

# As people copy it: «bp-2026-42», «BP 2026 00042».
_CODIGO = re.compile(r"\b(bp|la)[-_ ]?(\d{4})[-_ ]?(\d{1,5})\b", re.IGNORECASE)
_DEMASIADO = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def no_esta(request, exception):
    return _decir(
        request,
        404,
        "Esta página no está",
        "Puede que la dirección tenga un error o que la página haya cambiado de lugar. Las fichas nunca "
        "cambian: búsquela por su código o por lo que recuerde.",
        q=_lo_que_se_pidio(request.path),
        ofrecida=next(iter(escogidas.con_codigo(_codigos(request.path))), None),
        con_buscador=True,
        enlace_roto=True,
    )


def sin_permiso(request, exception):
    return _decir(
        request,
        403,
        "Esta página no es para su cuenta",
        "Si cree que debería poder verla, pida el permiso a quien administra las cuentas de su entidad.",
        con_buscador=True,
    )


def no_se_entiende(request, exception):
    if isinstance(exception, _DEMASIADO):
        return demasiado_grande(request)
    return _decir(
        request,
        400,
        "No se entendió lo que pidió",
        "La dirección o el formulario llegaron incompletos o alterados. Vuelva a la página anterior, cárguela de nuevo e inténtelo otra vez.",
    )


def demasiado_grande(request):
    return _decir(
        request,
        413,
        "Lo que envió pesa demasiado",
        "No se guardó nada, pero lo que escribió sigue en la página anterior: vuelva con el botón «Atrás» de su navegador, quite algo "
        "o envíelo en partes.",
    )


def no_se_hace_asi(request):
    return _decir(
        request,
        405,
        "Esta dirección no se usa así",
        "Llegó aquí por un enlace o un botón que ya no sirve. Vuelva a la página anterior y cárguela de nuevo.",
    )


def demasiado_larga(request):
    return _decir(
        request,
        414,
        "La dirección es demasiado larga",
        "Quite filtros o acorte lo que busca.",
        con_buscador=True,
    )


def demasiadas_veces(request):
    return _decir(request, 429, "Demasiados intentos seguidos", "Espere cinco minutos y vuelva a intentarlo.")


def ocupado(request):
    respuesta = _decir(request, 429, "Se están preparando muchos documentos", "Espere un minuto y vuelva a pedirlo.")
    respuesta["Retry-After"] = "60"
    return respuesta


def sin_prueba_de_origen(request, reason=""):
    return _decir(
        request,
        403,
        "No se pudo comprobar de dónde viene lo que envió",
        "No se guardó nada, pero lo que escribió sigue en la página anterior: vuelva con el botón «Atrás» de su navegador, cópielo, cargue "
        "de nuevo la página y envíelo otra vez. Si se repite, permita las cookies de este sitio.",
    )


def fallo(request):
    """Something of ours broke: `500.html`, that asks nothing of the database; for a program, a problem."""
    if request.path.startswith("/api/"):
        return responder(500, "Ya quedó anotado. Vuelva a intentarlo en unos minutos.")
    return server_error(request)


def _decir(request, estado: int, encabezado: str, explicacion: str, **mas):
    contexto = {"estado": estado, "encabezado": encabezado, "explicacion": explicacion, **mas}
    contexto["correo_de_contacto"] = settings.CORREO_CONTACTO
    return render(request, "portal/error.html", contexto, status=estado)


def _lo_que_se_pidio(ruta: str) -> str:
    """The last piece of the address, to search it: «/fichas/BP-2026-00042/» → «BP-2026-00042»."""
    return ruta.rstrip("/").rpartition("/")[2][:100]


def _codigos(ruta: str) -> list[str]:
    """Those of fichas that an address seems to name, as they are written."""
    return [f"{tipo.upper()}-{anio}-{int(numero):05}" for tipo, anio, numero in _CODIGO.findall(ruta)[:1]]
