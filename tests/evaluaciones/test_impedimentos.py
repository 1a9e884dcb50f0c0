"""Nobody judges their own: the assignment against an oracle that reads the rules as they are written."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from practicas.catalogos import dias_habiles
from practicas.cuentas import roles
from practicas.entidades.models import Membresia
from practicas.envios.models import Envio
from practicas.evaluaciones import servicios
from practicas.evaluaciones.impedimentos import Caso, esta_ausente
from practicas.evaluaciones.models import (
    Asignacion,
    Ausencia,
    ConflictoDeclarado,
    Evaluacion,
    PerfilDeEvaluador,
    Trabajo,
)
from practicas.evaluaciones.servicios.reparto import repartir
from tests.envios.conftest import persona
from tests.factories import EntidadFactory, PracticaFactory, envio_en, termino

from .conftest import cargar_rubrica

HOY = dias_habiles.hoy()
ENTIDADES = ("propia", "hermana", "lejana", "antecesora")
SECTORES = ("10", "11")
LUGARES = ("", "1201", "120101", "1202", "2108", "12")
DIAS = (None, 0, 1, 300, 365, 366, 400, 800)  # days ago that a job ended; None: it goes on


@st.composite
def personas(draw):
    return {
        "trabajos": draw(st.dictionaries(st.sampled_from(ENTIDADES), st.sampled_from(DIAS), max_size=2)),
        "miembro": draw(st.none() | st.tuples(st.sampled_from(ENTIDADES), st.sampled_from(DIAS))),
        "sectores": draw(st.sets(st.sampled_from(SECTORES), max_size=1)),
        "ubigeo": draw(st.sampled_from(LUGARES)),
        "conflicto": draw(st.none() | st.sampled_from(ENTIDADES)),
        "ausente": draw(st.booleans()),
    }


def prohibida(quien: dict, entidad: dict, entidades: dict) -> bool:
    """The rules, one sentence after another."""
    la_misma = {"propia", "antecesora"}
    trabajos = [*quien["trabajos"].items(), *([quien["miembro"]] if quien["miembro"] else [])]
    ahora = [e for e, dias in trabajos if dias is None or dias == 0]
    hace_poco = [
        e for e, dias in trabajos if dias is not None and HOY - timedelta(days=dias) >= HOY.replace(year=HOY.year - 1)
    ]
    if la_misma & {*ahora, *hace_poco} or quien["conflicto"] in la_misma or quien["ausente"]:
        return True
    if entidad["sector"] in quien["sectores"] or entidad["sector"] in {entidades[e]["sector"] for e in ahora} - {""}:
        return True
    provincias = {u[:4] for u in (quien["ubigeo"], *(entidades[e]["ubigeo"] for e in ahora)) if u}
    suya = entidad["ubigeo"][:4]
    return bool(suya) and any(p[:2] == suya[:2] and (p == suya or len(p) == 2 or len(suya) == 2) for p in provincias)


class ElReparto(TestCase):
    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
    @given(
        st.sampled_from(["", "10"]), st.sampled_from(["", "120101", "12"]), st.lists(personas(), min_size=1, max_size=4)
    )
    def test_nunca_asigna_contra_una_regla_ni_deja_a_quien_podia(self, sector, ubigeo, gente):
        declaradas = {
            "propia": {"sector": sector, "ubigeo": ubigeo},
            "hermana": {"sector": "10", "ubigeo": "150101"},
            "lejana": {"sector": "", "ubigeo": "2108"},
            "antecesora": {"sector": "", "ubigeo": ""},
        }
        entidades = {n: _entidad(n, **e) for n, e in declaradas.items()}
        entidades["antecesora"].sucesora = entidades["propia"]
        entidades["antecesora"].save()
        evaluacion = _evaluacion(entidades["propia"])
        usuarios = [_evaluador(n, quien, entidades) for n, quien in enumerate(gente)]

        reparto = repartir(evaluacion)

        dados = {a.evaluador for a in reparto.asignadas}
        pueden = {
            u
            for u, quien in zip(usuarios, gente, strict=True)
            if not prohibida(quien, declaradas["propia"], declaradas)
        }
        assert dados <= pueden
        assert len(dados) == min(2, len(pueden))
        assert reparto.faltan == 2 - len(dados)


def _entidad(nombre: str, sector: str, ubigeo: str):
    return EntidadFactory(
        codigo=f"x-{nombre}", nombre=nombre, ubigeo=ubigeo, sector=termino("sector", sector) if sector else None
    )


def _evaluacion(entidad) -> Evaluacion:
    envio = envio_en("evaluacion", PracticaFactory(breve=True, entidad=entidad))
    Envio.objects.filter(pk=envio.pk).update(ruta="evaluacion")
    return Evaluacion.objects.create(envio=Envio.objects.get(pk=envio.pk), rubrica=cargar_rubrica())


def _evaluador(n: int, quien: dict, entidades: dict):
    usuario = persona(f"ev{n}", roles.EVALUADORES)
    perfil = PerfilDeEvaluador.objects.create(usuario=usuario, ubigeo=quien["ubigeo"])
    perfil.sectores.set([termino("sector", s) for s in quien["sectores"]])
    for e, dias in quien["trabajos"].items():
        Trabajo.objects.create(perfil=perfil, entidad=entidades[e], hasta=_hace(dias))
    if quien["miembro"]:
        e, dias = quien["miembro"]
        Membresia.objects.create(
            usuario=usuario, entidad=entidades[e], rol="redactor", desde=HOY - timedelta(days=900), hasta=_hace(dias)
        )
    if quien["conflicto"]:
        ConflictoDeclarado.objects.create(perfil=perfil, entidad=entidades[quien["conflicto"]], motivo="Parentesco.")
    if quien["ausente"]:
        Ausencia.objects.create(perfil=perfil, desde=HOY, hasta=HOY)
    return usuario


def _hace(dias: int | None) -> date | None:
    return None if dias is None else HOY - timedelta(days=dias)


# --- The rest of the rules --------------------------------------------------------------------------------------------
def test_quien_tiene_menos_va_primero(sala):
    ocupados = sala.evaluadores[:2]
    sala.empezar()
    assert {a.evaluador for a in sala.asignaciones()} == set(ocupados)
    otra = _evaluacion(EntidadFactory())
    assert {a.evaluador for a in repartir(otra).asignadas} == set(sala.evaluadores[2:])


def test_quien_no_lleno_sus_datos_no_recibe_ninguna(sala):
    PerfilDeEvaluador.objects.all().delete()
    sala.empezar()
    assert sala.asignaciones() == []
    assert sala.evaluacion.faltan() == 2


def test_quien_publico_la_ficha_no_la_evalua(sala):
    editora = sala.elenco.editora
    editora.groups.add(sala.evaluadores[0].groups.get())
    PerfilDeEvaluador.objects.create(usuario=editora, ubigeo="2108")
    sala.publicado.actos.create(
        accion="publicar", de="por_publicar", a="publicada", usuario=editora, papel="especialista"
    )
    evaluacion = sala.empezar()
    Asignacion.objects.all().delete()
    with pytest.raises(Exception, match="Tuvo parte"):
        servicios.asignar_a_mano(evaluacion=evaluacion, evaluador=editora, usuario=sala.elenco.coordinadora)


def test_a_mano_rigen_las_mismas_reglas(sala):
    vecino = sala.evaluadores[3]
    PerfilDeEvaluador.objects.filter(usuario__in=sala.evaluadores).update(ubigeo="1201")
    evaluacion = sala.empezar()
    assert evaluacion.faltan() == 2
    with pytest.raises(Exception, match="misma provincia"):
        servicios.asignar_a_mano(evaluacion=evaluacion, evaluador=vecino, usuario=sala.elenco.coordinadora)
    PerfilDeEvaluador.objects.filter(usuario=vecino).update(ubigeo="2108")
    servicios.asignar_a_mano(evaluacion=evaluacion, evaluador=vecino, usuario=sala.elenco.coordinadora)
    assert [a.evaluador for a in sala.asignaciones()] == [vecino]


def test_quien_pasa_a_trabajar_en_la_entidad_ya_no_envia(sala):
    sala.empezar()
    suya = sala.declarar_todos()[0]
    servicios.declarar_trabajo(usuario=suya.evaluador, entidad=sala.elenco.entidad)
    with pytest.raises(Exception, match="Trabaja en la entidad"):
        sala.calificar(suya, 3)


def test_al_relevado_lo_reemplaza_otra_persona(sala):
    sala.empezar()
    suya = sala.declarar_todos()[0]
    servicios.relevar(asignacion=suya, usuario=sala.elenco.coordinadora, motivo="No contesta.")
    assert sala.evaluacion.faltan() == 0
    assert suya.evaluador not in {a.evaluador for a in sala.evaluacion.activas()}


@pytest.mark.parametrize(
    ("desde", "hasta", "ausente"),
    [(0, 0, True), (-5, -1, False), (1, 1, False), (1, 4, False), (1, 5, True), (8, 30, False), (3, 30, True)],
)
def test_ausente_es_quien_falta_hoy_o_la_mitad_del_plazo(desde, hasta, ausente):
    class Perfil:
        class ausencias:  # noqa: N801
            @staticmethod
            def all():
                return [Ausencia(desde=HOY + timedelta(days=desde), hasta=HOY + timedelta(days=hasta))]

    caso = Caso(frozenset(), frozenset(), frozenset(), hoy=HOY, vence=HOY + timedelta(days=9))
    assert esta_ausente(Perfil, caso.hoy, caso.vence) == ausente
