"""Telling people things. Nothing here sends mail: it is left in the queue, in the transaction of whoever tells, and `tareas` sends it."""

from collections.abc import Iterable, Iterator

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail.log_actions import log

from . import permisos
from .models import Aviso, Preferencia

YA_NO = "Este correo ya salió o está por salir: vuelva a abrir la página."


@transaction.atomic
def avisar(
    *,
    usuarios: Iterable = (),
    correos: Iterable[str] = (),
    tipo: str,
    asunto: str,
    cuerpo: str,
    por_que: str,
    que_hacer: str = "",
    enlace: str = "",
    clave: str = "",
    con_correo: bool = True,
    responder_a: str = "",
    efimero: bool = False,
) -> list[Aviso]:
    """Tell each person once, and return what is new.

    `usuarios` have an inbox, and mail unless `con_correo` is false; `correos` are addresses without an account: mail only.
    `enlace` is a path of this site (ValueError otherwise). What was already told to somebody under the same `clave` is not told again.
    Whoever is no longer active is not told. `efimero` is erased once it went out, or was given up.
    """
    _exigir_ruta(enlace)
    contenido = {
        "tipo": tipo,
        "asunto": en_una_linea(asunto),
        "cuerpo": cuerpo.strip(),
        "por_que": por_que.strip(),
        "que_hacer": que_hacer.strip(),
        "enlace": enlace,
        "responder_a": responder_a,
        "efimero": efimero,
    }
    avisos = (_crear(clave, quien | contenido) for quien in _destinatarios(usuarios, correos, con_correo))
    return [aviso for aviso in avisos if aviso is not None]


def marcar_leido(*, aviso: Aviso, usuario) -> Aviso:
    """The first time counts. PermissionDenied when it is somebody else's."""
    if not permisos.es_suyo(usuario, aviso):
        raise PermissionDenied("Este aviso es de otra persona.")
    ahora = timezone.now()
    if Aviso.objects.filter(pk=aviso.pk).sin_leer().update(leido=ahora):
        aviso.leido = ahora
    return aviso


def marcar_todos_leidos(*, usuario) -> int:
    """How many were unread."""
    return Aviso.objects.de_bandeja(usuario).sin_leer().update(leido=timezone.now())


def elegir_resumen(*, usuario, resumen_diario: bool) -> Preferencia:
    """One mail a day, or one for each notice; from the next notice on. What waits for a digest still goes in it."""
    preferencia, _ = Preferencia.objects.update_or_create(usuario=usuario, defaults={"resumen_diario": resumen_diario})
    return preferencia


@transaction.atomic
def reintentar(*, aviso: Aviso, usuario) -> None:
    """Send as soon as possible, with all its tries again, a mail that did not go out."""
    if not _que_no_salio(aviso, usuario).a_la_cola():
        raise ValidationError(YA_NO)
    log(instance=aviso, action="yachay.reintentar_correo", user=usuario)


@transaction.atomic
def desistir(*, aviso: Aviso, usuario) -> None:
    """Give up a mail that cannot arrive. The notice stays in the inbox of its reader."""
    if not _que_no_salio(aviso, usuario).terminar(correo_estado=Aviso.Correo.SIN_CORREO):
        raise ValidationError(YA_NO)
    log(instance=aviso, action="yachay.desistir_del_correo", user=usuario)


def en_una_linea(asunto: str) -> str:
    """A subject has no line breaks, and what does not fit is cut at a word."""
    linea = " ".join(asunto.split())
    if len(linea) <= Aviso.MAXIMO_DE_ASUNTO:
        return linea
    return linea[: Aviso.MAXIMO_DE_ASUNTO - 1].rsplit(" ", 1)[0] + "…"


def _exigir_ruta(enlace: str) -> None:
    # With a slash first and no host, it leads nowhere else.
    if enlace and not (enlace.startswith("/") and url_has_allowed_host_and_scheme(enlace, allowed_hosts=None)):
        raise ValueError(f"El enlace de un aviso es una ruta de este sitio, como /cuenta/, y no «{enlace}».")


def _destinatarios(usuarios: Iterable, correos: Iterable[str], con_correo: bool) -> Iterator[dict]:
    """Each reader once, with what becomes of their mail. An address that is of one of the people is not another reader."""
    personas = {usuario.pk: usuario for usuario in usuarios if usuario is not None and usuario.is_active}
    prefieren = Preferencia.objects.filter(usuario__in=personas, resumen_diario=True)
    con_resumen = set(prefieren.values_list("usuario_id", flat=True)) if con_correo else set()
    for pk, usuario in personas.items():
        yield {"usuario": usuario, **_correo(con_correo, en_resumen=pk in con_resumen)}
    if con_correo:
        dichas = {usuario.email.casefold() for usuario in personas.values()} | {""}
        sueltas = {correo.strip().casefold(): correo.strip() for correo in correos}
        yield from ({"correo": sueltas[c], **_correo(True)} for c in sueltas if c not in dichas)


def _correo(con_correo: bool, en_resumen: bool = False) -> dict:
    if not con_correo:
        return {"correo_estado": Aviso.Correo.SIN_CORREO}
    if en_resumen:
        return {"correo_estado": Aviso.Correo.EN_RESUMEN}
    return {"correo_estado": Aviso.Correo.POR_ENVIAR, "proximo_intento": timezone.now()}


def _crear(clave: str, datos: dict) -> Aviso | None:
    """None when it was already told. Of two that tell the same at once, the database lets one in."""
    if not clave:
        return Aviso.objects.create(**datos)
    quien = datos["usuario"].pk if "usuario" in datos else datos["correo"].casefold()
    aviso, es_nuevo = Aviso.objects.get_or_create(clave=f"{clave}:{quien}", defaults=datos)
    return aviso if es_nuevo else None


def _que_no_salio(aviso: Aviso, usuario):
    """Its row, unless it already went out or is on its way. PermissionDenied for who may not."""
    if not permisos.puede_atender_correos(usuario):
        raise PermissionDenied("No tiene permiso para atender los correos.")
    return Aviso.objects.filter(pk=aviso.pk).que_no_salieron()
