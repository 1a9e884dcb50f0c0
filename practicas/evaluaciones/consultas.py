"""What anybody may know of the evaluations: which version of a ficha was validated, and who evaluated in a year."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from practicas.catalogos.dias_habiles import LIMA
from practicas.envios.estados import Estado
from practicas.fichas.models import Ficha

from .models import Asignacion, Evaluacion
from .models.evaluacion import EN_CURSO


@dataclass(frozen=True)
class Validada:
    version: int  # as the page of the ficha numbers its texts
    fecha: date
    puntaje: Decimal
    es_la_vigente: bool


def version_validada(ficha: Ficha) -> Validada | None:
    """The last one that passed an evaluation, whether or not another was published since."""
    ultima = (
        Evaluacion.objects.select_related("envio")
        .filter(envio__tipo=ficha.TIPO, envio__ficha_id=ficha.pk, envio__estado=Estado.VALIDADA)
        .order_by("-decidida_el")
        .first()
    )
    if ultima is None or ultima.puntaje is None:
        return None
    publicaciones = list(ficha.publicaciones().values_list("revision", flat=True))
    # One corrected while a later one went live was never published: it is told by the one it began from.
    suyas = [n for n, revision in enumerate(publicaciones, start=1) if revision == ultima.envio.revision_id]
    version = suyas[-1] if suyas else ultima.envio.version
    fecha = timezone.localdate(ultima.decidida_el, LIMA)
    return Validada(version, fecha, ultima.puntaje, es_la_vigente=version == len(publicaciones))


def es_archivo_que_evalua(usuario, nombre: str) -> bool:
    """Whether a file, by the name it is kept under, is in a text that this person has to evaluate: a correction is not public yet."""
    suyas = Asignacion.objects.con_envio().que_ve(usuario).filter(evaluacion__envio__estado__in=EN_CURSO)
    return any(
        parte.get("archivo") == nombre
        for asignacion in suyas
        for lista in ("evidencias", "activos")
        for parte in asignacion.evaluacion.envio.revision.content.get(lista, ())
    )


def nomina() -> dict[int, list[str]]:
    """Year → names of those who evaluated in it, latest year first.

    Only years that are over: with one evaluation and two names, an author would know who judged it.
    """
    este = timezone.localdate(timezone=LIMA).year
    nombres: dict[int, set[str]] = {}
    enviadas = Asignacion.objects.filter(evaluacion__in=Evaluacion.objects.decididas()).enviadas()
    for asignacion in enviadas.select_related("evaluador"):
        anio = timezone.localdate(asignacion.enviada_el, LIMA).year
        nombre = asignacion.evaluador.get_full_name()
        if anio < este and nombre:  # an e-mail address is not a name
            nombres.setdefault(anio, set()).add(nombre)
    return {anio: sorted(nombres[anio]) for anio in sorted(nombres, reverse=True)}
