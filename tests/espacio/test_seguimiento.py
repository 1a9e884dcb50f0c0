"""Where a case file stands, as its entity reads it."""

import re
from datetime import date

import pytest

from practicas.catalogos import dias_habiles
from practicas.envios import servicios
from practicas.envios.estados import Accion, Estado, Papel, Ruta
from practicas.envios.models import Acto, Envio, Observacion
from tests.envios.conftest import miembro
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory, envio_en, termino


@pytest.fixture
def envio_de(client, elenco):
    client.force_login(elenco.responsable)
    return lambda estado, **campos: envio_en(estado, PracticaFactory(breve=True, entidad=elenco.entidad), **campos)


def observada(envio, elenco, **campos) -> Observacion:
    return Observacion.objects.create(
        envio=envio,
        paso=Estado.ADMISIBILIDAD,
        ronda=1,
        numero=1,
        campo="resumen",
        texto="Diga desde cuándo.",
        estado=Observacion.Estado.ABIERTA,
        autor=elenco.editora,
        **campos,
    )


def recargada(observacion) -> Observacion:
    return Observacion.objects.get(pk=observacion.pk)


@pytest.mark.parametrize("estado", [Estado.VALIDADA, Estado.NO_VALIDADA])
def test_de_una_evaluacion_decidida_se_llega_al_informe(client, envio_de, estado):
    envio = envio_de(estado, ruta=Ruta.EVALUACION)
    html = client.get(f"/mi-entidad/envios/{envio.uuid}/").content.decode()
    assert f"/mi-entidad/envios/{envio.uuid}/informe/" in html


def test_de_una_que_sigue_en_evaluacion_no(client, envio_de):
    envio = envio_de(Estado.EVALUACION, ruta=Ruta.EVALUACION)
    assert "/informe/" not in client.get(f"/mi-entidad/envios/{envio.uuid}/").content.decode()


def test_el_recorrido_dice_lo_que_se_hizo_y_no_lo_que_se_puede_hacer(client, envio_de):
    envio = envio_de(Estado.EVALUACION, ruta=Ruta.EVALUACION)
    Acto.objects.create(
        envio=envio, accion=Accion.CALIFICAR, de=Estado.EVALUACION, a=Estado.EVALUACION, papel=Papel.EVALUADOR
    )
    assert "Calificación enviada" in client.get(f"/mi-entidad/envios/{envio.uuid}/").content.decode()


@pytest.mark.parametrize(("estado", "espera"), [(Estado.OBSERVADA, True), (Estado.ARCHIVADA, False)])
def test_lo_que_nadie_puede_responder_no_espera_respuesta(client, envio_de, elenco, estado, espera):
    observada(envio_de(estado), elenco)
    assert ("Diga desde cuándo." in client.get("/mi-entidad/observaciones/").content.decode()) is espera


def test_la_respuesta_de_otra_persona_no_se_pisa_sin_verla(client, envio_de, elenco):
    envio = envio_de(Estado.OBSERVADA)
    observacion = observada(envio, elenco)
    direccion = f"/mi-entidad/envios/{envio.uuid}/observaciones/{observacion.numero}/"
    servicios.responder(observacion=observacion, usuario=elenco.redactora, respuesta="Desde marzo de 2021.")

    choque = client.post(direccion, {"respuesta": "Desde 2021.", "vez": ""})
    html = choque.content.decode()
    assert choque.status_code == 409
    assert f"{elenco.redactora} respondió mientras usted escribía." in html
    assert "Desde marzo de 2021." in html
    assert ">Desde 2021.</textarea>" in html
    assert recargada(observacion).respuesta == "Desde marzo de 2021."

    vista = re.search('name="vez" value="([^"]+)"', html)[1]
    assert client.post(direccion, {"respuesta": "Desde 2021.", "vez": vista}).status_code == 302
    assert recargada(observacion).respuesta == "Desde 2021."


def test_tampoco_al_aceptar_la_sugerencia(client, envio_de, elenco):
    envio = envio_de(Estado.OBSERVADA)
    observacion = observada(envio, elenco, sugerencia="Un resumen más claro.")
    servicios.responder(observacion=observacion, usuario=elenco.redactora, respuesta="Preferimos el nuestro.")
    direccion = f"/mi-entidad/envios/{envio.uuid}/observaciones/{observacion.numero}/"

    assert client.post(direccion, {"aceptar": "1", "vez": ""}).status_code == 409
    assert recargada(observacion).respuesta == "Preferimos el nuestro."


def test_quien_corrige_su_propia_respuesta_no_choca_consigo(client, envio_de, elenco):
    envio = envio_de(Estado.OBSERVADA)
    observacion = observada(envio, elenco)
    direccion = f"/mi-entidad/envios/{envio.uuid}/observaciones/{observacion.numero}/"
    for respuesta in ("Desde 2021.", "Desde marzo de 2021."):
        assert client.post(direccion, {"respuesta": respuesta, "vez": ""}).status_code == 302
    assert recargada(observacion).respuesta == "Desde marzo de 2021."


def test_quien_sigue_un_sector_ve_como_van_sus_practicas_y_nada_mas(client, elenco):
    sector = termino("sector", "s-salud")
    ministerio, adscrita = (EntidadFactory(sector=sector) for _ in range(2))
    practica = envio_en(
        Estado.ADMISIBILIDAD, PracticaFactory(breve=True, entidad=adscrita, titulo="Turnos por mensaje")
    )
    envio_en(Estado.REVISION, LeccionFactory(breve=True, anonima=True, entidad=adscrita, titulo="Lo que no salió"))
    client.force_login(miembro("enlace", ministerio, "sectorial"))

    html = client.get("/mi-entidad/").content.decode()
    assert "Turnos por mensaje" in html
    assert "En admisibilidad" in html
    assert "Lo que no salió" not in html
    assert client.get(practica.get_absolute_url()).status_code == 404


def test_la_observada_dice_cuantas_faltan_y_lleva_a_responder(client, envio_de, elenco):
    envio = envio_de(Estado.OBSERVADA, paso_que_observo=Estado.ADMISIBILIDAD)
    observacion = observada(envio, elenco)
    html = client.get(f"/mi-entidad/envios/{envio.uuid}/").content.decode()
    assert "La SGP dejó 1 observación. Respóndala y envíe: la ficha vuelve al mismo paso, sin empezar de nuevo." in html
    assert re.findall(r'boton--principal" href="([^"]+)', html) == [f"/mi-entidad/envios/{envio.uuid}/observaciones/1/"]

    servicios.responder(observacion=observacion, usuario=elenco.redactora, respuesta="Desde marzo de 2021.")
    html = client.get(f"/mi-entidad/envios/{envio.uuid}/").content.decode()
    assert "Ya respondió las observaciones." in html
    assert re.findall(r'boton--principal" href="([^"]+)', html) == [f"/mi-entidad/envios/{envio.uuid}/subsanar/"]


@pytest.mark.parametrize(
    ("gastados", "en_la_mesa", "en_la_entidad"),
    [
        (4, "<b>3</b> días, detenido", "detenido en el día 4 de 7."),
        (7, "<b>0</b> días, detenido", "detenido en el día 7 de 7."),
        (10, "<b>3</b> días de atraso, detenido", "detenido con 3 días de atraso."),
    ],
)
def test_el_reloj_detenido_dice_lo_mismo_en_la_mesa_y_en_la_entidad(
    client, envio_de, elenco, gastados, en_la_mesa, en_la_entidad
):
    envio = envio_de(Estado.OBSERVADA, paso_que_observo=Estado.ADMISIBILIDAD, dias_gastados=gastados)
    assert en_la_entidad in client.get(f"/mi-entidad/envios/{envio.uuid}/").content.decode()
    client.force_login(elenco.editora)
    assert en_la_mesa in client.get("/mesa/?de=todas").content.decode()


def test_la_lista_dice_quien_es_y_los_dias_que_quedan(client, envio_de, elenco, monkeypatch):
    monkeypatch.setattr(dias_habiles, "hoy", lambda: date(2026, 6, 9))  # a Tuesday with no holiday near
    for dia in (date(2026, 6, 19), date(2026, 6, 11), date(2026, 6, 4)):
        Envio.objects.filter(pk=envio_de(Estado.VISADO).pk).update(vence=dia)
    html = client.get("/mi-entidad/").content.decode()
    quien = html.split('class="subcabecera__quien">')[1].split("</p>")[0]
    assert str(elenco.entidad.nombre) in quien
    filas = re.findall(r"plazo-en-fila--(\w*)\"><b>(\d+)</b> (días hábiles[^,]*), (ven\w+)", html)
    assert filas == [
        ("atraso", "3", "días hábiles de atraso", "venció"),
        ("pronto", "2", "días hábiles", "vence"),
        ("", "8", "días hábiles", "vence"),
    ]


def test_las_pestanas_dicen_cuantas_fichas_y_colegas_hay(client, envio_de, elenco):
    envio_de(Estado.BORRADOR)
    html = client.get("/mi-entidad/").content.decode()
    cuentas = dict(re.findall(r'>(\w+) <span class="cuenta">(\d+)</span>', html.split('class="pestanas"')[1]))
    assert cuentas["Fichas"] == "1"
    assert cuentas["Colegas"] == str(elenco.entidad.membresias.vigentes().count())


@pytest.mark.parametrize(
    ("papel", "dicho"), [(Papel.ESPECIALISTA, "por especialista SGP"), (Papel.ALTERNO, "por alterno/a")]
)
def test_el_papel_va_en_minuscula_dentro_de_la_frase(client, envio_de, papel, dicho):
    envio = envio_de(Estado.POR_PUBLICAR)
    Acto.objects.create(envio=envio, accion=Accion.ADMITIR, de=Estado.ADMISIBILIDAD, a=Estado.POR_PUBLICAR, papel=papel)
    assert dicho in client.get(f"/mi-entidad/envios/{envio.uuid}/").content.decode()
