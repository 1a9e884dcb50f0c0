"""The account of whoever signs in: who they are here, and what they read when too many passwords failed."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from practicas.cuentas import roles

from .. import puertas


@login_required
@never_cache
def mi_cuenta(request):
    usuario = request.user
    contexto = {
        "membresias": usuario.membresias.vigentes().select_related("entidad"),
        "grupos": roles.nombres_de(usuario),
        "puertas": puertas.de(usuario),
        "entra_al_gestor": usuario.has_perm("wagtailadmin.access_admin"),
        "segundo_factor": is_mfa_enabled(usuario, ["totp"]),
        "segundo_factor_obligatorio": settings.SEGUNDO_FACTOR_OBLIGATORIO and roles.necesita_segundo_factor(usuario),
        "preferencias": puertas.existe("preferencias_de_avisos"),
    }
    return render(request, "cuenta/mi_cuenta.html", contexto)


@never_cache
def ingreso_al_gestor(request):
    """`/cms/login/`: there is one place to sign in. Where the person was going is kept; allauth checks that it is ours."""
    destino = request.GET.get("next") or reverse("wagtailadmin_home")
    return redirect(f"{reverse('account_login')}?{urlencode({'next': destino})}")


def bloqueada(request, response=None, credentials=None):
    """The answer to whoever failed too many times, whether the account exists or not."""
    minutos = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    pagina = render(request, "cuenta/bloqueada.html", {"minutos": minutos}, status=429)
    pagina["Retry-After"] = str(minutos * 60)
    return pagina
