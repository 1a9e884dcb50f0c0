"""What a page says of itself to programs: its permanent address, whether it is worth indexing, the feed of what it lists."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest

NO_INDEXAR = "noindex, follow"
# Of each page, the parameters that make it another page, in the order of its address. All the rest tells who came from where.
PROPIOS: Mapping[str, tuple[str, ...]] = {
    "entidades": ("q", "pagina"),
    "pedir_practica": (),
}
MAXIMO_DE_FILTROS = 2  # of a search that is worth keeping in somebody else's index


def direccion(ruta: str) -> str:
    """The permanent address of a path of ours."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{ruta}"


def canonica(request: HttpRequest) -> str:
    """That of a page which does not say another."""
    ruta = getattr(request, "resolver_match", None)
    pares = [(n, request.GET[n]) for n in PROPIOS.get(ruta.url_name if ruta else "", ()) if request.GET.get(n)]
    return direccion(f"{request.path}?{urlencode(pares)}" if pares else request.path)
