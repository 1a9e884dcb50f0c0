"""Why a mail did not go out, in words that say what to look at. Never a password: no answer of a server carries it."""

import smtplib
import socket
import ssl

MAXIMO = 300


def explicar(falla: Exception) -> str:
    return f"{_en_palabras(falla)} ({_detalle(falla)})"[:MAXIMO]


def _en_palabras(falla: Exception) -> str:
    match falla:
        case socket.gaierror():
            return "No se encuentra el servidor de correo: revise EMAIL_URL y el DNS."
        case smtplib.SMTPAuthenticationError():
            return "El servidor de correo no acepta el usuario o la clave: revise EMAIL_URL."
        case smtplib.SMTPRecipientsRefused():
            return "El servidor de correo no acepta la dirección: revísela."
        case smtplib.SMTPSenderRefused():
            return "El servidor de correo no acepta el remitente: revise CORREO_REMITENTE."
        case ssl.SSLError():
            return "No se pudo cifrar la conexión con el servidor de correo: revise EMAIL_URL y su certificado."
        case TimeoutError():
            return "El servidor de correo tarda demasiado en responder."
        case smtplib.SMTPServerDisconnected() | ConnectionError():
            return "El servidor de correo no responde, o corta la conexión."
    return "No se pudo enviar."


def _detalle(falla: Exception) -> str:
    """What the server said, or the kind of failure; of a refused address, without repeating it."""
    if isinstance(falla, smtplib.SMTPRecipientsRefused):
        codigo, dicho = next(iter(falla.recipients.values()), (0, b""))
    elif isinstance(falla, smtplib.SMTPResponseException):
        codigo, dicho = falla.smtp_code, falla.smtp_error
    else:
        return type(falla).__name__
    return f"{codigo} {dicho.decode(errors='replace') if isinstance(dicho, bytes) else dicho}"
