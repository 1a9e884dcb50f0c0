"""Deadlines against a reading day by day: weekends, holidays, decreed days, the stopped clock, more time, and the day it is in Lima."""

from datetime import date, timedelta

import holidays
import pytest
from django.core.management import call_command
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from practicas.avisos.models import Aviso
from practicas.catalogos.models import DiaNoLaborable
from practicas.envios import plazos, recordatorios, servicios
from practicas.envios.estadisticas import medianas
from practicas.envios.estados import Accion, Estado, Reloj
from practicas.envios.models import Acto, Envio
from tests.factories import PracticaFactory, envio_en

DIAS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
LIMA = 5  # hours behind UTC


def habiles(desde: date, hasta: date, decretados) -> int:
    """Day by day, and nothing else."""
    feriados = holidays.country_holidays("PE", years=range(desde.year, hasta.year + 1))
    dia, cuantos = desde, 0
    while dia < hasta:
        dia += timedelta(days=1)
        cuantos += dia.weekday() < 5 and dia not in feriados and dia not in decretados
    return cuantos


def mediodia(dia: date) -> str:
    return f"{dia:%Y-%m-%d} 12:00-05:00"


class Propiedades(TestCase):
    @settings(max_examples=40)
    @given(llega=DIAS, observa=st.integers(0, 20), responde=st.integers(0, 40), decretado=DIAS)
    def test_el_reloj_de_la_sgp_se_detiene_mientras_responde_la_entidad(self, llega, observa, responde, decretado):
        import time_machine

        DiaNoLaborable.objects.create(fecha=decretado, ambito="nacional", norma="D. S.")
        envio = Envio(estado=Estado.ADMISIBILIDAD, entidad=PracticaFactory.build().entidad)
        dia_de_observar = llega + timedelta(days=observa)
        dia_de_volver = dia_de_observar + timedelta(days=responde)
        with time_machine.travel(mediodia(llega)):
            _entrar(envio, Estado.ADMISIBILIDAD)
        with time_machine.travel(mediodia(dia_de_observar)):
            envio.dias_gastados = plazos.usados(envio)
            _entrar(envio, Estado.OBSERVADA)
        with time_machine.travel(mediodia(dia_de_volver)):
            _entrar(envio, Estado.ADMISIBILIDAD, vuelve_de_observada=True)
            gastados = habiles(llega, dia_de_observar, {decretado})
            assert envio.dias_gastados == gastados
            assert habiles(dia_de_volver, envio.vence, {decretado}) == max(1, 7 - gastados)
            assert plazos.quedan(envio) == max(1, 7 - gastados)

    @settings(max_examples=40)
    @given(llega=DIAS, decretado=DIAS, pasan=st.integers(0, 90))
    def test_lo_que_queda_es_lo_que_dice_el_almanaque(self, llega, decretado, pasan):
        import time_machine

        DiaNoLaborable.objects.create(fecha=decretado, ambito="nacional", norma="D. S.")
        envio = Envio(entidad=PracticaFactory.build().entidad)
        with time_machine.travel(mediodia(llega)):
            _entrar(envio, Estado.OBSERVADA)
        assert habiles(llega, envio.vence, {decretado}) == 10
        hoy = llega + timedelta(days=pasan)
        with time_machine.travel(mediodia(hoy)):
            quedan = plazos.quedan(envio)
        if hoy <= envio.vence:
            assert quedan == habiles(hoy, envio.vence, {decretado})
        else:
            assert quedan == -habiles(envio.vence, hoy, {decretado})


def _entrar(envio, estado, **como):
    from django.utils import timezone

    envio.estado, envio.desde = estado, timezone.now()
    plazos.poner(envio, **como)


def test_a_medianoche_manda_la_hora_de_lima(db, time_machine):
    time_machine.move_to("2026-11-24 02:00+00:00")  # still Monday 23 in Lima
    envio = envio_en(Estado.POR_PUBLICAR, PracticaFactory(breve=True))
    assert envio.vence == date(2026, 11, 30)


def test_la_prorroga_se_suma_a_lo_que_habia(db, elenco, time_machine):
    time_machine.move_to("2026-11-23 12:00-05:00")
    envio = envio_en(Estado.OBSERVADA, PracticaFactory(breve=True, entidad=elenco.entidad))
    antes = envio.vence
    servicios.pedir_prorroga(envio=envio, usuario=elenco.responsable)
    assert habiles(antes, Envio.objects.get(pk=envio.pk).vence, set()) == 10


def test_lo_no_respondido_a_tiempo_se_archiva_y_se_puede_reabrir(db, elenco, time_machine):
    time_machine.move_to("2026-11-02 12:00-05:00")
    envio = envio_en(Estado.OBSERVADA, PracticaFactory(breve=True, entidad=elenco.entidad))
    time_machine.move_to(mediodia(envio.vence))
    assert servicios.vencer() == 0
    time_machine.move_to(mediodia(envio.vence + timedelta(days=1)))
    assert servicios.vencer() == 1
    archivado = Envio.objects.get(pk=envio.pk)
    assert (archivado.estado, archivado.actos.get().papel) == (Estado.ARCHIVADA, "sistema")
    servicios.reabrir(envio=archivado, usuario=elenco.redactora)


def test_una_sgp_atrasada_no_perjudica_a_la_entidad(db, elenco, time_machine):
    time_machine.move_to("2026-03-02 12:00-05:00")
    envio = envio_en(Estado.ADMISIBILIDAD, PracticaFactory(breve=True, entidad=elenco.entidad))
    time_machine.move_to("2026-11-02 12:00-05:00")
    call_command("recordatorios")
    assert Envio.objects.get(pk=envio.pk).estado == Estado.ADMISIBILIDAD


def test_recordatorios_dos_veces_el_mismo_dia_avisa_una(db, elenco, time_machine):
    time_machine.move_to("2026-11-02 12:00-05:00")
    envio = envio_en(Estado.VISADO, PracticaFactory(breve=True, entidad=elenco.entidad))
    avisados = []
    for dia in range(40):
        time_machine.move_to(mediodia(date(2026, 11, 2) + timedelta(days=dia)))
        nuevos = [recordatorios.recordar() for _ in range(2)]
        assert nuevos[1] == 0
        avisados.append(nuevos[0])
    # Half, last day, and four weeks of delay; to both who vouch.
    assert sum(avisados) == 2 * Aviso.objects.filter(usuario=elenco.responsable).count() == 2 * 6
    assert envio.reloj == Reloj.ENTIDAD


def test_un_visado_muy_atrasado_llega_al_correo_oficial(db, elenco, time_machine):
    elenco.entidad.correo_oficial = "mesadepartes@prueba.example"
    elenco.entidad.save()
    time_machine.move_to("2026-11-02 12:00-05:00")
    envio_en(Estado.VISADO, PracticaFactory(breve=True, entidad=elenco.entidad))
    time_machine.move_to("2026-11-23 12:00-05:00")
    recordatorios.recordar()
    assert not Aviso.objects.filter(correo="mesadepartes@prueba.example").exists()
    time_machine.move_to("2026-12-03 12:00-05:00")
    recordatorios.recordar()
    assert Aviso.objects.filter(correo="mesadepartes@prueba.example").exists()


@pytest.mark.parametrize(
    ("quedan", "clave"),
    [(8, None), (5, "mitad"), (1, "un-dia"), (0, "un-dia"), (-1, "atraso-1"), (-5, "atraso-1"), (-6, "atraso-2")],
)
def test_que_aviso_toca(quedan, clave):
    tramo = recordatorios.tramo_de(quedan, 10)
    assert (tramo and tramo.clave) == clave


def test_las_medianas_salen_de_lo_que_tomo_cada_paso(db, time_machine):
    for dias in (1, 2, 9):
        envio = envio_en(Estado.POR_PUBLICAR, PracticaFactory(breve=True))
        actos = (
            (Accion.VISAR, "visado", "admisibilidad", date(2026, 11, 2)),
            (Accion.ADMITIR, "admisibilidad", "por_publicar", date(2026, 11, 2) + timedelta(days=dias)),
        )
        for accion, de, a, cuando in actos:
            Acto.objects.create(
                envio=envio, accion=accion, de=de, a=a, papel="especialista", cuando=mediodia(cuando).replace(" ", "T")
            )
    time_machine.move_to("2026-12-01 12:00-05:00")
    (mediana,) = medianas()
    assert (mediana.paso, mediana.dias, mediana.cuantas, mediana.en_plazo) == (Estado.ADMISIBILIDAD, 2, 3, 100)


def test_no_pedir_la_reconsideracion_no_es_un_atraso(db, elenco, time_machine):
    time_machine.move_to("2026-11-02 12:00-05:00")
    envio_en(Estado.NO_ADMITIDA, PracticaFactory(breve=True, entidad=elenco.entidad))
    time_machine.move_to("2027-02-01 12:00-05:00")
    assert recordatorios.recordar() == 0
