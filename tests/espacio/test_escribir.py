"""Writing a ficha over HTTP: with the script that keeps it and without, by one person and by two at once."""

import json
import re
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from portal.cifras import FINO, fecha
from practicas.envios import servicios
from practicas.envios.estados import Estado
from practicas.envios.models import Envio
from practicas.fichas.models import Indicador
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory, envio_en, publicar


@pytest.fixture
def envio(elenco):
    return Envio.objects.de_ficha(PracticaFactory(breve=True, entidad=elenco.entidad)).get()


@pytest.fixture
def redactora(client, elenco):
    client.force_login(elenco.redactora)
    return elenco.redactora


def guardar(client, envio, datos):
    return client.post(f"/mi-entidad/envios/{envio.uuid}/guardar/", datos)


def test_abrir_y_guardar_sin_tocar_nada_no_cambia_nada(client, redactora, envio, abrir):
    antes = envio.texto.serializable_data()
    respuesta = guardar(client, envio, abrir(envio))
    assert (respuesta.status_code, respuesta.json()["errores"], respuesta.json()["choques"]) == (200, {}, [])
    despues = envio.texto.serializable_data()
    assert {c for c in antes if antes[c] != despues[c]} <= {"latest_revision", "has_unpublished_changes"}


def test_con_todo_escrito_tampoco(client, redactora, elenco, abrir):
    ficha = PracticaFactory(completa=True, entidad=elenco.entidad)
    ficha.save_revision()
    envio = Envio.objects.de_ficha(ficha).get()
    antes = envio.texto.serializable_data()
    respuesta = guardar(client, envio, abrir(envio))
    assert (respuesta.json()["errores"], respuesta.json()["choques"]) == ({}, [])
    despues = envio.texto.serializable_data()
    assert {c for c in antes if antes[c] != despues[c]} <= {"latest_revision", "has_unpublished_changes"}


def test_una_leccion_se_escribe_igual(client, redactora, elenco, abrir):
    ficha = LeccionFactory(completa=True, entidad=elenco.entidad)
    ficha.save_revision()
    envio = Envio.objects.de_ficha(ficha).get()
    datos = abrir(envio) | {"causas": "Nadie siguió un expediente a pie.", "resultado": "parcial"}
    assert guardar(client, envio, datos).status_code == 200
    assert (envio.texto.causas, envio.texto.resultado) == ("Nadie siguió un expediente a pie.", "parcial")


def test_lo_escrito_queda_en_el_borrador(client, redactora, envio, abrir):
    datos = abrir(envio) | {
        "problema": "Se esperaba tres horas.",
        "costo": "1 234,50",
        "ubigeo": "",
        "etiquetas": "colas, turnos",
    }
    assert guardar(client, envio, datos).status_code == 200
    texto = envio.texto
    assert (texto.problema, str(texto.costo), texto.ubigeo) == ("Se esperaba tres horas.", "1234.50", "")
    assert {e.name for e in texto.etiquetas.all()} == {"colas", "turnos"}


def test_lo_que_no_se_entiende_no_estorba_a_lo_demas(client, redactora, envio, abrir):
    datos = abrir(envio) | {"problema": "Se esperaba tres horas.", "costo": "mucho"}
    dicho = guardar(client, envio, datos).json()
    assert "id_costo" in dicho["errores"]
    assert (envio.texto.problema, envio.texto.costo) == ("Se esperaba tres horas.", 38_400)


def test_una_fila_nueva_guardada_dos_veces_es_una(client, redactora, envio, abrir):
    datos = abrir(envio) | {
        "indicadores-0-nombre": "Espera",
        "indicadores-0-unidad": "minutos",
        "indicadores-0-logro": "40",
    }
    for logro in ("40", "35"):
        datos = datos | {"indicadores-0-logro": logro}
        visto = guardar(client, envio, datos).json()["visto"]
        datos["visto"] = __import__("json").dumps(visto)
    (indicador,) = envio.texto.indicadores.all()
    assert (indicador.nombre, indicador.logro, str(indicador.clave)) == ("Espera", 35, datos["indicadores-0-clave"])


def test_una_fila_se_quita(client, redactora, elenco, abrir):
    ficha = PracticaFactory(breve=True, entidad=elenco.entidad)
    ficha.indicadores = [
        Indicador(nombre="Uno", unidad="n", sentido="sube"),
        Indicador(nombre="Dos", unidad="n", sentido="sube"),
    ]
    ficha.save()
    ficha.save_revision()
    envio = Envio.objects.de_ficha(ficha).get()
    guardar(client, envio, abrir(envio) | {"indicadores-0-quitar": "on"})
    assert [i.nombre for i in envio.texto.indicadores.all()] == ["Dos"]
    assert [i.nombre for i in envio.ficha.indicadores.all()] == ["Dos"]


def test_dos_pestanas_la_segunda_lo_sabe_y_nada_se_pisa(client, redactora, envio, abrir):
    una, otra = abrir(envio), abrir(envio)
    guardar(client, envio, una | {"problema": "Lo de la primera."})
    respuesta = guardar(client, envio, otra | {"problema": "Lo de la segunda.", "solucion": "Otra cosa."})
    assert respuesta.status_code == 409
    (choque,) = respuesta.json()["choques"]
    assert "Lo de la primera." in choque
    assert re.findall(r"<(del|ins)>.*?</span>(\w+)", choque) == [("del", "segunda"), ("ins", "primera")]
    assert (envio.texto.problema, envio.texto.solucion) == ("Lo de la primera.", "Otra cosa.")


def test_quien_ve_el_choque_puede_quedarse_con_lo_suyo(client, redactora, envio, abrir):
    una, otra = abrir(envio), abrir(envio)
    guardar(client, envio, una | {"problema": "Lo de la primera."})
    respuesta = guardar(client, envio, otra | {"problema": "Lo de la segunda.", "quedarse": "problema"})
    assert respuesta.status_code == 200
    assert envio.texto.problema == "Lo de la segunda."


def test_lo_que_uno_no_toco_no_pisa_lo_del_otro(client, redactora, envio, abrir):
    una, otra = abrir(envio), abrir(envio)
    guardar(client, envio, una | {"problema": "Lo de la primera."})
    respuesta = guardar(client, envio, otra | {"solucion": "Lo de la segunda."})
    assert respuesta.status_code == 200
    assert (envio.texto.problema, envio.texto.solucion) == ("Lo de la primera.", "Lo de la segunda.")


def test_lo_que_la_pagina_no_mostro_no_se_borra(client, redactora, envio):
    guardar(client, envio, {"problema": "Solo esto.", "visto": "{}"})
    assert envio.texto.problema == "La espera pasaba de dos horas."


def test_guardar_muchas_veces_no_deja_miles_de_revisiones(client, redactora, envio, abrir):
    for n in range(4):
        guardar(client, envio, abrir(envio) | {"problema": f"Vez {n}."})
    assert envio.ficha.revisions.count() == 2  # the first, and that of this sitting


def test_el_borrador_de_una_publicada_no_cambia_lo_publico(client, redactora, elenco, abrir):
    publicado = envio_en(Estado.PUBLICADA, PracticaFactory(breve=True, entidad=elenco.entidad))
    nuevo = servicios.actualizar(envio=publicado, usuario=elenco.redactora)
    guardar(
        client,
        nuevo,
        abrir(nuevo) | {"titulo": "Otro título", "indicadores-0-nombre": "Espera", "indicadores-0-unidad": "min"},
    )
    assert (nuevo.texto.titulo, [i.nombre for i in nuevo.texto.indicadores.all()]) == ("Otro título", ["Espera"])
    assert nuevo.ficha.titulo != "Otro título"
    assert not nuevo.ficha.indicadores.exists()


def test_sin_programa_se_guarda_con_el_boton(client, redactora, envio, abrir):
    datos = abrir(envio) | {"problema": "Se esperaba tres horas.", "guardar": "1"}
    respuesta = client.post(f"/mi-entidad/envios/{envio.uuid}/escribir/", datos)
    assert respuesta.status_code == 302
    assert envio.texto.problema == "Se esperaba tres horas."


def test_sin_programa_lo_que_no_se_entiende_vuelve_escrito(client, redactora, envio, abrir):
    datos = abrir(envio) | {"costo": "mucho", "problema": "Se esperaba tres horas.", "guardar": "1"}
    respuesta = client.post(f"/mi-entidad/envios/{envio.uuid}/escribir/", datos)
    assert respuesta.status_code == 400
    assert 'value="mucho"' in respuesta.content.decode()
    assert envio.texto.problema == "Se esperaba tres horas."


def test_enviar_incompleta_dice_que_falta_y_donde(client, redactora, elenco, abrir):
    envio = servicios.crear_ficha(tipo="practica", titulo="Recojo a pie", entidad=elenco.entidad, usuario=redactora)
    respuesta = client.post(f"/mi-entidad/envios/{envio.uuid}/escribir/", abrir(envio) | {"enviar": "1"}, follow=True)
    html = respuesta.content.decode()
    assert 'href="#campo-problema"' in html
    assert "cosas para enviar" in html
    assert Envio.objects.get(pk=envio.pk).estado == Estado.BORRADOR


def test_bajo_revision_no_se_escribe(client, redactora, elenco):
    envio = envio_en(Estado.VISADO, PracticaFactory(breve=True, entidad=elenco.entidad))
    assert client.get(f"/mi-entidad/envios/{envio.uuid}/escribir/").status_code == 403
    assert guardar(client, envio, {"visto": "{}"}).status_code == 403


def test_de_otra_entidad_no_existe(client, elenco, envio):
    client.force_login(elenco.de_otra_entidad)
    for ruta in ("", "escribir/", "ficha/", "guardar/"):
        assert client.get(f"/mi-entidad/envios/{envio.uuid}/{ruta}").status_code in (404, 405)
    assert guardar(client, envio, {}).status_code == 404
    assert client.get(f"/mi-entidad/envios/{uuid.uuid4()}/").status_code == 404


def test_lo_escrito_con_codigo_es_texto(client, redactora, envio, abrir):
    guardar(
        client,
        envio,
        abrir(envio) | {"titulo": "<script>alert(1)</script>", "problema": "</textarea><script>x</script>"},
    )
    for ruta in ("", "escribir/", "ficha/"):
        assert "<script>alert" not in (html := client.get(f"/mi-entidad/envios/{envio.uuid}/{ruta}").content.decode())
        assert "<script>x" not in html


@pytest.mark.parametrize("tipo", ["practica", "leccion"])
def test_una_ficha_nueva_empieza_desde_cero(client, redactora, elenco, tipo):
    respuesta = client.post(
        "/mi-entidad/nueva/", {"tipo": tipo, "titulo": "Recojo a pie", "entidad": elenco.entidad.pk}
    )
    envio = Envio.objects.latest("pk")
    assert respuesta.url == f"/mi-entidad/envios/{envio.uuid}/escribir/"
    assert (envio.tipo, envio.creado_por) == (tipo, redactora)
    assert client.get(respuesta.url).status_code == 200


def test_no_se_escribe_para_otra_entidad(client, redactora, elenco):
    otra = PracticaFactory().entidad
    respuesta = client.post("/mi-entidad/nueva/", {"tipo": "practica", "titulo": "Ajena", "entidad": otra.pk})
    assert respuesta.status_code == 200
    assert not Envio.objects.filter(titulo="Ajena").exists()


def test_el_seguimiento_dice_en_que_esta_y_a_quien_le_toca(client, redactora, elenco):
    envio = envio_en(Estado.OBSERVADA, PracticaFactory(breve=True, entidad=elenco.entidad))
    html = client.get(f"/mi-entidad/envios/{envio.uuid}/").content.decode()
    assert "Observada: le toca a su entidad" in html
    assert "Plazo de su entidad" in html


def test_publicada_lleva_a_su_pagina(client, redactora, elenco):
    ficha = PracticaFactory(breve=True, entidad=elenco.entidad)
    publicar(ficha)
    envio = Envio.objects.de_ficha(ficha).get()
    assert f"/fichas/{envio.ficha.codigo}/" in client.get(f"/mi-entidad/envios/{envio.uuid}/").content.decode()


def con_filas(datos: dict, cuantas: int) -> dict:
    filas = {}
    for n in range(cuantas):
        filas |= {f"hitos-{n}-fecha": "2022", f"hitos-{n}-titulo": f"Hito {n}", f"hitos-{n}-clave": str(uuid.uuid4())}
    return datos | filas | {"hitos-total": str(cuantas)}


def test_una_lista_larga_se_guarda_entera(client, redactora, envio, abrir):
    assert guardar(client, envio, con_filas(abrir(envio), 90)).status_code == 200
    guardar(client, envio, abrir(envio) | {"problema": "Otra cosa."})
    assert len(envio.texto.hitos.all()) == 90


def test_la_que_no_cabe_no_se_lee_y_la_que_habia_queda(client, redactora, envio, abrir):
    guardar(client, envio, con_filas(abrir(envio), 3))
    guardar(client, envio, abrir(envio) | {"hitos-total": "500"})
    assert len(envio.texto.hitos.all()) == 3


@pytest.mark.parametrize("total", ["9" * 5000, "-1", "²", "x"])
def test_un_total_que_no_es_un_numero_no_rompe_nada(client, redactora, envio, abrir, total):
    assert guardar(client, envio, abrir(envio) | {"hitos-total": total}).status_code in (200, 409)


@pytest.mark.parametrize("visto", ["[" * 100_000, "{", "[]", "7"])
def test_sin_saber_que_se_veia_no_se_guarda(client, redactora, envio, abrir, visto):
    assert guardar(client, envio, abrir(envio) | {"visto": visto, "problema": "Otro."}).status_code == 400
    assert envio.texto.problema == "La espera pasaba de dos horas."


def test_guardar_sin_cambios_no_deja_una_revision_propia_sobre_la_ajena(client, elenco, envio, abrir):
    client.force_login(elenco.responsable)
    guardar(client, envio, abrir(envio) | {"problema": "Lo de la responsable."})
    client.force_login(elenco.redactora)
    guardar(client, envio, abrir(envio))
    assert envio.ficha.get_latest_revision().user == elenco.responsable


def test_la_respuesta_que_llega_tarde_vuelve_escrita(client, elenco):
    envio = envio_en(Estado.ADMISIBILIDAD, PracticaFactory(breve=True, entidad=elenco.entidad))
    servicios.preparar(envio=envio, usuario=elenco.editora, campo="problema", texto="¿Desde cuándo?")
    servicios.observar(envio=envio, usuario=elenco.editora, revision=envio.revision_id)
    servicios.desistir(envio=Envio.objects.get(pk=envio.pk), usuario=elenco.responsable)
    client.force_login(elenco.redactora)
    respuesta = client.post(f"/mi-entidad/envios/{envio.uuid}/observaciones/1/", {"respuesta": "Desde 2019."})
    assert respuesta.status_code == 409
    assert "Desde 2019." in respuesta.content.decode()


def test_lo_que_no_se_pide_dice_que_es_opcional(client, redactora, envio):
    html = client.get(f"/mi-entidad/envios/{envio.uuid}/escribir/").content.decode()
    opcionales = re.findall(r'<label for="(\w[\w-]*)">[^<]*<span class="grupo__opcional">', html)
    assert {"id_contacto_area", "id_etiquetas", "id_indicadores-0-meta", "id_normas-0-numero"} <= set(opcionales)
    assert {"id_titulo", "id_problema", "id_costo", "id_objetivo", "id_indicadores-0-nombre"}.isdisjoint(opcionales)


def test_el_choque_dice_desde_cuando_el_campo_dice_lo_otro(client, redactora, elenco, envio, abrir):
    mio = abrir(envio)
    client.force_login(elenco.responsable)
    for horas, campo, texto in ((3, "problema", "Lo de la otra."), (1, "solucion", "Otra cosa, más tarde.")):
        guardar(client, envio, abrir(envio) | {campo: texto})
        ultima = envio.ficha.revisions.order_by("-pk").first()
        hora = timezone.now().replace(year=2026, month=3, day=2) - timedelta(hours=horas)
        type(ultima).objects.filter(pk=ultima.pk).update(created_at=hora)

    client.force_login(elenco.redactora)
    (choque,) = guardar(client, envio, mio | {"problema": "Lo mío."}).json()["choques"]
    hace_tres = timezone.localtime(hora - timedelta(hours=2))
    assert f"otra persona lo cambió el {fecha(hace_tres)}, a las {hace_tres:%H:%M}, mientras" in choque


def test_al_abrir_dice_cuando_se_guardo_por_ultima_vez(client, redactora, envio, abrir):
    guardar(client, envio, abrir(envio) | {"problema": "Otro."})
    ahora = timezone.localtime(envio.ficha.latest_revision.created_at)
    html = client.get(f"/mi-entidad/envios/{envio.uuid}/escribir/").content.decode()
    assert f">Guardado a las {ahora:%H:%M}</p>" in html


def test_las_cifras_dicen_como_se_leyeron(client, redactora, envio, abrir):
    filas = {"indicadores-0-nombre": "Cuadras", "indicadores-0-unidad": "cuadras", "indicadores-0-sentido": "sube"}
    filas |= {"indicadores-0-linea_base": "14", "indicadores-0-logro": "71", "indicadores-0-meta": "sesenta"}
    leidos = guardar(client, envio, abrir(envio) | filas | {"costo": "1 234,50"}).json()["leidos"]
    assert leidos["id_costo"] == "Se leyó: 1,234.5"
    assert leidos["id_indicadores-0-logro"] == f"Se leyó: 71, sube 407{FINO}%"
    assert "id_indicadores-0-meta" not in leidos
    guardar(client, envio, abrir(envio) | {"costo": "1 234,50"})
    html = client.get(f"/mi-entidad/envios/{envio.uuid}/escribir/").content.decode()
    assert '<p class="leido" data-leido-de="id_costo">Se leyó: 1,234.5</p>' in html


def test_sin_programas_tambien_dice_cuantas_palabras_van(client, redactora, envio, abrir):
    limite = envio.texto._meta.get_field("problema").palabras
    guardar(client, envio, abrir(envio) | {"problema": "palabra " * (limite + 9)})
    html = client.get(f"/mi-entidad/envios/{envio.uuid}/escribir/").content.decode()
    assert f"{limite + 9} de {limite} palabras: sobran 9" in html
    assert '<rect class="palabras__barra" width="100"' in html


def test_lo_que_puede_esperar_no_va_en_rojo(client, redactora, envio):
    html = client.get(f"/mi-entidad/envios/{envio.uuid}/escribir/").content.decode()
    clases = dict(re.findall(r'<li class="faltantes--(\w+)"><a href="#([\w-]+)"', html))
    assert "falta" not in clases
    assert "y puede esperar" in html.split('href="#pasos"')[1].split("</li>")[0]


# --- For another entity, and out of another ficha -----------------------------------------------------------------------
def empezar(client, elenco, **otros):
    datos = {"tipo": "practica", "titulo": "Recojo a pie", "entidad": elenco.entidad.pk}
    return client.post("/mi-entidad/nueva/", datos | otros)


def test_una_entidad_presenta_lo_que_hizo_otra(client, redactora, elenco):
    hizo = EntidadFactory(nombre="Municipalidad Distrital de Ñahuinpuquio")
    assert empezar(client, elenco, otra="ñahuinpuquio").status_code == 302
    ficha = Envio.objects.latest("pk").texto
    assert (ficha.entidad, ficha.entidad_presenta) == (hizo, elenco.entidad)


def test_si_varias_se_llaman_asi_se_elige_y_nada_se_pierde(client, redactora, elenco):
    una, _ = (EntidadFactory(nombre=f"Municipalidad de Melgar {cual}") for cual in ("Alto", "Bajo"))
    pagina = empezar(client, elenco, otra="Melgar")
    assert pagina.status_code == 200
    assert "Elija la entidad que lo hizo" in pagina.content.decode()
    assert 'value="Recojo a pie"' in pagina.content.decode()
    assert empezar(client, elenco, otra="Melgar", cual=una.codigo).status_code == 302
    assert Envio.objects.latest("pk").entidad == una


@pytest.mark.parametrize("otra", ["Ninguna que exista", "´"])
def test_si_ninguna_se_llama_asi_lo_dice(client, redactora, elenco, otra):
    antes = Envio.objects.count()
    assert "No hay ninguna entidad que se llame así." in empezar(client, elenco, otra=otra).content.decode()
    assert Envio.objects.count() == antes


def test_una_leccion_nombra_la_practica_de_la_que_salio(client, redactora, elenco, abrir):
    practica = PracticaFactory(publicada=True)
    envio = Envio.objects.de_ficha(LeccionFactory(breve=True, entidad=elenco.entidad)).get()
    datos = abrir(envio) | {"practica": f" {practica.codigo.lower()} ", "idioma": "qu"}
    assert guardar(client, envio, datos).json()["errores"] == {}
    assert (envio.texto.practica, envio.texto.idioma) == (practica, "qu")
    assert abrir(envio)["practica"] == practica.codigo
    guardar(client, envio, abrir(envio) | {"practica": ""})
    assert envio.texto.practica is None


@pytest.mark.parametrize("codigo", ["BP-1999-00001", "lo que sea", "\0"])
def test_una_practica_que_no_hay_se_dice_y_lo_demas_se_guarda(client, redactora, elenco, abrir, codigo):
    envio = Envio.objects.de_ficha(LeccionFactory(breve=True, entidad=elenco.entidad)).get()
    respuesta = guardar(client, envio, abrir(envio) | {"practica": codigo, "causas": "Otra causa."})
    assert "practica" in str(respuesta.json()["errores"])
    assert (envio.texto.practica, envio.texto.causas) == (None, "Otra causa.")


def test_un_idioma_poco_usado_no_se_pierde(client, redactora, elenco, abrir):
    envio = Envio.objects.de_ficha(LeccionFactory(breve=True, entidad=elenco.entidad, idioma="sh")).get()
    guardar(client, envio, abrir(envio) | {"causas": "Otra causa."})
    assert (envio.texto.idioma, envio.texto.causas) == ("sh", "Otra causa.")


def test_una_celda_que_no_se_entiende_no_detiene_a_las_demas(client, redactora, envio, abrir):
    una, otra = str(uuid.uuid4()), str(uuid.uuid4())
    filas = {"indicadores-0-clave": una, "indicadores-0-nombre": "Cuadras", "indicadores-0-linea_base": "14"}
    guardar(client, envio, abrir(envio) | filas | {"indicadores-total": "1"})
    filas |= {"indicadores-0-linea_base": "catorce", "indicadores-0-fuente": "Padrón de cuadras"}
    filas |= {"indicadores-1-clave": otra, "indicadores-1-nombre": "Quejas", "indicadores-1-linea_base_fecha": "ayer"}
    respuesta = guardar(client, envio, abrir(envio) | filas | {"indicadores-total": "2"}).json()
    assert set(respuesta["errores"]) == {"id_indicadores-0-linea_base", "id_indicadores-1-linea_base_fecha"}
    assert respuesta["choques"] == []
    assert [(i.nombre, i.linea_base, i.fuente) for i in envio.texto.indicadores.all()] == [
        ("Cuadras", 14, "Padrón de cuadras"),
        ("Quejas", None, ""),
    ]
    # What the page has next is written over what was kept, and clashes with nothing.
    filas |= {"indicadores-0-linea_base": "15", "visto": json.dumps(respuesta["visto"])}
    respuesta = guardar(
        client, envio, abrir(envio) | filas | {"indicadores-total": "2", "indicadores-1-linea_base_fecha": "2022"}
    ).json()
    assert (respuesta["errores"], respuesta["choques"]) == ({}, [])
    assert [i.linea_base for i in envio.texto.indicadores.all()] == [15, None]


def test_una_fila_sin_lo_que_la_tabla_exige_espera_y_las_demas_se_guardan(client, redactora, envio, abrir):
    datos = abrir(envio) | {"hitos-0-clave": str(uuid.uuid4()), "hitos-0-titulo": "Ordenanza", "hitos-0-fecha": "2021"}
    datos |= {
        "financiamientos-0-clave": str(uuid.uuid4()),
        "financiamientos-0-monto": "mucho",
        "hitos-total": "1",
        "financiamientos-total": "1",
    }
    respuesta = guardar(client, envio, datos)
    assert respuesta.status_code == 200
    assert respuesta.json()["errores"]
    assert [h.titulo for h in envio.texto.hitos.all()] == ["Ordenanza"]
    assert not envio.texto.financiamientos.exists()
