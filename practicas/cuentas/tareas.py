"""What this app does without being asked: keep the groups, send the e-mails of accounts.

What goes into the queue is who and what, never a link that opens an account: whoever reads the queue would own it. The link is made when it is sent.
"""

import logging

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.db import connections
from django.template.loader import render_to_string
from django.urls import reverse
from django_tasks import task
from wagtail.models import Collection

from .models import Usuario
from .servicios import crear_grupos

registro = logging.getLogger("yachay.cuentas")


def al_migrar(using, **_) -> None:
    """Keep the groups up to date, once every table is there: `migrate` may be stopped half-way on purpose."""
    if Collection._meta.db_table in connections[using].introspection.table_names():
        crear_grupos()


@task()
def enviar_correo(plantilla: str, correo: str, contexto: dict) -> None:
    """Render `plantilla` (allauth's prefix: «account/email/…») and send it. `contexto` is plain data."""
    enviar(plantilla, correo, contexto)


@task()
def enviar_clave_nueva(usuario_id: int, correo: str) -> None:
    """The link with which somebody sets another password."""
    usuario = Usuario.objects.filter(pk=usuario_id, is_active=True).first()
    if usuario is None:
        return
    clave = {"uidb36": user_pk_to_url_str(usuario), "key": default_token_generator.make_token(usuario)}
    enlace = direccion(reverse("account_reset_password_from_key", kwargs=clave))
    enviar("account/email/password_reset_key", correo, {"password_reset_url": enlace})


@task()
def enviar_confirmacion(direccion_id: int) -> None:
    """The link with which somebody proves that a new address is theirs."""
    nueva = EmailAddress.objects.filter(pk=direccion_id, verified=False).first()
    if nueva is None:  # given up since it was queued
        return
    enlace = direccion(reverse("account_confirm_email", args=[EmailConfirmationHMAC(nueva).key]))
    enviar("account/email/email_confirmation", nueva.email, {"activate_url": enlace})


def direccion(ruta: str) -> str:
    """The public address of a path. Not that of the request: whoever asks writes the `Host` of it."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{ruta}"


def enviar(plantilla: str, correo: str, contexto: dict) -> bool:
    """False when the mail server did not take it: that is written down and undoes nothing."""
    asunto = " ".join(render_to_string(f"{plantilla}_subject.txt", contexto).split())
    texto = render_to_string(f"{plantilla}_message.txt", contexto)
    try:
        send_mail(asunto, texto, settings.DEFAULT_FROM_EMAIL, [correo])
    except Exception as falla:  # a mail backend may raise anything
        # Not the exception itself: that of a refused address tells the address.
        registro.warning("No salió el correo «%s»: %s", plantilla, type(falla).__name__)
        return False
    return True
