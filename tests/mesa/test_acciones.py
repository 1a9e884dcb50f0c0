"""Every step of the desk through HTTP: by who may and by who may not, and on what is no longer so."""

import re

import pytest

from practicas.entidades.models import Membresia
from practicas.envios import servicios
from practicas.envios.estados import Accion, Estado
from practicas.envios.models import Acto
from tests.factories import PracticaFactory

from .conftest import cumple_todo, direccion, recargado, visto

pytestmark = pytest.mark.django_db
ADMISIBILIDAD, REVISION, POR_PUBLICAR = Estado.ADMISIBILIDAD, Estado.REVISION, Estado.POR_PUBLICAR

# State, action, what is sent besides, where it leads.
PASOS = [
    (ADMISIBILIDAD, "admitir", cumple_todo(), POR_PUBLICAR),
    (ADMISIBILIDAD, "no_admitir", {"motivo": "No es una práctica."}, Estado.NO_ADMITIDA),
    (REVISION, "publicar", {}, Estado.PUBLICADA),
    (REVISION, "no_admitir", {"motivo": "No enseña nada."}, Estado.NO_ADMITIDA),
    (POR_PUBLICAR, "devolver", {"motivo": "Falta la fuente."}, ADMISIBILIDAD),
]


@pytest.mark.parametrize(("estado", "accion", "datos", "a"), PASOS)
def test_una_especialista_da_el_paso(elenco, en_mesa, como, estado, accion, datos, a):
    envio = en_mesa(estado)
    respuesta = como(elenco.editora).post(direccion(envio, f"{accion}/"), visto(envio, **datos))

    assert (respuesta.status_code, recargado(envio).estado) == (302, a)
    assert envio.actos.latest("pk").usuario == elenco.editora


@pytest.mark.parametrize(("estado", "accion", "datos", "a"), PASOS)
def test_nadie_mas_lo_da(elenco, en_mesa, como, estado, accion, datos, a):
    envio = en_mesa(estado)
    fuera = ("redactora", "responsable", "alterna", "evaluador", "superusuario", "de_otra_entidad", "ajeno")
    codigos = {
        como(getattr(elenco, nombre)).post(direccion(envio, f"{accion}/"), visto(envio, **datos)).status_code
        for nombre in fuera
    }

    assert codigos <= {403, 404}
    assert (recargado(envio).estado, Acto.objects.count()) == (estado, 0)


def test_sin_ingresar_se_pide_ingresar(client, en_mesa):
    envio = en_mesa()
    for ruta in ("", "admitir/", "guardar/", "observaciones/", "asignar/"):
        respuesta = client.post(direccion(envio, ruta), visto(envio)) if ruta else client.get(direccion(envio))
        assert (respuesta.status_code, "/cuenta/ingresar/" in respuesta["Location"]) == (302, True)


def test_lo_admitido_lo_publica_otra_persona(elenco, en_mesa, como):
    envio = en_mesa()
    como(elenco.editora).post(direccion(envio, "admitir/"), visto(envio, **cumple_todo()))
    envio = recargado(envio)
    la_misma = como(elenco.editora).post(direccion(envio, "publicar/"), visto(envio))
    otra = como(elenco.editor_dos).post(direccion(envio, "publicar/"), visto(envio))

    assert (la_misma.status_code, otra.status_code) == (403, 302)
    assert recargado(envio).ficha.live


@pytest.mark.parametrize("rol", [*Membresia.Rol.values])
@pytest.mark.parametrize(("estado", "accion", "datos", "a"), PASOS)
def test_quien_es_de_la_entidad_y_de_la_sgp_no_decide_sobre_lo_suyo(
    elenco, en_mesa, como, rol, estado, accion, datos, a
):
    envio = en_mesa(estado)
    Membresia.objects.filter(entidad=elenco.entidad).delete()
    Membresia.objects.create(usuario=elenco.editora, entidad=elenco.entidad, rol=rol)
    suya = como(elenco.editora)
    enviados = [suya.post(direccion(envio, f"{accion}/"), visto(envio, **datos)).status_code]
    enviados += [
        suya.post(direccion(envio, ruta), visto(envio, campo="titulo", texto="x", tomar="1")).status_code
        for ruta in ("observaciones/", "guardar/", "asignar/")
    ]

    assert (set(enviados), suya.get(direccion(envio)).status_code) == ({403}, 403)
    assert (recargado(envio).estado, envio.observaciones.count(), recargado(envio).a_cargo) == (estado, 0, None)


# --- What the step asks ------------------------------------------------------------------------------------------------
def test_para_admitir_se_responde_cada_criterio(elenco, en_mesa, como):
    envio = en_mesa()
    datos = cumple_todo() | {"cumple_aplicada": "", "sustento_resultado": "Lo dice la encuesta."}
    respuesta = como(elenco.editora).post(direccion(envio, "admitir/"), visto(envio, **datos))

    html = respuesta.content.decode()
    assert respuesta.status_code == 400
    assert "¿La entidad ya la aplicó? Responda sí o no." in html
    assert "Lo dice la encuesta." in html
    assert recargado(envio).estado == ADMISIBILIDAD


def test_con_un_criterio_incumplido_no_se_admite(elenco, en_mesa, como):
    envio = en_mesa()
    datos = cumple_todo() | {"cumple_sin_datos": "no", "sustento_sin_datos": "Hay un DNI."}
    assert como(elenco.editora).post(direccion(envio, "admitir/"), visto(envio, **datos)).status_code == 400
    como(elenco.editora).post(direccion(envio, "no_admitir/"), visto(envio, motivo="Por los datos.", **datos))

    acto = envio.actos.get()
    assert acto.accion == Accion.NO_ADMITIR
    assert acto.datos["criterios"]["sin_datos"] == {"cumple": False, "sustento": "Hay un DNI."}
    assert acto.datos["criterios"]["aplicada"]["cumple"] is True


def test_el_motivo_se_pregunta_en_su_pagina_sin_perder_los_criterios(elenco, en_mesa, como):
    envio = en_mesa()
    datos = {"cumple_aplicada": "no", "sustento_aplicada": "Es un plan."}
    respuesta = como(elenco.editora).post(direccion(envio, "no_admitir/"), visto(envio, **datos))

    html = respuesta.content.decode()
    assert respuesta.status_code == 200
    assert 'name="motivo"' in html
    assert "Es un plan." in html
    assert recargado(envio).estado == ADMISIBILIDAD


def test_sin_motivo_no_se_hace(elenco, en_mesa, como):
    envio = en_mesa()
    respuesta = como(elenco.editora).post(direccion(envio, "no_admitir/"), visto(envio, motivo="  "))
    assert (respuesta.status_code, recargado(envio).estado) == (400, ADMISIBILIDAD)


def test_observar_pide_al_menos_una_observacion(elenco, en_mesa, como):
    envio = en_mesa()
    respuesta = como(elenco.editora).post(direccion(envio, "observar/"), visto(envio))
    assert respuesta.status_code == 400
    assert "Escriba al menos una observación." in respuesta.content.decode()


def test_una_observacion_sin_agregar_detiene_la_decision(elenco, en_mesa, como):
    envio = en_mesa()
    datos = visto(envio, campo="problema", texto="¿De qué año es?", **cumple_todo())
    respuesta = como(elenco.editora).post(direccion(envio, "admitir/"), datos)

    assert respuesta.status_code == 400
    assert "¿De qué año es?" in respuesta.content.decode()
    assert recargado(envio).estado == ADMISIBILIDAD


# --- Stale -------------------------------------------------------------------------------------------------------------
def test_quien_decide_segundo_recibe_409_y_lee_quien_decidio(elenco, en_mesa, como):
    envio = en_mesa()
    como(elenco.editora).post(direccion(envio, "admitir/"), visto(envio, **cumple_todo()))
    datos = visto(envio, motivo="No corresponde a esta entidad.", sustento_resultado="La línea de base es de otro año.")
    respuesta = como(elenco.editor_dos).post(direccion(envio, "no_admitir/"), datos)

    html = respuesta.content.decode()
    assert respuesta.status_code == 409
    assert str(elenco.editora) in html
    assert "No corresponde a esta entidad." in html
    assert "La línea de base es de otro año." in html
    assert recargado(envio).estado == POR_PUBLICAR


def test_si_el_texto_es_otro_se_muestra_la_diferencia(elenco, en_mesa, como):
    envio = en_mesa()
    ficha, vista = envio.ficha, envio.revision_id
    ficha.problema = "La espera pasaba de tres horas."
    envio.revision = ficha.save_revision()
    envio.save()
    respuesta = como(elenco.editora).post(
        direccion(envio, "admitir/"), visto(envio, **cumple_todo()) | {"revision": vista}
    )

    assert respuesta.status_code == 409
    assert "<ins>" in respuesta.content.decode()
    assert recargado(envio).estado == ADMISIBILIDAD


@pytest.mark.parametrize("revision", ["", "x", "9" * 30, "-1"])
def test_una_revision_que_no_es_ninguna_no_decide(elenco, en_mesa, como, revision):
    envio = en_mesa()
    datos = visto(envio, **cumple_todo()) | {"revision": revision}
    assert como(elenco.editora).post(direccion(envio, "admitir/"), datos).status_code in (400, 409)
    assert recargado(envio).estado == ADMISIBILIDAD


def test_la_revision_de_otra_ficha_no_se_muestra(elenco, en_mesa, como):
    ajena = PracticaFactory(breve=True, problema="Un secreto ajeno.").latest_revision
    envio = en_mesa()
    datos = visto(envio, **cumple_todo()) | {"revision": ajena.pk}
    respuesta = como(elenco.editora).post(direccion(envio, "admitir/"), datos)
    assert respuesta.status_code == 409
    assert "Un secreto ajeno." not in respuesta.content.decode()


# --- Reconsideration, withdrawal -----------------------------------------------------------------------------------------
def test_la_reconsideracion_dice_que_no_es_el_recurso_de_la_ley(elenco, en_mesa, como):
    envio = en_mesa()
    servicios.no_admitir(envio=envio, usuario=elenco.editora, revision=envio.revision_id, motivo="No lo es.")
    servicios.pedir_reconsideracion(envio=recargado(envio), usuario=elenco.responsable, motivo="Sí lo es.")
    envio = recargado(envio)
    cliente = como(elenco.editor_dos)
    for pagina in (cliente.get(direccion(envio)), cliente.get(direccion(envio, "resolver/"))):
        assert "no es el recurso del artículo 219 del TUO de la Ley N.° 27444" in pagina.content.decode()
    datos = visto(envio, fallo="fundada", motivo="Tiene razón.")

    assert como(elenco.editora).post(direccion(envio, "resolver/"), datos).status_code == 403
    assert cliente.post(direccion(envio, "resolver/"), datos).status_code == 302
    assert recargado(envio).estado == ADMISIBILIDAD


def test_retira_la_coordinacion_lo_que_la_entidad_pidio_retirar(elenco, en_mesa, como):
    envio = en_mesa(Estado.PUBLICADA)
    servicios.pedir_retiro(envio=envio, usuario=elenco.responsable, motivo="Ya no se usa.")
    datos = visto(recargado(envio), motivo="La entidad lo pidió.")
    assert "Ya no se usa." in como(elenco.coordinadora).get(direccion(envio)).content.decode()
    assert como(elenco.editora).post(direccion(envio, "retirar/"), datos).status_code == 403
    assert como(elenco.coordinadora).post(direccion(envio, "retirar/"), datos).status_code == 302
    assert recargado(envio).estado == Estado.RETIRADA


def test_quien_es_parte_no_toma_ningun_paso_desde_la_mesa(elenco, en_mesa, como):
    envio = en_mesa()
    elenco.responsable.groups.set(elenco.editora.groups.all())
    for accion in ("desistir", "enviar", "subsanar", "admitir"):
        respuesta = como(elenco.responsable).post(direccion(envio, f"{accion}/"), visto(envio) | {"texto": "x"})
        assert respuesta.status_code == 403


@pytest.mark.parametrize(("accion", "clase"), [("no_admitir", "boton--grave"), ("admitir", "boton--principal")])
def test_lo_que_no_se_deshace_se_confirma_en_rojo(elenco, en_mesa, como, accion, clase):
    html = como(elenco.editora).get(direccion(en_mesa(), f"{accion}/")).content.decode()
    (boton,) = re.findall(r'<button type="submit" class="boton ([^"]+)">', html.split("<main")[1])
    assert boton == clase


def enlaces_de_los_errores(respuesta) -> list[str]:
    resumen = re.search(r'<div class="errores.*?</ul>', respuesta.content.decode(), re.DOTALL).group()
    return re.findall(r'href="#([^"]+)"', resumen)


@pytest.mark.parametrize(
    ("ruta", "datos"),
    [
        ("no_admitir/", {"motivo": ""}),
        ("admitir/", {}),
        ("observaciones/", {"hacer": "agregar", "campo": "resumen", "texto": ""}),
        ("observaciones/", {"hacer": "agregar", "campo": "resumen", "texto": "x" * 2001}),
        ("guardar/", {"cumple_aplicada": "quizá"}),
        ("guardar/", {"cumple_aplicada": "si", "sustento_aplicada": "x" * 501}),
        ("admitir/", cumple_todo() | {"campo": "resumen", "texto": "A medias."}),
    ],
)
def test_cada_error_lleva_a_su_control(elenco, en_mesa, como, ruta, datos):
    envio = en_mesa()
    respuesta = como(elenco.editora).post(direccion(envio, ruta), visto(envio, **datos))
    assert respuesta.status_code == 400
    html = respuesta.content.decode()
    destinos = enlaces_de_los_errores(respuesta)
    assert destinos
    assert [d for d in destinos if f'id="{d}"' not in html] == []


@pytest.mark.parametrize(("hacer", "datos"), [("asignar", {"a": ""}), ("duplicado", {"texto": " "})])
def test_el_error_de_varias_a_la_vez_lleva_a_su_control(elenco, en_mesa, como, hacer, datos):
    respuesta = como(elenco.editora).post("/mesa/lote/", {"hacer": hacer, "envio": en_mesa().uuid} | datos)
    html = respuesta.content.decode()
    (destino,) = enlaces_de_los_errores(respuesta)
    assert f'id="{destino}"' in html
    assert f'{destino}_error" aria-' in html or f'{destino}_error">' in html
    assert re.search(rf'aria-describedby="[^"]*{destino}_error"', html)


def test_en_una_ficha_la_pestana_dice_donde_esta(elenco, en_mesa, como):
    cliente, envio = como(elenco.editora), en_mesa()
    actual = re.compile(r'aria-current="page">(\w+ ?\w*)')
    assert actual.findall(cliente.get(direccion(envio)).content.decode())[-1] == "Todas "
    servicios.asignar(envio=envio, usuario=elenco.editora, a=elenco.editora)
    assert actual.findall(cliente.get(direccion(envio)).content.decode())[-1] == "Mis fichas"
