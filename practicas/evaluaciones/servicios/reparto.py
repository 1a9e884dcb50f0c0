"""Sharing out the evaluations: whoever has fewer first, never against a rule."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Max, Q
from django.utils import timezone

from practicas.catalogos import dias_habiles
from practicas.cuentas import roles

from .. import avisos
from ..impedimentos import Caso, caso_de, impedimentos
from ..models import Asignacion, Evaluacion, PerfilDeEvaluador
from ..models.asignacion import PENDIENTES
from ..models.evaluacion import EN_CURSO

UN_ANIO = timedelta(days=365)


@dataclass(frozen=True)
class Reparto:
    """`faltan`: how many evaluators nobody could be found for."""

    asignadas: list[Asignacion]
    faltan: int


@dataclass(frozen=True)
class Candidato:
    """Somebody who evaluates, and why not this."""

    perfil: PerfilDeEvaluador
    impedimentos: list[str]
    carga: int

    @property
    def puede(self) -> bool:
        return not self.impedimentos


def candidatos(evaluacion: Evaluacion) -> list[Candidato]:
    """Every evaluator, those who may first and of them the least loaded."""
    caso = caso_de(evaluacion, dias_habiles.hoy())
    return sorted(_mirar(_perfiles(), caso), key=lambda c: not c.puede)


def _perfiles() -> list:
    """In the order of the load: what they have, what they had in a year, how long ago the last one was."""
    en_mano = Q(
        usuario__asignaciones__estado__in=PENDIENTES, usuario__asignaciones__evaluacion__envio__estado__in=EN_CURSO
    )
    en_un_anio = Q(usuario__asignaciones__creada__gte=timezone.now() - UN_ANIO)
    perfiles = PerfilDeEvaluador.objects.filter(usuario__in=roles.evaluadores()).annotate(
        carga=Count("usuario__asignaciones", filter=en_mano, distinct=True),
        del_anio=Count("usuario__asignaciones", filter=en_un_anio, distinct=True),
        ultima=Max("usuario__asignaciones__pk"),
    )
    return sorted(perfiles.con_todo(), key=lambda p: (p.carga, p.del_anio, p.ultima or 0, p.pk))


def _mirar(perfiles: Iterable, caso: Caso) -> Iterable[Candidato]:
    return (Candidato(perfil, impedimentos(perfil, caso), perfil.carga) for perfil in perfiles)


def repartir(evaluacion: Evaluacion, *, por=None) -> Reparto:
    """Give it the evaluators that it lacks, as far as there are. The coordination is told when there are not enough."""
    disponibles = (c for c in candidatos(evaluacion) if c.puede)
    asignadas = []
    while Evaluacion.objects.get(pk=evaluacion.pk).faltan() and (quien := next(disponibles, None)):
        asignadas.append(dar(evaluacion, quien.perfil.usuario, por=por))
    faltan = Evaluacion.objects.get(pk=evaluacion.pk).faltan()
    if faltan:
        avisos.faltan_evaluadores(evaluacion, faltan)
    return Reparto(asignadas, faltan)


def dar(evaluacion: Evaluacion, evaluador, *, por=None) -> Asignacion:
    """To one person, in the place that is free; the third place only once the others are taken."""
    tercera = not Evaluacion.objects.get(pk=evaluacion.pk).le_falta_un_primero()
    asignacion = Asignacion.objects.create(
        evaluacion=evaluacion, evaluador=evaluador, tercera=tercera, asignada_por=por
    )
    avisos.asignada(asignacion)
    return asignacion
