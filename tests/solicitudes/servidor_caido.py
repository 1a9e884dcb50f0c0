"""A mail server that refuses every message, and names the address when it does."""

import smtplib

from django.core.mail.backends.base import BaseEmailBackend


class ServidorCaido(BaseEmailBackend):
    def send_messages(self, email_messages):
        correo = email_messages[0].to[0]
        raise smtplib.SMTPRecipientsRefused({correo: (550, b"no hay tal buzon")})
