"""Who may not evaluate what: the rules against judging one's own, the same for the automatic assignment and for that by hand.

Never of the entity, its sector or parent body (which is of its sector), its province, nor who worked there within twelve months or declared a
conflict; nor who took part in its publication.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from practicas.entidades.models import Entidad
from practicas.envios.models import Acto, Envio

from .models import Evaluacion, PerfilDeEvaluador

PROVINCIA = 4  # digits of a UBIGEO
MESES = 12

DE_LA_ENTIDAD = "Trabaja en la entidad."
TRABAJO_AHI = "Trabajó en la entidad hace menos de doce meses."
DEL_SECTOR = "Es del mismo sector."
DE_LA_PROVINCIA = "Es de la misma provincia."
CON_CONFLICTO = "Declaró un conflicto de intereses con la entidad."
TUVO_PARTE = "Tuvo parte en la publicación de la ficha."
YA_LA_TUVO = "Ya tuvo esta evaluación."
AUSENTE = "Está ausente."


@dataclass(frozen=True)
class Caso:
    """What is to be evaluated, as the rules see it."""

    entidades: frozenset[int]  # those of the ficha, whom they succeeded and who succeeded them
    sectores: frozenset[int]
    lugares: frozenset[str]  # of its entities: a province, or a whole department of a regional government
    con_parte: frozenset[int] = field(default_factory=frozenset)
    asignados: frozenset[int] = field(default_factory=frozenset)
    hoy: date = date.min
    vence: date = date.max


def caso_de(evaluacion: Evaluacion, hoy: date) -> Caso:
    envio = evaluacion.envio
    entidades = envio.entidades
    return Caso(
        entidades=frozenset(pk for e in entidades for pk in _la_misma(e)),
        sectores=frozenset(e.sector_id for e in entidades if e.sector_id),
        lugares=frozenset(e.ubigeo[:PROVINCIA] for e in entidades if e.ubigeo),
        con_parte=frozenset(_con_parte(envio)),
        asignados=frozenset(evaluacion.asignaciones.values_list("evaluador", flat=True)),
        hoy=hoy,
        vence=envio.vence or hoy,
    )


def _la_misma(entidad: Entidad) -> Iterable[int]:
    yield entidad.pk
    yield from entidad.antecesoras.values_list("pk", flat=True)
    if entidad.sucesora_id:
        yield entidad.sucesora_id


def _con_parte(envio: Envio) -> Iterable[int]:
    suyos = Envio.objects.filter(tipo=envio.tipo, ficha_id=envio.ficha_id).de_publicacion()
    yield from Acto.objects.filter(envio__in=suyos, usuario__isnull=False).values_list("usuario", flat=True)
    yield from (pk for pk in suyos.values_list("creado_por", flat=True) if pk)


def conflictos(perfil: PerfilDeEvaluador, caso: Caso) -> list[str]:
    """What keeps this person from judging it whatever the day, in words; empty when nothing does."""
    desde = _hace_un_anio(caso.hoy)
    trabajos = _trabajos(perfil)
    actuales = [e for e, hasta in trabajos if hasta is None or hasta >= caso.hoy]
    recientes = [e for e, hasta in trabajos if hasta is not None and desde <= hasta < caso.hoy]
    sectores = {t.pk for t in perfil.sectores.all()} | {e.sector_id for e in actuales}
    lugares = {perfil.ubigeo[:PROVINCIA], *(e.ubigeo[:PROVINCIA] for e in actuales)} - {""}
    reglas = (
        (DE_LA_ENTIDAD, any(e.pk in caso.entidades for e in actuales)),
        (TRABAJO_AHI, any(e.pk in caso.entidades for e in recientes)),
        (DEL_SECTOR, bool(sectores & caso.sectores)),
        (DE_LA_PROVINCIA, any(_coinciden(uno, otro) for uno in lugares for otro in caso.lugares)),
        (CON_CONFLICTO, any(c.entidad_id in caso.entidades for c in perfil.conflictos.all())),
        (TUVO_PARTE, perfil.usuario_id in caso.con_parte),
    )
    return [motivo for motivo, aplica in reglas if aplica]


def impedimentos(perfil: PerfilDeEvaluador, caso: Caso) -> list[str]:
    """What keeps this person from being given it today."""
    de_ahora = (
        (YA_LA_TUVO, perfil.usuario_id in caso.asignados),
        (AUSENTE, esta_ausente(perfil, caso.hoy, caso.vence)),
    )
    return conflictos(perfil, caso) + [motivo for motivo, aplica in de_ahora if aplica]


def esta_ausente(perfil: PerfilDeEvaluador, hoy: date, vence: date) -> bool:
    """Away today, or for half of the days there are to do it."""
    dias = max(1, (vence - hoy).days + 1)
    fuera = [(max(a.desde, hoy), min(a.hasta, vence)) for a in perfil.ausencias.all()]
    return any(a.desde <= hoy <= a.hasta for a in perfil.ausencias.all()) or (
        2 * sum(max(0, (hasta - desde).days + 1) for desde, hasta in fuera) >= dias
    )


def _trabajos(perfil: PerfilDeEvaluador) -> list[tuple[Entidad, date | None]]:
    """What they declared, and what is known here: who writes for an entity works for it."""
    declarados = [(t.entidad, t.hasta) for t in perfil.trabajos.all()]
    return declarados + [(m.entidad, m.hasta) for m in perfil.usuario.membresias.all()]


def _coinciden(uno: str, otro: str) -> bool:
    """A province with itself, and with its department when one of the two is as large."""
    return uno.startswith(otro) or otro.startswith(uno)


def _hace_un_anio(hoy: date) -> date:
    try:
        return hoy.replace(year=hoy.year - MESES // 12)
    except ValueError:  # the 29th of February
        return hoy.replace(year=hoy.year - MESES // 12, day=28)
