"""What is published without the journey: fichas of external entities, by the coordination or by a command; the demonstration, by a command.

Any other ficha is published only as the last step of its case file, whoever asks and through whatever door.
"""

from django.utils import timezone
from wagtail.models import Revision

from practicas.fichas.models import Ficha
from practicas.fichas.permisos import puede_publicar

from .estados import Accion, Estado, Papel
from .models import Acto, Envio
from .servicios.borrador import asegurar_envio


def se_puede(ficha: Ficha, revision: Revision, usuario) -> bool:
    """Whether this text of the ficha may go live now."""
    return _la_aprobo_su_envio(ficha, revision) or _es_de_oficio(ficha, usuario)


def _la_aprobo_su_envio(ficha: Ficha, revision: Revision) -> bool:
    envio = Envio.objects.vigente_de(ficha)
    return envio is not None and envio.revision_id == revision.pk


def _es_de_oficio(ficha: Ficha, usuario) -> bool:
    entidades = [e for e in (ficha.entidad, ficha.entidad_presenta) if e]
    if all(e.externa for e in entidades):
        return usuario is None or puede_publicar(usuario, ficha)
    return usuario is None and all(e.externa or e.demostracion for e in entidades) and not _en_camino(ficha)


def _en_camino(ficha: Ficha) -> bool:
    """Somebody is deciding on it."""
    return Envio.objects.de_ficha(ficha).de_publicacion().en_camino().exclude(estado=Estado.BORRADOR).exists()


def anotar(ficha: Ficha, revision: Revision, usuario) -> None:
    """The case file of what was published without the journey says so, and by whom."""
    if _la_aprobo_su_envio(ficha, revision):
        return
    envio = asegurar_envio(ficha)
    envio.revision = revision
    envio.copiar_de(ficha)
    _pasar(envio, Accion.PUBLICAR, Estado.PUBLICADA, usuario, de_oficio=True)


def anotar_retiro(ficha: Ficha, usuario, motivo: str) -> None:
    """Withdrawn or restored in the admin: its case file goes along."""
    envio = Envio.objects.vigente_de(ficha)
    a = Estado.RETIRADA if ficha.retirada else Estado.PUBLICADA
    if envio and envio.estado != a:
        _pasar(envio, Accion.RETIRAR if ficha.retirada else Accion.RESTAURAR, a, usuario, motivo)


def _pasar(envio: Envio, accion: Accion, a: Estado, usuario, motivo: str = "", **datos) -> None:
    de, envio.estado, envio.desde = envio.estado, a, timezone.now()
    envio.reloj, envio.vence, envio.retiro_pedido = "", None, ""
    envio.save()
    papel = Papel.COORDINACION if usuario else Papel.SISTEMA
    hecho = {"accion": accion, "de": de, "a": a, "usuario": usuario, "papel": papel, "motivo": motivo, "datos": datos}
    Acto.objects.create(envio=envio, revision=envio.revision, **hecho)
