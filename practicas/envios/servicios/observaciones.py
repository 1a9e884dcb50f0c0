"""Remarks on the fields of a text: prepared one by one, made all in one go, answered one by one."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from practicas.fichas.cambios import cambiados
from practicas.fichas.models import Ficha
from practicas.fichas.revision.textos import campo_de_texto
from practicas.fichas.texto import sin_nulos

from .. import permisos
from ..estados import Accion, Estado
from ..models import Envio, Observacion
from ..models.envio import FICHAS
from .borrador import guardar_texto
from .decision import Conflicto, tomar

# With which step each state observes.
OBSERVAN = {
    Estado.VISADO: Accion.DEVOLVER,
    Estado.ADMISIBILIDAD: Accion.OBSERVAR,
    Estado.REVISION: Accion.OBSERVAR,
    Estado.EVALUACION: Accion.DEVOLVER,
}
MAXIMO_DE_LETRAS = 2000  # as the model says: no form stands before a service


@transaction.atomic
def preparar(*, envio: Envio, usuario, campo: str, texto: str, sugerencia: str = "") -> Observacion:
    """One remark more, that the entity will see when all are made. ValidationError where it may not be made."""
    actual = _exigir_que_observe(envio, usuario)
    campo, texto, sugerencia = (sin_nulos(dicho) for dicho in (campo, texto, sugerencia))
    if not texto.strip() and not sugerencia.strip():
        raise ValidationError({"texto": "Escriba qué falta o qué hay que cambiar."})
    if len(texto) > MAXIMO_DE_LETRAS:
        raise ValidationError({"texto": f"Escriba {MAXIMO_DE_LETRAS:,} letras o menos: parta la observación en dos."})
    if (raiz := campo.partition(".")[0]) and not _existe(actual, raiz):
        raise ValidationError({"campo": f"La ficha no tiene «{campo}»."})
    if actual.ronda and raiz not in campos_observables(actual):
        raise ValidationError({"campo": "En esta ronda solo se insiste en lo ya observado o se observa lo que cambió."})
    if sugerencia.strip():
        _exigir_que_quepa(actual, campo, sugerencia.strip())
    numero = (actual.observaciones.aggregate(n=Max("numero"))["n"] or 0) + 1
    observacion = Observacion(
        envio=actual,
        paso=actual.estado,
        ronda=actual.ronda + 1,
        numero=numero,
        campo=campo,
        texto=texto.strip() or "Se sugiere esta redacción.",
        sugerencia=sugerencia.strip(),
        autor=usuario,
    )
    observacion.full_clean()
    observacion.save()
    return observacion


def _exigir_que_quepa(envio: Envio, campo: str, sugerencia: str) -> None:
    destino = campo_de_texto(envio.texto, campo)
    if destino is None:
        raise ValidationError({"sugerencia": "Solo se sugiere la redacción de un campo de texto."})
    if destino.max_length and len(sugerencia) > destino.max_length:
        raise ValidationError({"sugerencia": f"Tiene {len(sugerencia)} letras y ahí caben {destino.max_length}."})


@transaction.atomic
def descartar(*, observacion: Observacion, usuario) -> None:
    """One that was prepared and will not be made. Evaluators do not see each other's."""
    actual = _exigir_que_observe(observacion.envio, usuario)
    if actual.estado == Estado.EVALUACION and observacion.autor_id != usuario.pk:
        raise PermissionDenied("La preparó otra persona.")
    Observacion.objects.preparadas().filter(pk=observacion.pk).delete()


@transaction.atomic
def absolver(*, observacion: Observacion, usuario) -> Observacion:
    """The answer is enough: it is not insisted on. Said of what an earlier round observed and the entity answered."""
    envio = _exigir_que_observe(observacion.envio, usuario)
    actual = Observacion.objects.select_for_update().get(pk=observacion.pk)
    if actual.estado != Observacion.Estado.LEVANTADA or actual.ronda > envio.ronda:
        raise Conflicto("Esta observación no espera que la dé por absuelta.")
    actual.absuelta_por = usuario
    actual.save(update_fields=["absuelta_por"])
    return actual


def campos_observables(envio: Envio) -> set[str]:
    """In a later round: what was observed before, and what changed since."""
    antes = envio.observaciones.hechas().values_list("campo", flat=True)
    return {campo.partition(".")[0] for campo in antes} | _cambiados(envio)


def _cambiados(envio: Envio) -> set[str]:
    """Since the text that was last observed."""
    ultimo = envio.actos.filter(a=Estado.OBSERVADA, revision__isnull=False).order_by("-pk").first()
    if ultimo is None or ultimo.revision is None or envio.revision is None:
        return set()
    return cambiados(FICHAS[envio.tipo], ultimo.revision.content, envio.revision.content)


def _existe(envio: Envio, nombre: str) -> bool:
    return envio.revision is not None and nombre in envio.revision.content


def _exigir_que_observe(envio: Envio, usuario) -> Envio:
    actual = tomar(envio)
    accion = OBSERVAN.get(Estado(actual.estado))
    if accion is None:
        raise Conflicto(f"Ahora está «{actual.get_estado_display()}»: no se puede observar.")
    if negativa := permisos.negativa(usuario, actual, accion):
        raise PermissionDenied(negativa)
    return actual


def publicar_preparadas(envio: Envio, paso: Estado, *, autor=None) -> int:
    """Make all that was prepared in this step, by anybody or by one person. ValidationError when nothing was."""
    suyas = envio.observaciones.preparadas().filter(paso=paso, **({"autor": autor} if autor else {}))
    cuantas = suyas.update(estado=Observacion.Estado.ABIERTA, creada=timezone.now())
    if not cuantas:
        raise ValidationError("Escriba al menos una observación.", code="sin_observaciones")
    return cuantas


class YaRespondida(Conflicto):
    """Somebody answered after the page was opened."""


@transaction.atomic
def responder(*, observacion: Observacion, usuario, respuesta: str, vez: str | None = None) -> Observacion:
    """What was done about it. It may be answered again until all is sent; with the `vez` that was before their eyes, only if it is still that."""
    actual, _ = _exigir_que_responda(observacion, usuario, vez)
    dicha = sin_nulos(respuesta).strip()
    if not dicha:
        raise ValidationError({"respuesta": "Cuente qué cambió, o por qué no."})
    return _dar_por_respondida(actual, usuario, dicha, aceptada=False)


@transaction.atomic
def aceptar_sugerencia(*, observacion: Observacion, usuario, vez: str | None = None) -> Observacion:
    """The suggested words take the place of the field's, and the remark is answered."""
    actual, envio = _exigir_que_responda(observacion, usuario, vez)
    if not actual.sugerencia:
        raise ValidationError("Esta observación no trae una redacción sugerida.")
    if envio.tiene_texto_fijo:
        raise ValidationError("Hay otra versión en camino y este texto ya no cambia: responda con sus palabras.")
    texto = envio.texto
    _poner(texto, actual.campo, actual.sugerencia)
    guardar_texto(envio=envio, texto=texto, usuario=usuario)
    return _dar_por_respondida(actual, usuario, "Se aceptó la redacción sugerida.", aceptada=True)


def _poner(ficha: Ficha, campo: str, valor: str) -> None:
    """By its path: a field, or one of a row."""
    if "." not in campo:
        setattr(ficha, campo, valor)
        return
    relacion, clave, nombre = campo.split(".")
    partes = list(getattr(ficha, relacion).all())
    parte = next((p for p in partes if str(p.clave) == clave), None)
    if parte is None:
        raise ValidationError("Esa fila ya no está en la ficha: responda con sus palabras.")
    setattr(parte, nombre, valor)
    setattr(ficha, relacion, partes)


def _dar_por_respondida(observacion: Observacion, usuario, respuesta: str, *, aceptada: bool) -> Observacion:
    observacion.respuesta, observacion.aceptada = respuesta, aceptada
    observacion.estado = Observacion.Estado.RESPONDIDA
    observacion.respondida_por, observacion.respondida_el = usuario, timezone.now()
    observacion.full_clean()
    observacion.save()
    return observacion


def _exigir_que_responda(observacion: Observacion, usuario, vez: str | None) -> tuple[Observacion, Envio]:
    envio = tomar(observacion.envio)
    actual = Observacion.objects.get(pk=observacion.pk)
    if not permisos.es_de_la_entidad(usuario, envio):
        raise PermissionDenied("A esta observación responde su entidad.")
    if envio.estado != Estado.OBSERVADA:
        raise Conflicto(f"Ahora está «{envio.get_estado_display()}»: ya no se responde.")
    if actual.estado not in (Observacion.Estado.ABIERTA, Observacion.Estado.RESPONDIDA):
        raise Conflicto("Esta observación ya no espera respuesta.")
    if vez is not None and vez != actual.vez and actual.respondida_por != usuario:
        raise YaRespondida(f"{actual.respondida_por} respondió mientras usted escribía.")
    return actual, envio


def sin_responder(envio: Envio) -> list[Observacion]:
    return list(envio.observaciones.sin_responder())


def levantar_lo_respondido(envio: Envio) -> None:
    """Answered, and sent: a later round says whether it was enough."""
    envio.observaciones.filter(estado=Observacion.Estado.RESPONDIDA).update(estado=Observacion.Estado.LEVANTADA)
