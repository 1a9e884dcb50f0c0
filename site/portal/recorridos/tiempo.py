"""Taking back to its day what has just been done, so that the history reads as it would have been lived."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta

from django.db.models import Model
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision

from practicas.avisos.models import Aviso
from practicas.catalogos import dias_habiles
from practicas.catalogos.dias_habiles import LIMA, Calendario
from practicas.envios import plazos
from practicas.envios.models import Acto, Envio, HojaDeRevision, Observacion
from practicas.evaluaciones.models import Asignacion, Evaluacion
from practicas.fichas.models import Leccion, Practica

FECHAS_DE_FICHA = ("creada", "first_published_at", "last_published_at", "locked_at")
# Every date that a step writes.
FECHAS: dict[type[Model], tuple[str, ...]] = {
    Acto: ("cuando",),
    Asignacion: ("creada", "declaracion_firmada", "enviada_el", "guardada_el"),
    Aviso: ("creado",),
    Envio: ("creado",),
    Evaluacion: ("decidida_el",),
    HojaDeRevision: ("cuando",),
    Leccion: FECHAS_DE_FICHA,
    ModelLogEntry: ("timestamp",),
    Observacion: ("creada", "respondida_el"),
    Practica: FECHAS_DE_FICHA,
    Revision: ("created_at",),
}
SE_LEEN_EN = timedelta(days=5)  # an inbox where nothing was ever read is nobody's
PRIMERA_HORA = 8


def momento(hace: int, orden: int) -> datetime:
    """So many working days ago; each step of a story an hour after the one before."""
    calendario, dia = Calendario.leer(), dias_habiles.hoy()
    while hace:
        dia -= timedelta(days=1)
        hace -= calendario.es_habil(dia, ubigeo=plazos.SEDE_DE_LA_SGP)
    return datetime.combine(dia, time(PRIMERA_HORA + orden, 7 + 19 * orden % 50), tzinfo=LIMA)


@contextmanager
def en(cuando: datetime) -> Iterator[None]:
    """What is done inside was done then. Notices go with it, and their mail is not sent: it would tell of weeks ago."""
    desde = timezone.now()
    yield
    callados = {"correo_estado": Aviso.Correo.SIN_CORREO, "proximo_intento": None}
    Aviso.objects.filter(creado__gte=desde).update(**callados)
    if timezone.now() - cuando > SE_LEEN_EN:
        Aviso.objects.filter(creado__gte=desde).update(leido=cuando + timedelta(hours=3))
    for modelo, campos in FECHAS.items():
        for campo in campos:
            modelo._default_manager.filter(**{f"{campo}__gte": desde}).update(**{campo: cuando})


def volver_a_contar(envio: Envio) -> None:
    """Its clock, act by act, as it would have run from those days."""
    plazos.recorrer(envio, envio.actos.order_by("pk"), Calendario.leer())
    envio.save(update_fields=["desde", "dias_gastados", "reloj", "vence"])


def envejecer(ficha: Practica, envio: Envio, cuando: datetime) -> None:
    """One that came published: it was so before it was evaluated."""
    type(ficha).objects.filter(pk=ficha.pk).update(creada=cuando, first_published_at=cuando, last_published_at=cuando)
    Revision.objects.filter(pk=ficha.live_revision_id).update(created_at=cuando)
    Envio.objects.filter(pk=envio.pk).update(creado=cuando, desde=cuando)
    envio.actos.update(cuando=cuando)
