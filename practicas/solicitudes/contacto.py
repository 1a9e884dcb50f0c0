"""Writing to the entity behind a ficha, whose mailbox nobody sees. Nothing is kept of it once it went out."""

from django.core.exceptions import ValidationError

from practicas.avisos.servicios import avisar
from practicas.fichas.consultas import buzon_de
from practicas.fichas.models import Ficha

from . import tope

DEMASIADOS = (
    "Esta ficha recibió muchos mensajes en la última hora. Espere una hora y vuelva a enviarlo: lo escrito sigue aquí."
)
YA_NO = "Esta ficha ya no recibe mensajes: su entidad quitó el buzón."


def escribir(*, ficha: Ficha, mensaje: str, correo: str) -> None:
    """Leave it in the queue of the mail, to be answered to `correo`. ValidationError when there is no mailbox to send it to."""
    buzon = buzon_de(ficha.codigo or "")
    if not buzon:
        raise ValidationError(YA_NO)
    if not tope.cabe(ficha.codigo or ""):
        raise ValidationError(DEMASIADOS)
    avisar(
        correos=[buzon],
        tipo="contacto",
        asunto=f"Escriben sobre la ficha {ficha.codigo}: {ficha.titulo}",
        cuerpo=f"Una persona que leyó la ficha «{ficha.titulo}» escribe:\n\n{mensaje.strip()}",
        por_que=f"este es el buzón de contacto de la ficha {ficha.codigo}, publicada en Yachay.",
        enlace=ficha.get_absolute_url(),
        responder_a=correo.strip(),
        efimero=True,
    )
