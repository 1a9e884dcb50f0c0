"""The second journey, step by step: asked for, given, scored, decided."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from practicas.avisos.models import Aviso
from practicas.envios import servicios as de_envios
from practicas.envios.estados import Accion, Estado, Ruta
from practicas.envios.models import Envio
from practicas.envios.servicios import Conflicto
from practicas.evaluaciones import servicios
from practicas.evaluaciones.models import Asignacion
from practicas.fichas import servicios as de_fichas
from practicas.fichas.models import Practica
from tests.factories import PracticaFactory, envio_en


def test_pedirla_abre_otro_envio_sobre_el_texto_publicado_y_reparte(sala):
    evaluacion = sala.empezar()

    envio = evaluacion.envio
    assert (envio.ruta, envio.estado, envio.revision_id) == (
        Ruta.EVALUACION,
        Estado.EVALUACION,
        sala.publicado.ficha.live_revision_id,
    )
    assert [a.tercera for a in sala.asignaciones()] == [False, False]
    assert sala.publicado.ficha.live
    assert Envio.objects.get(pk=sala.publicado.pk).estado == Estado.PUBLICADA


def test_sin_la_ficha_completa_no_se_evalua_y_dice_que_falta(elenco, sala):
    envio = envio_en(Estado.PUBLICADA, PracticaFactory(breve=True, entidad=elenco.entidad))
    with pytest.raises(ValidationError, match="Ordene lo que se hizo en pasos"):
        servicios.solicitar_evaluacion(envio=envio, usuario=elenco.responsable)


def test_la_piden_los_designados_y_nadie_mas(sala):
    for nombre in ("redactora", "editora", "coordinadora", "evaluador", "superusuario", "de_otra_entidad", "ajeno"):
        with pytest.raises(PermissionDenied):
            servicios.solicitar_evaluacion(envio=sala.publicado, usuario=getattr(sala.elenco, nombre))


def test_pedirla_dos_veces_es_un_conflicto(sala):
    sala.empezar()
    with pytest.raises(Conflicto):
        servicios.solicitar_evaluacion(envio=sala.publicado, usuario=sala.elenco.alterna)
    assert Envio.objects.filter(ruta=Ruta.EVALUACION).count() == 1


def test_sin_declaracion_jurada_no_se_califica(sala):
    sala.empezar()
    suya = sala.asignaciones()[0]
    with pytest.raises(Conflicto):
        servicios.guardar_calificacion(asignacion=suya, usuario=suya.evaluador, puestos={})


def test_quien_declara_un_conflicto_la_deja_y_pasa_a_otra_persona(sala):
    sala.empezar()
    suya = sala.asignaciones()[0]
    servicios.declarar(asignacion=suya, usuario=suya.evaluador, sin_conflicto=False, motivo="Mi hermana trabaja ahí.")

    assert sala.evaluacion.faltan() == 0
    assert Asignacion.objects.get(pk=suya.pk).estado == Asignacion.Estado.CON_CONFLICTO
    assert suya.evaluador.perfil_de_evaluador.conflictos.get().entidad == sala.elenco.entidad
    assert suya.evaluador not in [a.evaluador for a in sala.evaluacion.activas()]


def test_con_puntajes_altos_queda_validada_y_sigue_publicada(sala):
    sala.empezar()
    for a in sala.declarar_todos():
        sala.calificar(a, 3)

    evaluacion, ficha = sala.evaluacion, sala.publicado.ficha
    assert (evaluacion.envio.estado, evaluacion.puntaje) == (Estado.VALIDADA, 75)
    assert (ficha.live, ficha.validacion) == (True, Practica.Validacion.VALIDADA)
    assert ficha.numero_de_version() == 1


def test_con_puntajes_bajos_no_queda_validada_y_sigue_documentada(sala):
    sala.empezar()
    for a in sala.declarar_todos():
        sala.calificar(a, 2)

    ficha = sala.publicado.ficha
    assert sala.evaluacion.envio.estado == Estado.NO_VALIDADA
    assert (ficha.live, ficha.validacion) == (True, Practica.Validacion.DOCUMENTADA)


def test_si_difieren_en_mas_de_20_puntos_decide_un_tercero(sala):
    sala.empezar()
    primera, segunda = sala.declarar_todos()
    sala.calificar(primera, 4)
    sala.calificar(segunda, 3)
    assert sala.evaluacion.con_tercera
    assert sala.evaluacion.envio.estado == Estado.EVALUACION

    tercera = sala.declarar_todos()[2]
    assert tercera.tercera
    sala.calificar(tercera, 3)
    assert sala.evaluacion.envio.estado == Estado.VALIDADA


def test_si_uno_validaria_y_otro_no_decide_un_tercero(sala):
    sala.empezar()
    primera, segunda = sala.declarar_todos()
    sala.calificar(primera, 3)
    sala.calificar(segunda, 3, evidencia=1)
    assert sala.evaluacion.con_tercera


def test_un_no_a_lo_excluyente_de_todos_no_se_valida_por_alto_que_sea(sala):
    sala.empezar()
    for a in sala.declarar_todos():
        sala.calificar(a, 4, correspondencia=0)
    assert sala.evaluacion.envio.estado == Estado.NO_VALIDADA


def test_a_medias_se_guarda_y_no_se_envia(sala):
    sala.empezar()
    suya = sala.declarar_todos()[0]
    medio = {
        "pertinencia": servicios.Puesto(3, "Va bien."),
        "evidencia": servicios.Puesto(None, "Falta mirar el acta."),
    }
    servicios.guardar_calificacion(asignacion=suya, usuario=suya.evaluador, puestos=medio)

    assert {c.porque for c in suya.calificaciones.all()} == {"Va bien.", "Falta mirar el acta."}
    with pytest.raises(ValidationError) as error:
        servicios.enviar_calificacion(
            asignacion=suya, usuario=suya.evaluador, revision=sala.evaluacion.envio.revision_id
        )
    assert "valor-evidencia" in error.value.message_dict
    assert "valor-pertinencia" not in error.value.message_dict


@pytest.mark.parametrize("valor", [0, 1, 4])
def test_un_extremo_o_por_debajo_del_umbral_pide_justificacion(sala, valor):
    sala.empezar()
    suya = sala.declarar_todos()[0]
    puestos = {c: servicios.Puesto(valor if c == "evidencia" else (1 if c in ("correspondencia", "legalidad") else 3)) for c in
               sala.rubrica.criterios.values_list("codigo", flat=True)}  # fmt: skip
    servicios.guardar_calificacion(asignacion=suya, usuario=suya.evaluador, puestos=puestos)
    assert list(servicios.faltas(suya)) == ["porque-evidencia"]


def test_lo_enviado_no_cambia_ni_se_envia_otra_vez(sala):
    sala.empezar()
    suya = sala.declarar_todos()[0]
    sala.calificar(suya, 3)
    for repetir in (
        lambda: servicios.guardar_calificacion(asignacion=suya, usuario=suya.evaluador, puestos={}),
        lambda: sala.calificar(suya, 1),
    ):
        with pytest.raises(Conflicto):
            repetir()
    assert suya.valores()[sala.rubrica.criterios.get(codigo="evidencia").pk] == 3


def test_nadie_califica_por_otra_persona(sala):
    sala.empezar()
    suya = sala.declarar_todos()[0]
    for usuario in (sala.evaluadores[3], sala.elenco.coordinadora, sala.elenco.superusuario, sala.elenco.responsable):
        with pytest.raises(PermissionDenied):
            servicios.guardar_calificacion(asignacion=suya, usuario=usuario, puestos={})


def test_una_pagina_vieja_no_pisa_lo_que_se_guardo_despues(sala):
    sala.empezar()
    suya = sala.declarar_todos()[0]
    hacer = {"asignacion": suya, "usuario": suya.evaluador}
    servicios.guardar_calificacion(**hacer, puestos={"equidad": servicios.Puesto(3)}, edicion=0)
    with pytest.raises(Conflicto):
        servicios.guardar_calificacion(**hacer, puestos={"equidad": servicios.Puesto(1)}, edicion=0)
    # The same form sent twice says nothing new.
    servicios.guardar_calificacion(**hacer, puestos={"equidad": servicios.Puesto(3)}, edicion=0)
    assert suya.calificaciones.get().valor == 3


def test_desistir_termina_solo_la_evaluacion(sala):
    sala.empezar()
    suyas = sala.declarar_todos()
    de_envios.desistir(envio=sala.evaluacion.envio, usuario=sala.elenco.responsable)

    ficha = sala.publicado.ficha
    assert sala.evaluacion.envio.estado == Estado.DESISTIDA
    assert Envio.objects.get(pk=sala.publicado.pk).estado == Estado.PUBLICADA
    assert (ficha.live, ficha.validacion, ficha.retirada) == (True, Practica.Validacion.DOCUMENTADA, False)
    assert {a.estado for a in sala.asignaciones()} == {Asignacion.Estado.ANULADA}
    with pytest.raises(Conflicto):
        servicios.guardar_calificacion(asignacion=suyas[0], usuario=suyas[0].evaluador, puestos={})


def _retirar_en_la_mesa(sala):
    de_envios.retirar(envio=sala.publicado, usuario=sala.elenco.coordinadora, motivo="Se duplicó.")


def _retirar_en_el_gestor(sala):
    de_fichas.retirar(ficha=sala.publicado.ficha, usuario=sala.elenco.coordinadora, motivo="Se duplicó.")


@pytest.mark.parametrize("retirar", [_retirar_en_la_mesa, _retirar_en_el_gestor])
@pytest.mark.parametrize("estado", [Estado.EVALUACION, Estado.OBSERVADA])
def test_retirar_la_ficha_termina_su_evaluacion(sala, retirar, estado):
    evaluacion = sala.empezar()
    Envio.objects.filter(pk=sala.envio.pk).update(estado=estado)
    retirar(sala)
    assert Envio.objects.get(pk=sala.envio.pk).estado == Estado.ARCHIVADA
    acto = sala.envio.actos.get(accion=Accion.RETIRAR)
    assert (acto.papel, acto.a, acto.motivo) == ("sistema", Estado.ARCHIVADA, "Se duplicó.")
    assert {a.estado for a in evaluacion.asignaciones.all()} == {Asignacion.Estado.ANULADA}
    avisados = set(Aviso.objects.filter(asunto__contains="terminó").values_list("usuario__first_name", flat=True))
    assert avisados >= {"responsable", "redactora", *(a.evaluador.first_name for a in evaluacion.asignaciones.all())}


def test_si_el_retiro_no_se_guarda_la_evaluacion_sigue(sala, monkeypatch):
    sala.empezar()
    monkeypatch.setattr("practicas.evaluaciones.avisos.termino", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        _retirar_en_la_mesa(sala)
    assert Envio.objects.get(pk=sala.envio.pk).estado == Estado.EVALUACION
    assert Envio.objects.get(pk=sala.publicado.pk).estado == Estado.PUBLICADA


def test_restaurar_la_ficha_no_reanuda_la_evaluacion_y_puede_pedirse_otra(sala):
    sala.empezar()
    _retirar_en_la_mesa(sala)
    de_envios.restaurar(envio=sala.publicado, usuario=sala.elenco.coordinadora)
    assert Envio.objects.get(pk=sala.envio.pk).estado == Estado.ARCHIVADA
    sala.publicado.refresh_from_db()
    assert sala.empezar().esta_en_curso


def test_desistir_de_la_evaluacion_no_abre_una_version_que_esta_en_revision(sala):
    sala.empezar()
    nueva = de_envios.actualizar(envio=sala.publicado, usuario=sala.elenco.redactora)
    de_envios.enviar(envio=nueva, usuario=sala.elenco.responsable)
    assert sala.publicado.ficha.locked
    de_envios.desistir(envio=sala.evaluacion.envio, usuario=sala.elenco.responsable)
    assert sala.publicado.ficha.locked


def test_de_cada_paso_se_avisa_a_quien_le_toca(sala):
    sala.empezar()
    for a in sala.declarar_todos():
        assert Aviso.objects.filter(usuario=a.evaluador, asunto__startswith="Le toca evaluar").count() == 1
        sala.calificar(a, 3)
    for nombre in ("responsable", "alterna", "redactora", "coordinadora"):
        avisos = Aviso.objects.filter(usuario=getattr(sala.elenco, nombre), asunto__contains="fue validada")
        assert avisos.count() == 1
    nombres = {a.evaluador.first_name for a in sala.asignaciones()}
    de_la_entidad = Aviso.objects.filter(usuario=sala.elenco.responsable)
    assert not [n for n in nombres for a in de_la_entidad if n in a.cuerpo + a.asunto]


def test_los_actos_no_dicen_puntajes_de_nadie(sala):
    sala.empezar()
    sala.calificar(sala.declarar_todos()[0], 3)
    acto = sala.envio.actos.get(accion=Accion.CALIFICAR)
    assert set(acto.datos) == {"asignacion"}
