"""Whether somebody reads a page: not a program, nor a browser that gets ready for what nobody opened yet, nor who works here."""

import re

from practicas.cuentas import roles

_PROGRAMA = re.compile(
    r"bot|crawl|spider|slurp|curl|wget|python|java/|go-http|httpclient|headless|lighthouse|monitor|preview|facebookexternalhit|whatsapp",
    re.IGNORECASE,
)


def es_de_alguien(request) -> bool:
    if request.method != "GET" or "prefetch" in request.headers.get("Sec-Purpose", request.headers.get("Purpose", "")):
        return False
    agente = request.headers.get("User-Agent", "")
    return bool(agente) and not _PROGRAMA.search(agente) and not _trabaja_aqui(request.user)


def _trabaja_aqui(usuario) -> bool:
    return usuario.is_authenticated and (roles.es_de_la_sgp(usuario) or roles.es_evaluador(usuario))
