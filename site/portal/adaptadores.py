"""How allauth behaves in this site: no open sign-up, mail through the queue, texts of the house, one account for each address."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import strip_tags

from practicas.cuentas import sellado, tareas
from practicas.cuentas.intentos import direccion_de
from practicas.cuentas.models import Usuario

from . import puertas

NO_COINCIDEN = "El correo o la contraseña no son correctos. Revise los dos."
CODIGO_EQUIVOCADO = "El código no es correcto o ya venció. Escriba el que se ve ahora."
DEMASIADAS_VECES = "Lo intentó demasiadas veces seguidas. Espere cinco minutos."
CORREO_DE_OTRA_CUENTA = "Ese correo ya es de otra cuenta: su correo no cambió."


class AdaptadorDeCuentas(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Esta cuenta está cerrada.",
        "duplicate_email": "Ese ya es su correo.",
        "email_password_mismatch": NO_COINCIDEN,
        "enter_current_password": "Esa no es su contraseña de ahora.",
        "incorrect_password": "La contraseña no es correcta.",
        "invalid_password_reset": "El enlace ya se usó o venció.",
        "rate_limited": DEMASIADAS_VECES,
        "too_many_login_attempts": DEMASIADAS_VECES,
    }

    def is_open_for_signup(self, request) -> bool:
        return False

    def get_login_redirect_url(self, request) -> str:
        return puertas.direccion_de(request.user)

    def get_password_change_redirect_url(self, request) -> str:
        return reverse("mi_cuenta")

    def get_email_verification_redirect_url(self, email_address) -> str:
        return reverse("mi_cuenta" if self.request.user.is_authenticated else "account_login")

    def is_safe_url(self, url) -> bool:
        """Only paths of this site: nobody is sent to another by a link to the page where one signs in."""
        return bool(url) and url.startswith("/") and super().is_safe_url(url)

    def get_client_ip(self, request) -> str:
        return direccion_de(request)

    def pre_authenticate(self, request, **credentials) -> None:
        """Failures are counted by `practicas.cuentas.intentos`; what allauth counts by e-mail alone would keep others out."""

    def confirm_email(self, request, email_address) -> bool:
        otras = Usuario.objects.filter(email__iexact=email_address.email).exclude(pk=email_address.user_id)
        if otras.exists():
            messages.error(request, CORREO_DE_OTRA_CUENTA)
            return False
        return super().confirm_email(request, email_address)

    # --- Mail ---------------------------------------------------------------------------------------------------------
    def send_mail(self, template_prefix, email, context) -> None:
        sencillo = {k: v for k, v in context.items() if isinstance(v, str | int | bool)}
        tareas.enviar_correo.enqueue(template_prefix, email, {**sencillo, "sitio": tareas.direccion("")})

    def send_password_reset_mail(self, user, email, context) -> None:
        tareas.enviar_clave_nueva.enqueue(user.pk, email)

    def send_confirmation_mail(self, request, emailconfirmation, signup) -> None:
        tareas.enviar_confirmacion.enqueue(emailconfirmation.email_address.pk)


class AdaptadorDeSegundoFactor(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": CODIGO_EQUIVOCADO}

    def encrypt(self, text) -> str:
        return sellado.sellar(text)

    def decrypt(self, encrypted_text) -> str:
        return sellado.abrir(encrypted_text)


class AdaptadorDeIdentidad(DefaultSocialAccountAdapter):
    """An identity of the provider opens the account with its verified address, and nothing else: no sign-up, no links."""

    def pre_social_login(self, request, sociallogin) -> None:
        usuario = self._usuario_de(sociallogin)
        if usuario is None or sociallogin.state.get("process") not in (None, "login"):
            nombre = strip_tags(sociallogin.provider.name) if sociallogin.provider else ""
            respuesta = render(request, "socialaccount/sin_cuenta.html", {"proveedor": nombre}, status=403)
            raise ImmediateHttpResponse(respuesta)
        sociallogin.user = usuario

    def is_open_for_signup(self, request, sociallogin) -> bool:
        raise PermissionDenied

    @staticmethod
    def _usuario_de(sociallogin) -> Usuario | None:
        """By the address of the account and not by those that allauth remembers: somebody may have claimed one without proving it."""
        verificados = [d.email for d in sociallogin.email_addresses if d.verified]
        return Usuario.objects.filter(email__iexact=verificados[0]).first() if verificados else None
