"""The room over HTTP: to each their own, blind until they send, and nothing typed is lost."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse

from practicas.envios import servicios as de_envios
from practicas.envios.estados import Estado
from practicas.evaluaciones import servicios
from practicas.evaluaciones.models import Asignacion
from tests.evaluaciones.conftest import todos

DISTINTIVO = "Porque el reporte tiene la firma de ciento cuatro vecinos."


def campos(sala, valor: int = 3, porque: str = "Lo muestra la evidencia.", **mas) -> dict:
    """What the page sends."""
    dicho = {}
    for codigo, puesto in todos(sala.rubrica, valor).items():
        dicho |= {f"valor-{codigo}": puesto.valor, f"porque-{codigo}": porque}
    return dicho | mas


def enviar(client, sala, asignacion, *, edicion: int = 0, **opciones):
    client.force_login(asignacion.evaluador)
    datos = campos(sala, **opciones) | {
        "edicion": edicion,
        "revision": sala.evaluacion.envio.revision_id,
        "enviar": "1",
    }
    return client.post(asignacion.get_absolute_url(), datos)


@pytest.fixture
def suyas(sala):
    sala.empezar()
    return sala.declarar_todos()


def test_solo_entra_quien_evalua(client, sala):
    paginas = [reverse(n) for n in ("evaluacion", "evaluaciones_enviadas", "conflictos_de_interes")]
    for nombre in ("redactora", "responsable", "editora", "coordinadora", "superusuario", "ajeno"):
        client.force_login(getattr(sala.elenco, nombre))
        assert {client.get(p).status_code for p in paginas} == {403}, nombre
    client.logout()
    assert {client.get(p).status_code for p in paginas} == {302}
    client.force_login(sala.evaluadores[0])
    assert {client.get(p).status_code for p in paginas} == {200}


def test_lo_que_no_es_suyo_no_existe(client, sala, suyas):
    ajena = sala.evaluadores[3]
    client.force_login(ajena)
    pk = suyas[0].pk
    for nombre in ("calificar", "ficha_en_evaluacion", "observar_en_evaluacion"):
        assert client.get(reverse(nombre, args=[pk])).status_code == 404
    for nombre in ("calificar", "declarar_conflicto", "guardar_calificacion", "observar_en_evaluacion"):
        assert client.post(reverse(nombre, args=[pk]), campos(sala)).status_code == 404
    assert client.get(reverse("seguimiento", args=[sala.envio.uuid])).status_code == 404
    assert client.get(reverse("mesa_evaluaciones")).status_code == 403
    assert client.get(reverse("mesa")).status_code == 403


def test_quien_evalua_no_entra_al_administrador(client, suyas):
    client.force_login(suyas[0].evaluador)
    assert client.get("/cms/").status_code in (302, 403)
    assert client.get("/cms/snippets/fichas/practica/").status_code in (302, 403, 404)


def test_antes_de_calificar_se_firma_la_declaracion(client, sala):
    sala.empezar()
    suya = sala.asignaciones()[0]
    client.force_login(suya.evaluador)
    assert "Declaración jurada" in client.get(suya.get_absolute_url()).content.decode()
    assert "Declaración jurada" in client.post(suya.get_absolute_url(), campos(sala)).content.decode()
    assert client.post(reverse("declarar_conflicto", args=[suya.pk]), {}).status_code == 400

    client.post(reverse("declarar_conflicto", args=[suya.pk]), {"declara": "sin"})
    assert "Enviar evaluación" in client.get(suya.get_absolute_url()).content.decode()


def test_un_conflicto_sin_motivo_no_se_acepta_y_con_motivo_la_evaluacion_ya_no_es_suya(client, sala):
    sala.empezar()
    suya = sala.asignaciones()[0]
    client.force_login(suya.evaluador)
    direccion = reverse("declarar_conflicto", args=[suya.pk])
    assert client.post(direccion, {"declara": "con"}).status_code == 400
    assert client.post(direccion, {"declara": "con", "motivo": "Es mi primo."}).status_code == 302
    assert client.get(suya.get_absolute_url()).status_code == 404


def test_a_ciegas_nadie_ve_lo_de_otra_persona_antes_de_enviar_lo_suyo(client, sala, suyas):
    primera, segunda = suyas
    enviar(client, sala, primera, valor=4, porque=DISTINTIVO)

    client.force_login(segunda.evaluador)
    paginas = [
        segunda.get_absolute_url(),
        reverse("evaluacion"),
        reverse("ficha_en_evaluacion", args=[segunda.pk]),
        "/cuenta/avisos/",
    ]
    assert [p for p in paginas if DISTINTIVO in client.get(p).content.decode()] == []
    assert client.get(primera.get_absolute_url()).status_code == 404

    enviar(client, sala, segunda, valor=3)
    vista = client.get(segunda.get_absolute_url()).content.decode()
    assert DISTINTIVO in vista
    assert str(primera.evaluador) not in vista


def test_quien_envio_no_ve_lo_que_otra_persona_tiene_a_medias(client, sala, suyas):
    primera, segunda = suyas
    servicios.guardar_calificacion(
        asignacion=segunda, usuario=segunda.evaluador, puestos={"equidad": servicios.Puesto(4, DISTINTIVO)}
    )
    enviar(client, sala, primera)
    assert DISTINTIVO not in client.get(primera.get_absolute_url()).content.decode()


def test_el_tercero_tampoco_ve_nada(client, sala, suyas):
    enviar(client, sala, suyas[0], valor=4, porque=DISTINTIVO)
    enviar(client, sala, suyas[1], valor=2, porque=DISTINTIVO)
    tercera = sala.declarar_todos()[2]
    client.force_login(tercera.evaluador)
    assert tercera.tercera
    for pagina in (tercera.get_absolute_url(), "/cuenta/avisos/"):
        assert DISTINTIVO not in client.get(pagina).content.decode()


def test_tras_la_subsanacion_vuelve_a_ser_a_ciegas(client, sala, suyas):
    primera, segunda = suyas
    enviar(client, sala, primera, porque=DISTINTIVO)
    envio = sala.evaluacion.envio
    de_envios.preparar(envio=envio, usuario=segunda.evaluador, campo="costo", texto="¿Incluye el personal?")
    servicios.devolver(envio=envio, usuario=segunda.evaluador, revision=envio.revision_id)
    de_envios.responder(observacion=envio.observaciones.get(), usuario=sala.elenco.redactora, respuesta="Sí.")
    de_envios.subsanar(envio=envio, usuario=sala.elenco.responsable)

    client.force_login(segunda.evaluador)
    assert DISTINTIVO not in client.get(segunda.get_absolute_url()).content.decode()
    client.force_login(primera.evaluador)
    pagina = client.get(primera.get_absolute_url()).content.decode()
    assert "confirmo mi puntaje de antes" in pagina
    assert enviar(client, sala, primera, edicion=1, porque=DISTINTIVO).status_code == 400  # without confirming


def test_se_guarda_a_medias_con_el_boton_y_se_sigue_despues(client, sala, suyas):
    suya = suyas[0]
    client.force_login(suya.evaluador)
    respuesta = client.post(
        suya.get_absolute_url(), {"valor-equidad": 3, "porque-evidencia": DISTINTIVO, "edicion": 0, "guardar": "1"}
    )
    assert respuesta.status_code == 302
    pagina = client.get(suya.get_absolute_url()).content.decode()
    assert DISTINTIVO in pagina
    assert 'Equidad, <span data-dicho="equidad">3</span>' in pagina


def test_lo_incompleto_se_guarda_y_dice_que_falta_junto_a_cada_campo(client, sala, suyas):
    suya = suyas[0]
    client.force_login(suya.evaluador)
    datos = {"valor-equidad": 4, "edicion": 0, "revision": sala.evaluacion.envio.revision_id, "enviar": "1"}
    respuesta = client.post(suya.get_absolute_url(), datos)
    pagina = respuesta.content.decode()
    assert respuesta.status_code == 400
    assert 'href="#porque-equidad"' in pagina
    assert 'href="#valor-evidencia"' in pagina
    assert suya.calificaciones.get(criterio__codigo="equidad").valor == 4
    assert Asignacion.objects.get(pk=suya.pk).estado == Asignacion.Estado.EN_CURSO


def test_se_guarda_solo_y_el_puntaje_lo_cuenta_el_servidor(client, sala, suyas):
    suya = suyas[0]
    client.force_login(suya.evaluador)
    hecho = client.post(
        reverse("guardar_calificacion", args=[suya.pk]), {"valor-evidencia": 4, "valor-equidad": 2, "edicion": 0}
    ).json()
    assert (hecho["puntaje"], hecho["calificados"], hecho["edicion"]) == (30, 2, 1)
    assert hecho["criterios"]["evidencia"] == "4"


def test_desde_una_pagina_vieja_no_se_pisa_y_lo_escrito_sigue_a_la_vista(client, sala, suyas):
    suya = suyas[0]
    client.force_login(suya.evaluador)
    client.post(suya.get_absolute_url(), {"valor-equidad": 3, "edicion": 0, "guardar": "1"})
    vieja = {"valor-equidad": 1, "porque-equidad": DISTINTIVO, "edicion": 0}
    respuesta = client.post(suya.get_absolute_url(), vieja | {"guardar": "1"})
    assert respuesta.status_code == 409
    assert DISTINTIVO in respuesta.content.decode()
    assert client.post(reverse("guardar_calificacion", args=[suya.pk]), vieja).status_code == 409
    assert suya.calificaciones.get(criterio__codigo="equidad").valor == 3


def test_el_formulario_enviado_dos_veces_no_hace_nada_la_segunda(client, sala, suyas):
    primera, segunda = suyas
    enviar(client, sala, segunda)
    assert enviar(client, sala, primera).status_code == 302
    estado, actos = sala.evaluacion.envio.estado, sala.envio.actos.count()
    assert enviar(client, sala, primera).status_code == 302
    assert (sala.evaluacion.envio.estado, sala.envio.actos.count()) == (estado, actos)


def test_lo_que_se_escribia_cuando_termino_sigue_a_la_vista(client, sala, suyas):
    de_envios.desistir(envio=sala.evaluacion.envio, usuario=sala.elenco.responsable)
    Asignacion.objects.filter(pk=suyas[0].pk).update(estado=Asignacion.Estado.EN_CURSO)  # the race lost by an instant
    respuesta = enviar(client, sala, suyas[0], porque=DISTINTIVO)
    assert respuesta.status_code == 409
    assert DISTINTIVO in respuesta.content.decode()


def test_los_valores_imposibles_no_son_puntajes(client, sala, suyas):
    suya = suyas[0]
    client.force_login(suya.evaluador)
    for valor in ("5", "-1", "99", "x", "٣", "3.5", ""):
        respuesta = client.post(suya.get_absolute_url(), {"valor-equidad": valor, "edicion": "x", "guardar": "1"})
        assert respuesta.status_code in (302, 400, 409), valor
    respuesta = client.post(suya.get_absolute_url(), {"valor-legalidad": "3", "edicion": 0, "guardar": "1"})
    assert respuesta.status_code in (302, 409)
    assert suya.valores() == {}


def test_todo_se_hace_con_casillas_y_botones_del_formulario(client, suyas):
    """What the keyboard reaches: a radio for each cell, each with a label around it, and no control by script."""
    client.force_login(suyas[0].evaluador)
    pagina = client.get(suyas[0].get_absolute_url()).content.decode()
    assert pagina.count('type="radio"') == 8 * 5 + 2 * 2
    assert pagina.count('<label class="celda">') == 40
    assert "onclick" not in pagina
    assert "style=" not in pagina


def test_observar_prepara_quita_y_devuelve(client, sala, suyas):
    suya = suyas[0]
    client.force_login(suya.evaluador)
    direccion = reverse("observar_en_evaluacion", args=[suya.pk])
    assert client.post(direccion, {"hacer": "preparar", "campo": "costo", "texto": ""}).status_code == 400
    for texto in ("¿Incluye el personal?", "¿Desde qué año?"):
        client.post(direccion, {"hacer": "preparar", "campo": "costo", "texto": texto})
    sobra = sala.envio.observaciones.get(texto__startswith="¿Desde")
    client.post(direccion, {"hacer": "descartar", "observacion": sobra.pk})

    assert client.post(direccion, {"hacer": "devolver", "revision": "0"}).status_code == 409
    revision = sala.evaluacion.envio.revision_id
    assert client.post(direccion, {"hacer": "devolver", "revision": revision}).status_code == 302
    assert sala.evaluacion.envio.estado == Estado.OBSERVADA
    assert sala.envio.observaciones.hechas().get().texto == "¿Incluye el personal?"


def test_nadie_observa_lo_que_no_tiene_a_cargo(client, sala, suyas):
    client.force_login(suyas[0].evaluador)
    enviar(client, sala, suyas[0])
    assert client.get(reverse("observar_en_evaluacion", args=[suyas[0].pk])).status_code == 403


def test_la_ficha_que_se_evalua_se_lee_entera(client, sala, suyas):
    client.force_login(suyas[0].evaluador)
    pagina = client.get(reverse("ficha_en_evaluacion", args=[suyas[0].pk]))
    assert pagina.status_code == 200
    assert "El primer cartel no se leía" in pagina.content.decode()


def test_los_archivos_de_lo_que_evalua_se_abren_solo_a_quien_los_evalua(client, sala, suyas):
    nombre = default_storage.save("evidencias/2026/acta.pdf", ContentFile(b"%PDF-1.4"))
    revision = sala.evaluacion.envio.revision
    revision.content["evidencias"][0]["archivo"] = nombre  # a correction, that nobody has published
    revision.save()
    direccion = reverse("archivo", args=[nombre])
    assert client.get(direccion).status_code == 404
    for quien in (sala.evaluadores[3], sala.elenco.ajeno):
        client.force_login(quien)
        assert client.get(direccion).status_code == 404
    client.force_login(suyas[0].evaluador)
    abierto = client.get(direccion)
    assert abierto.getvalue() == b"%PDF-1.4"
    abierto.close()


# --- What they declare of themselves ----------------------------------------------------------------------------------
def test_declara_trabajos_lugar_ausencias_y_conflictos(client, sala):
    quien = sala.evaluadores[0]
    client.force_login(quien)
    direccion = reverse("conflictos_de_interes")
    codigo = sala.elenco.entidad.codigo
    for datos in (
        {"que": "trabajo", "entidad": codigo, "hasta": "2020-05-01"},
        {"que": "lugar", "provincia": "Melgar, Puno"},
        {"que": "ausencia", "desde": "2030-01-01", "hasta": "2030-01-15"},
        {"que": "conflicto", "entidad": codigo, "motivo": "Un pleito."},
    ):
        assert client.post(direccion, datos).status_code == 302, datos
    perfil = quien.perfil_de_evaluador
    assert (perfil.trabajos.count(), perfil.ausencias.count(), perfil.conflictos.count()) == (1, 1, 1)
    assert client.get(direccion).status_code == 200


@pytest.mark.parametrize(
    "datos",
    [
        {"que": "trabajo", "entidad": "nadie"},
        {"que": "trabajo", "entidad": "Municipalidad Distrital de Prueba"},  # several
        {"que": "lugar", "provincia": "Narnia"},
        {"que": "lugar", "provincia": "21"},
        {"que": "ausencia", "desde": "2030-02-01", "hasta": "2030-01-15"},
        {"que": "conflicto", "entidad": "", "motivo": "Algo que escribí."},
    ],
)
def test_lo_que_no_se_entiende_no_se_guarda_y_lo_escrito_sigue(client, sala, datos):
    client.force_login(sala.evaluadores[0])
    respuesta = client.post(reverse("conflictos_de_interes"), datos)
    assert respuesta.status_code == 400
    escrito = next(v for k, v in datos.items() if k != "que" and v)
    assert escrito in respuesta.content.decode()


def test_una_declaracion_desconocida_no_rompe_la_pagina(client, sala):
    client.force_login(sala.evaluadores[0])
    for datos in ({}, {"que": "otra"}, {"que": "quitar", "ausencia": "x"}, {"que": "quitar", "ausencia": "999"}):
        assert client.post(reverse("conflictos_de_interes"), datos).status_code in (200, 302)


def test_al_calificar_la_pestana_dice_donde_esta(client, sala, suyas):
    client.force_login(suyas[0].evaluador)
    html = client.get(suyas[0].get_absolute_url()).content.decode()
    assert 'aria-current="page">Por evaluar' in html
