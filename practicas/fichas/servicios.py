"""Every change to a ficha of more than one step: permission checked inside, one transaction, told to whoever keeps a copy."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Revision

from practicas.catalogos.models import Etiqueta

from . import permisos
from .models import Ficha, Leccion, Practica
from .models.ficha import ACCION_QUE_VALIDA
from .signals import por_retirar, retiro_cambiado


@transaction.atomic
def publicar(*, ficha: Ficha, usuario=None, revision=None, validacion: str = "") -> Ficha:
    """Make a text of the ficha public and return the live row. Without `usuario` the caller is a command.

    PermissionDenied when the person may not; the text published is `revision`, or what the row says now.
    """
    if usuario and not permisos.puede_publicar(usuario, ficha):
        raise PermissionDenied("No tiene permiso para publicar fichas.")
    revision = revision or ficha.save_revision(user=usuario, log_action=not ficha.latest_revision_id)
    if validacion:
        ficha.validacion = validacion  # the revision may hold this very object
        type(ficha).objects.filter(pk=ficha.pk).update(validacion=validacion)
    revision.publish(user=usuario, skip_permission_checks=True)
    return type(ficha).objects.get(pk=ficha.pk)


@transaction.atomic
def validar(*, ficha: Ficha, revision: Revision | None = None) -> None:
    """It passed its technical evaluation; with `revision`, this text of it, that goes live if it is not. By the system: the case file decides."""
    if revision is not None and revision.pk != ficha.live_revision_id:
        publicar(ficha=ficha, revision=revision, validacion=Ficha.Validacion.VALIDADA)
    else:
        ficha.validacion = Ficha.Validacion.VALIDADA
        ficha.save(update_fields=["validacion"])
    log(instance=ficha, action=ACCION_QUE_VALIDA)


@transaction.atomic
def retirar(*, ficha: Ficha, usuario, motivo: str) -> None:
    """Take a published ficha away from the public; its address answers with a tombstone and its code is kept."""
    _exigir_retirar(usuario, ficha)
    por_retirar.send(type(ficha), ficha=ficha)
    ficha.retirada = True
    ficha.save(update_fields=["retirada"])
    log(instance=ficha, action="yachay.retirar", user=usuario, data={"motivo": motivo})
    retiro_cambiado.send(type(ficha), ficha=ficha, usuario=usuario, motivo=motivo)


@transaction.atomic
def restaurar(*, ficha: Ficha, usuario) -> None:
    _exigir_retirar(usuario, ficha)
    ficha.retirada = False
    ficha.save(update_fields=["retirada"])
    log(instance=ficha, action="yachay.restaurar", user=usuario)
    retiro_cambiado.send(type(ficha), ficha=ficha, usuario=usuario, motivo="")


def _exigir_retirar(usuario, ficha: Ficha) -> None:
    if not permisos.puede_retirar(usuario, ficha):
        raise PermissionDenied("No tiene permiso para retirar ni restaurar fichas.")


def divulgar_diferidas() -> int:
    """Open to the public the deferred lessons whose date has come; return how many."""
    vencidas = Leccion.objects.filter(
        live=True, divulgacion=Leccion.Divulgacion.DIFERIDA, divulgacion_hasta__lte=timezone.localdate()
    )
    abiertas = 0
    for leccion in vencidas:
        with transaction.atomic():
            leccion.divulgacion = Leccion.Divulgacion.PUBLICA
            leccion.save(update_fields=["divulgacion"])
            _divulgar_borradores(leccion)
            log(instance=leccion, action="yachay.divulgar")
            abiertas += 1
    return abiertas


def _divulgar_borradores(leccion: Leccion) -> None:
    """A draft beside it, or scheduled, would hold it back again when published."""
    for revision in leccion.revisions.filter(Q(pk=leccion.latest_revision_id) | Q(approved_go_live_at__isnull=False)):
        if revision.content["divulgacion"] == Leccion.Divulgacion.DIFERIDA:
            content = {**revision.content, "divulgacion": leccion.divulgacion}
            Revision.objects.filter(pk=revision.pk).update(content=content)


@transaction.atomic
def fundir_etiquetas(*, sobra: Etiqueta, queda: Etiqueta, usuario=None) -> int:
    """Make of two labels one: its fichas move to `queda`. Return how many fichas changed. Without `usuario` the caller is a command."""
    if usuario and not permisos.puede_fundir_etiquetas(usuario):
        raise PermissionDenied("No tiene permiso para fundir etiquetas.")
    cambiadas = 0
    for modelo in (Practica, Leccion):
        _fundir_en_borradores(modelo, sobra, queda)
        etiquetados = modelo.etiquetas.through.objects
        fichas = list(etiquetados.filter(tag=sobra).values_list("content_object_id", flat=True))
        ya = set(etiquetados.filter(tag=queda, content_object__in=fichas).values_list("content_object_id", flat=True))
        etiquetados.filter(tag=sobra).exclude(content_object__in=ya).update(tag=queda)
        cambiadas += len(fichas)
    sobra.delete()
    queda.save()
    return cambiadas


def _fundir_en_borradores(modelo, sobra: Etiqueta, queda: Etiqueta) -> None:
    """The text that will be edited next is the latest revision, and it knows labels by their key."""
    fichas = modelo.objects.filter(Q(etiquetados__tag=sobra) | Q(has_unpublished_changes=True)).distinct()
    for revision in Revision.objects.filter(pk__in=fichas.values("latest_revision")):
        etiquetados = revision.content.get("etiquetados", [])
        if any(e["tag"] == sobra.pk for e in etiquetados):
            tenia = any(e["tag"] == queda.pk for e in etiquetados)
            otros = [e for e in etiquetados if e["tag"] != sobra.pk]
            movidos = [] if tenia else [{**e, "tag": queda.pk} for e in etiquetados if e["tag"] == sobra.pk]
            content = {**revision.content, "etiquetados": otros + movidos}
            Revision.objects.filter(pk=revision.pk).update(content=content)
