"""How one comes to act for an entity: accepting an invitation, or asking staff for one. Nothing typed is lost."""

from allauth.account.utils import perform_login
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from practicas.cuentas.models import Usuario
from practicas.entidades import servicios
from practicas.entidades.formularios import FormularioDeAcceso, FormularioDeCuenta, contar
from practicas.entidades.models import Invitacion

from .. import cupo

SIN_CUPO = (
    f"Ya envió {cupo.MAXIMO} pedidos en la última hora. Espere una hora y vuelva a enviarlo: lo escrito sigue aquí."
)


# --- An invitation ----------------------------------------------------------------------------------------------------
@sensitive_post_parameters("clave", "otra_vez")
@never_cache
def aceptar(request, secreto):
    invitacion = Invitacion.objects.con_secreto(secreto)
    if invitacion is None or not invitacion.se_puede_aceptar:
        return _pagina(request, "no_sirve", invitacion, status=404 if invitacion is None else 410)
    if request.user.is_authenticated:
        return _con_la_sesion_abierta(request, invitacion)
    if Usuario.objects.filter(email__iexact=invitacion.correo).exists():
        return _pagina(request, "tiene_cuenta", invitacion, ingreso=_ingreso(request))
    return _con_cuenta_nueva(request, invitacion)


def _con_la_sesion_abierta(request, invitacion):
    if request.user.email.lower() != invitacion.correo:
        return _pagina(request, "de_otro", invitacion, status=403)
    if request.method != "POST":
        return _pagina(request, "unirse", invitacion)
    try:
        servicios.aceptar_invitacion(invitacion=invitacion, usuario=request.user)
    except ValidationError:  # accepted or annulled meanwhile
        return _pagina(request, "no_sirve", invitacion, status=410)
    return _bienvenida(request, invitacion)


def _con_cuenta_nueva(request, invitacion):
    formulario = FormularioDeCuenta(request.POST or None)
    if not formulario.is_valid():
        return _pagina(request, "cuenta_nueva", invitacion, formulario=formulario)
    try:
        membresia = servicios.aceptar_con_cuenta_nueva(invitacion=invitacion, **formulario.cuenta())
    except ValidationError as error:
        contar(error, formulario)
        return _pagina(request, "cuenta_nueva", invitacion, formulario=formulario)
    perform_login(request, membresia.usuario)
    return _bienvenida(request, invitacion)


def _bienvenida(request, invitacion):
    messages.success(request, f"Listo: ya es {invitacion.get_rol_display().lower()} de {invitacion.entidad}.")
    return redirect("mi_cuenta")


def _pagina(request, caso, invitacion, status=200, **mas):
    contexto = {"caso": caso, "invitacion": invitacion, **mas}
    pagina = render(request, "cuenta/invitacion.html", contexto, status=status)
    pagina["Referrer-Policy"] = "same-origin"  # the address is the secret; with less, a form would come from nowhere
    return pagina


def _ingreso(request) -> str:
    return f"{reverse('account_login')}?{urlencode({'next': request.path})}"


# --- Asking for access ------------------------------------------------------------------------------------------------
@sensitive_post_parameters("correo", "nombre")
def pedir(request):
    if request.method != "POST":
        return _mostrar(request, FormularioDeAcceso(initial=_de_la_sesion(request)))
    formulario = FormularioDeAcceso(request.POST, request.FILES)
    if not formulario.is_valid():
        return _mostrar(request, formulario)
    if not cupo.queda_cupo(request.session):
        formulario.add_error(None, SIN_CUPO)
        return _mostrar(request, formulario, status=429)
    if not formulario.es_de_un_programa():
        try:
            servicios.pedir_acceso(**formulario.pedido())
        except ValidationError as error:
            contar(error, formulario)
            return _mostrar(request, formulario)
    cupo.gastar_cupo(request.session)
    return redirect("acceso_pedido")


def pedido(request):
    return render(request, "cuenta/acceso_pedido.html")


def _de_la_sesion(request) -> dict[str, str]:
    usuario = request.user
    suyos = {"nombre": usuario.get_full_name(), "correo": usuario.email} if usuario.is_authenticated else {}
    return {"entidad": request.GET.get("entidad", "")[:250], **suyos}


def _mostrar(request, formulario, status=200):
    return render(request, "cuenta/pedir_acceso.html", {"formulario": formulario}, status=status)
