"""Writing: a ficha and its case file begin, its text is kept, it is thrown away, taken up again, or begun anew beside the public one."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Revision

from practicas.entidades.models import Entidad, Membresia
from practicas.fichas.models import Ficha

from .. import permisos
from ..estados import Accion, Estado, Ruta
from ..models import Acto, Envio
from ..models.envio import FICHAS
from ..models.envio_queryset import ROLES_QUE_ESCRIBEN
from .decision import Conflicto, decidir, tomar


@transaction.atomic
def crear_ficha(*, tipo: str, titulo: str, entidad: Entidad, usuario, presenta: Entidad | None = None) -> Envio:
    """A new draft with its case file. PermissionDenied unless the person writes for the entity, or for the one that presents it."""
    suyas = Membresia.objects.vigentes().filter(usuario=usuario, rol__in=ROLES_QUE_ESCRIBEN)
    if not suyas.filter(entidad__in=[e for e in (entidad, presenta) if e]).exists():
        raise PermissionDenied("No escribe para esa entidad.")
    ficha = FICHAS[tipo](titulo=titulo.strip(), entidad=entidad, entidad_presenta=presenta, live=False)
    ficha.demostracion = entidad.demostracion
    ficha.save()
    ficha.save_revision(user=usuario, clean=False, log_action="wagtail.create")
    envio = asegurar_envio(ficha)
    envio.creado_por = usuario
    envio.save(update_fields=["creado_por"])
    return envio


def asegurar_envio(ficha: Ficha) -> Envio:
    """The case file of the text that is being written, or of the last one: every ficha has one from its first draft."""
    ultimo = Envio.objects.de_ficha(ficha).de_publicacion().order_by("-version").first()
    if ultimo:
        return ultimo
    envio = Envio(tipo=ficha.TIPO, ruta=Ruta(ficha.TIPO), ficha_id=ficha.pk, estado=_estado_de(ficha))
    envio.copiar_de(ficha)
    envio.save()
    return envio


def _estado_de(ficha: Ficha) -> Estado:
    """Of one that came with its history: restored, or older than its case file."""
    if ficha.retirada:
        return Estado.RETIRADA
    return Estado.PUBLICADA if ficha.live else Estado.BORRADOR


@transaction.atomic
def guardar_texto(*, envio: Envio, texto: Ficha, usuario) -> Revision:
    """Keep what was written. A draft that never was public is also its row; beside a public text only the revision changes.

    PermissionDenied when the entity may not write now.
    """
    actual = tomar(envio)
    if not permisos.puede_escribir(usuario, actual):
        raise PermissionDenied("Ahora no se puede escribir en esta ficha.")
    texto.locked = False
    if not texto.live:
        texto.save()
    revision = texto.save_revision(
        user=usuario, clean=False, overwrite_revision=_que_se_puede_pisar(actual, texto, usuario)
    )
    actual.copiar_de(texto)
    actual.save(update_fields=["titulo", "plegado", "entidad", "entidad_presenta"])
    return revision


def _que_se_puede_pisar(envio: Envio, texto: Ficha, usuario) -> Revision | None:
    """The last one, if it is of the same person and of this sitting: keeping every few seconds would leave thousands.

    Never one that somebody approved, sent or published.
    """
    ultima = texto.get_latest_revision()
    if ultima is None or ultima.user_id != usuario.pk or ultima.pk in (texto.live_revision_id, envio.revision_id):
        return None
    de_otro_dia = ultima.created_at.date() != timezone.now().date()
    return None if de_otro_dia or _es_de_alguien(ultima) else ultima


def _es_de_alguien(revision: Revision) -> bool:
    """Whether a case file, this one or an evaluation of the same ficha, has decided on it or is about it."""
    return any(modelo.objects.filter(revision=revision).exists() for modelo in (Acto, Envio))


@transaction.atomic
def eliminar(*, envio: Envio, usuario) -> None:
    """Throw a draft away: the log keeps who and what it was. Beside a public text, the public one stays as it is."""
    decision = decidir(envio, usuario, Accion.ELIMINAR, estado=Estado.BORRADOR)
    ficha = decision.envio.ficha
    log(
        instance=ficha,
        action="wagtail.delete",
        user=usuario,
        deleted=not ficha.codigo,
        data={"envio": decision.envio.numero},
    )
    decision.envio.delete()
    if ficha.codigo:
        _volver_al_texto_publico(ficha)
    else:
        ficha.delete()


def _volver_al_texto_publico(ficha: Ficha) -> None:
    """Or to the one that an evaluation is about, if the entity corrected it there."""
    posteriores = ficha.revisions.filter(pk__gt=ficha.live_revision_id)
    evaluadas = Envio.objects.de_ficha(ficha).filter(ruta=Ruta.EVALUACION, revision__in=posteriores).values("revision")
    posteriores.exclude(pk__in=evaluadas).delete()
    queda = posteriores.order_by("-pk").values_list("pk", flat=True).first()
    ficha.latest_revision_id, ficha.has_unpublished_changes = queda or ficha.live_revision_id, bool(queda)
    ficha.save(update_fields=["latest_revision", "has_unpublished_changes"])


@transaction.atomic
def reabrir(*, envio: Envio, usuario) -> Envio:
    """An archived or given-up draft, as it was. Conflicto when another version of the ficha is on its way."""
    decision = decidir(envio, usuario, Accion.REABRIR)
    reabierto = decision.envio
    if Envio.objects.de_ficha(reabierto.ficha).de_publicacion().en_camino().exists():
        raise Conflicto("Esta ficha ya tiene otra versión en camino.")
    _exigir_que_no_se_corrija(reabierto.ficha)
    reabierto.ronda, reabierto.con_prorroga, reabierto.con_reconsideracion = 0, False, False
    reabierto.paso_que_observo = ""
    decision.pasar(Estado.BORRADOR)
    return reabierto


@transaction.atomic
def actualizar(*, envio: Envio, usuario) -> Envio:
    """A new version beside the public text, which stays live until the new one is published. The one there is, if there is one."""
    decision = decidir(envio, usuario, Accion.ACTUALIZAR)
    ficha = decision.envio.ficha
    en_camino = Envio.objects.de_ficha(ficha).de_publicacion().en_camino().first()
    if en_camino:
        return en_camino
    _exigir_que_no_se_corrija(ficha)
    nuevo = Envio(
        tipo=ficha.TIPO,
        ruta=decision.envio.ruta,
        ficha_id=ficha.pk,
        creado_por=usuario,
        version=_siguiente_version(ficha),
    )
    nuevo.copiar_de(ficha)
    nuevo.save()
    decision.pasar(envio_nuevo=nuevo.numero)
    return nuevo


def _exigir_que_no_se_corrija(ficha: Ficha) -> None:
    """One text is written at a time: what answers an evaluation would slip into the new version, and the other way round."""
    if Envio.objects.de_ficha(ficha).filter(ruta=Ruta.EVALUACION, estado=Estado.OBSERVADA).exists():
        raise Conflicto("Responda antes las observaciones de la evaluación técnica: son sobre este mismo texto.")


def _siguiente_version(ficha: Ficha) -> int:
    ultima = (
        Envio.objects.de_ficha(ficha).de_publicacion().order_by("-version").values_list("version", flat=True).first()
    )
    return (ultima or 0) + 1
