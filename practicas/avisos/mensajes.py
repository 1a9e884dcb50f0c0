"""The e-mail of a notice, and that of a daily digest: plain text, one link."""

from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from .models import Aviso

CABEN_EN_EL_RESUMEN = 50


def componer(aviso: Aviso) -> EmailMessage:
    plantilla, contexto = _de_resumen(aviso) if aviso.es_resumen else _de_aviso(aviso)
    return EmailMessage(
        subject=aviso.asunto,
        body=render_to_string(plantilla, contexto),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[aviso.direccion_de_correo],
        reply_to=[aviso.responder_a] if aviso.responder_a else None,
        headers={
            # The same at every try: where it arrives twice after all, most mail systems show it once.
            "Message-ID": f"<aviso.{aviso.pk}.{aviso.creado.timestamp():.0f}@{_dominio()}>",
            # RFC 3834: no «I am on holiday» in return.
            "Auto-Submitted": "auto-generated",
        },
    )


def _de_aviso(aviso: Aviso) -> tuple[str, dict]:
    # With an account, the link opens the notice, which is then read, and goes on from there.
    ruta = aviso.get_absolute_url() if aviso.usuario_id else aviso.enlace
    return "correos/aviso.txt", {"aviso": aviso, "direccion": f"{settings.WAGTAILADMIN_BASE_URL}{ruta}" if ruta else ""}


def _de_resumen(resumen: Aviso) -> tuple[str, dict]:
    avisos = resumen.resumidos.order_by("creado", "pk")
    contexto = {
        "avisos": avisos[:CABEN_EN_EL_RESUMEN],
        "quedan": max(0, avisos.count() - CABEN_EN_EL_RESUMEN),
        "direccion": f"{settings.WAGTAILADMIN_BASE_URL}{reverse('avisos')}",
    }
    return "correos/resumen_de_avisos.txt", contexto


def _dominio() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
