"""What a person reads when a page is not there or is not for them. The page of a failure of ours is `500.html`, without the database."""

from django.shortcuts import render


def no_esta(request, exception):
    contexto = {
        "estado": 404,
        "encabezado": "Esta página no está",
        "explicacion": "Puede que la dirección tenga un error o que la página haya cambiado de lugar. Las fichas nunca "
        "cambian: búsquela por su código o por lo que recuerde.",
        "q": _lo_que_se_pidio(request.path),
    }
    return render(request, "portal/error.html", contexto, status=404)


def sin_permiso(request, exception):
    contexto = {
        "estado": 403,
        "encabezado": "Esta página no es para su cuenta",
        "explicacion": "Si cree que debería poder verla, pida el permiso a quien administra las cuentas de su entidad.",
    }
    return render(request, "portal/error.html", contexto, status=403)


def demasiadas_veces(request):
    contexto = {
        "estado": 429,
        "encabezado": "Demasiados intentos seguidos",
        "explicacion": "Espere cinco minutos y vuelva a intentarlo.",
    }
    return render(request, "portal/error.html", contexto, status=429)


def ocupado(request):
    contexto = {
        "estado": 429,
        "encabezado": "Se están preparando muchos documentos",
        "explicacion": "Espere un minuto y vuelva a pedirlo.",
    }
    respuesta = render(request, "portal/error.html", contexto, status=429)
    respuesta["Retry-After"] = "60"
    return respuesta


def sin_prueba_de_origen(request, reason=""):
    contexto = {
        "estado": 403,
        "encabezado": "No se pudo comprobar de dónde viene lo que envió",
        "explicacion": "Vuelva atrás, cargue de nuevo la página y envíelo otra vez. Si se repite, permita las cookies de este sitio.",
    }
    return render(request, "portal/error.html", contexto, status=403)


def _lo_que_se_pidio(ruta: str) -> str:
    """The last piece of the address, to search it: «/fichas/BP-2026-00042/» → «BP-2026-00042»."""
    return ruta.rstrip("/").rpartition("/")[2][:100]
