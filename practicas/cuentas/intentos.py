"""Who is guessing passwords: failures are counted by e-mail and address together, and by address alone at a higher limit.

Never by e-mail alone: anybody could then keep another person out, from everywhere, by failing on purpose.
"""

from ipaddress import ip_address

from axes.handlers.database import AxesDatabaseHandler
from django.conf import settings
from django.db.models import Sum

LIMITE_POR_DIRECCION = 50
_MAXIMO_DE_CORREO = 254


class Intentos(AxesDatabaseHandler):
    # `AXES_LOCKOUT_PARAMETERS`: first the pair, then the address.
    def get_failures(self, request, credentials=None) -> int:
        de_la_pareja, de_la_direccion = (_fallos(filas) for filas in self.get_user_attempts(request, credentials))
        return max(de_la_pareja, settings.AXES_FAILURE_LIMIT if de_la_direccion >= LIMITE_POR_DIRECCION else 0)

    def reset_user_attempts(self, request, credentials=None) -> int:
        """Of the pair alone: with an account of one's own nobody cleans what was tried from that address with others."""
        return self.filter_user_attempts(request, credentials)[0].delete()[0]


def correo_de(request, credenciales) -> str | None:
    """The e-mail that was tried, however the form calls it. It is what was typed: it may be as long as somebody likes."""
    datos = credenciales or {"email": request.POST.get("login")}
    correo = datos.get("email") or datos.get("username")
    return correo.strip().lower()[:_MAXIMO_DE_CORREO] if correo else None


def direccion_de(request) -> str:
    """Where a request comes from. Of X-Forwarded-For only what our own proxies wrote: the rest is written by who asks."""
    directa = request.META.get("REMOTE_ADDR", "")
    dichas = [d.strip() for d in request.headers.get("x-forwarded-for", "").split(",") if d.strip()]
    proxies = settings.NINJA_NUM_PROXIES or 0
    if proxies and dichas:
        return _valida(dichas[-min(proxies, len(dichas))]) or _valida(directa)
    return _valida(directa)


def _valida(direccion: str) -> str:
    try:
        return str(ip_address(direccion))
    except ValueError:
        return ""


def _fallos(filas) -> int:
    return filas.aggregate(total=Sum("failures_since_start"))["total"] or 0
