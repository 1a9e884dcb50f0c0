"""What is said of each step, and to whom."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .destinatarios import la_coordinacion, la_entidad, la_mesa, quienes_visan
from .estados import Accion, Estado
from .models import Envio


@dataclass(frozen=True)
class Mensaje:
    """`asunto`, `cuerpo` and `que_hacer` may name {titulo}, {numero}, {estado}, {vence}, {motivo}, {observaciones}."""

    a_quien: Callable[[Envio], Iterable]
    asunto: str
    cuerpo: str
    que_hacer: str = ""


OBSERVADA_POR_LA_SGP = Mensaje(
    la_entidad,
    "La SGP dejó {observaciones} en «{titulo}»",
    "La SGP dejó {observaciones}. Mientras su entidad las responde, el plazo de la SGP está detenido.",
    "Respóndalas y envíe hasta el {vence}: la ficha vuelve al mismo paso.",
)
MENSAJES: dict[tuple[Accion, Estado], tuple[Mensaje, ...]] = {
    (Accion.ENVIAR, Estado.VISADO): (
        Mensaje(
            quienes_visan,
            "«{titulo}» espera el visado de su entidad",
            "Se envió la ficha «{titulo}» para que su entidad la vise.",
            "Léala y vísela, o devuélvala con observaciones, hasta el {vence}.",
        ),
    ),
    (Accion.VISAR, Estado.VISADO): (
        Mensaje(
            quienes_visan,
            "«{titulo}»: falta el visado de la otra entidad",
            "Una de las dos entidades visó la ficha «{titulo}».",
            "Si su entidad no la visó, léala y vísela hasta el {vence}.",
        ),
    ),
    (Accion.DEVOLVER, Estado.OBSERVADA): (
        Mensaje(
            la_entidad,
            "Devolvieron «{titulo}» con {observaciones}",
            "Quien revisó la ficha «{titulo}» la devolvió con {observaciones}.",
            "Respóndalas y vuelva a enviarla hasta el {vence}.",
        ),
    ),
    (Accion.OBSERVAR, Estado.OBSERVADA): (OBSERVADA_POR_LA_SGP,),
    (Accion.ADMITIR, Estado.POR_PUBLICAR): (
        Mensaje(
            la_entidad,
            "La SGP admitió «{titulo}»",
            "La ficha «{titulo}» fue admitida. Falta que la publique una segunda persona, hasta el {vence}.",
        ),
        Mensaje(la_mesa, "«{titulo}» espera publicación", "La ficha {numero} fue admitida.", "Publíquela hasta el {vence}."),
    ),
    (Accion.NO_ADMITIR, Estado.NO_ADMITIDA): (
        Mensaje(
            la_entidad,
            "La SGP no admitió «{titulo}»",
            "La ficha «{titulo}» no fue admitida. Motivo: {motivo}",
            "Si no está de acuerdo, pida la reconsideración hasta el {vence}.",
        ),
    ),
    (Accion.PUBLICAR, Estado.PUBLICADA): (
        Mensaje(la_entidad, "«{titulo}» está publicada", "La ficha «{titulo}» ya está a la vista de todos."),
    ),
    (Accion.DEVOLVER, Estado.ADMISIBILIDAD): (
        Mensaje(
            la_mesa,
            "«{titulo}» vuelve a admisibilidad",
            "Quien iba a publicarla la devolvió. Motivo: {motivo}",
            "Vuelva a mirarla hasta el {vence}.",
        ),
    ),
    (Accion.VENCER, Estado.ARCHIVADA): (
        Mensaje(
            la_entidad,
            "«{titulo}» se archivó: venció el plazo de su entidad",
            "Las observaciones de «{titulo}» no se respondieron a tiempo y la ficha se archivó. El texto se conserva.",
            "Puede reabrirla y volver a enviarla cuando quiera.",
        ),
    ),
    (Accion.PEDIR_RECONSIDERACION, Estado.RECONSIDERACION): (
        Mensaje(
            la_coordinacion,
            "Piden reconsiderar «{titulo}»",
            "La entidad pidió que se reconsidere la ficha {numero}. Motivo: {motivo}",
            "Asígnela a quien no haya tenido parte: se resuelve hasta el {vence}.",
        ),
    ),
    (Accion.DESISTIR, Estado.DESISTIDA): (
        Mensaje(la_entidad, "Su entidad desistió de «{titulo}»", "La ficha «{titulo}» salió del camino; el texto se conserva."),
    ),
    (Accion.SOLICITAR_RETIRO, Estado.PUBLICADA): (
        Mensaje(la_coordinacion, "Piden retirar «{titulo}»", "La entidad pide retirar la ficha. Motivo: {motivo}"),
    ),
    (Accion.RETIRAR, Estado.RETIRADA): (
        Mensaje(la_entidad, "«{titulo}» fue retirada", "La ficha ya no está a la vista. Motivo: {motivo}"),
    ),
    (Accion.RESTAURAR, Estado.PUBLICADA): (
        Mensaje(la_entidad, "«{titulo}» vuelve a estar publicada", "La ficha «{titulo}» está otra vez a la vista de todos."),
    ),
}  # fmt: skip
# Ending an evaluation takes nothing away from what is public.
DE_EVALUACION: dict[tuple[Accion, Estado], tuple[Mensaje, ...]] = {
    (Accion.DESISTIR, Estado.DESISTIDA): (
        Mensaje(
            la_entidad,
            "Su entidad desistió de la evaluación de «{titulo}»",
            "La evaluación técnica {numero} terminó sin decisión. La ficha sigue publicada, como estaba.",
        ),
    ),
    (Accion.VENCER, Estado.ARCHIVADA): (
        Mensaje(
            la_entidad,
            "La evaluación de «{titulo}» se archivó: venció el plazo de su entidad",
            "Las observaciones no se respondieron a tiempo. La ficha sigue publicada, como estaba; lo que corrigió queda en borrador.",
            "Puede volver a pedir la evaluación cuando quiera.",
        ),
    ),
    (Accion.RETIRAR, Estado.ARCHIVADA): (
        Mensaje(
            la_entidad,
            "La evaluación de «{titulo}» terminó: la ficha fue retirada",
            "La ficha se retiró y su evaluación técnica {numero} terminó sin decisión. Motivo: {motivo}",
        ),
    ),
}
LLEGA_A_LA_SGP = Mensaje(
    la_mesa, "«{titulo}» está en la mesa", "La ficha {numero} espera: {estado}.", "Atiéndala hasta el {vence}."
)
RESUELTA = Mensaje(la_entidad, "Se resolvió la reconsideración de «{titulo}»", "Ahora está: {estado}. {motivo}")
