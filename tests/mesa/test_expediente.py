"""One case file opened: what is read, what changed, what is remarked and what was answered."""

import re

import pytest

from practicas.envios import servicios
from practicas.envios.estados import Estado
from practicas.envios.models import HojaDeRevision, Observacion, PlantillaDeObservacion
from tests.factories import LeccionFactory, PracticaFactory, termino

from .conftest import cumple_todo, direccion, recargado, visto

pytestmark = pytest.mark.django_db
AJENO = "<script>alert(1)</script>"


def html_de(respuesta) -> str:
    return respuesta.content.decode()


@pytest.fixture
def en_segunda_vuelta(elenco, en_mesa):
    """Observed in two fields, answered, sent again with two changes."""
    envio = en_mesa()
    for campo in ("problema", "costo"):
        servicios.preparar(envio=envio, usuario=elenco.editora, campo=campo, texto=f"Diga más de {campo}.")
    servicios.observar(envio=envio, usuario=elenco.editora, revision=envio.revision_id)
    envio = recargado(envio)
    texto = envio.texto
    texto.problema, texto.solucion = "La espera de 2021 pasaba de dos horas.", "Juntaron las dos colas en una sola."
    servicios.guardar_texto(envio=envio, texto=texto, usuario=elenco.redactora)
    for observacion in envio.observaciones.all():
        servicios.responder(observacion=observacion, usuario=elenco.redactora, respuesta="Ya está en el texto.")
    servicios.subsanar(envio=envio, usuario=elenco.responsable)
    return recargado(envio)


# --- Reading ------------------------------------------------------------------------------------------------------------
def test_dice_que_es_de_quien_en_que_paso_y_cuanto_queda(elenco, en_mesa, como):
    envio = en_mesa()
    html = html_de(como(elenco.editora).get(direccion(envio)))
    for dicho in (
        envio.numero,
        envio.titulo,
        elenco.entidad.nombre,
        "12,000 habitantes",
        "En admisibilidad",
        "vence el",
    ):
        assert dicho in html


def test_muestra_las_comprobaciones_hechas(elenco, en_mesa, como):
    html = html_de(como(elenco.editora).get(direccion(en_mesa())))
    assert "Tiene todo lo que pide la ficha breve." in html


def test_un_dato_personal_se_muestra_tapado_y_enmarcado(elenco, en_mesa, como):
    ficha = PracticaFactory(breve=True, entidad=elenco.entidad, solucion="Firma doña Rosa Quispe, DNI 41234512.")
    html = html_de(como(elenco.editora).get(direccion(en_mesa(ficha=ficha))))
    assert re.search(r'<span class="dato">.*?4•••••12</span>', html)
    assert "41234512" not in html


def test_lo_quitado_de_la_vuelta_anterior_tambien_se_tapa(elenco, en_mesa, como):
    ficha = PracticaFactory(breve=True, entidad=elenco.entidad, problema="Lo pidió el DNI 41234512 en 2021.")
    envio = en_mesa(ficha=ficha)
    servicios.preparar(envio=envio, usuario=elenco.editora, campo="problema", texto="Quite el DNI.")
    servicios.observar(envio=envio, usuario=elenco.editora, revision=envio.revision_id)
    envio = recargado(envio)
    texto = envio.texto
    texto.problema = "Lo pidió una vecina en 2021."
    servicios.guardar_texto(envio=envio, texto=texto, usuario=elenco.redactora)
    servicios.responder(observacion=envio.observaciones.get(), usuario=elenco.redactora, respuesta="Quitado.")
    servicios.subsanar(envio=envio, usuario=elenco.responsable)
    html = html_de(como(elenco.editora).get(direccion(envio)))

    assert "<del>" in html
    assert "una vecina" in html
    assert "41234512" not in html


def test_una_leccion_anonima_dice_que_saldra_sin_decir_quien(elenco, en_mesa, como):
    ficha = LeccionFactory(breve=True, anonima=True, entidad=elenco.entidad)
    html = html_de(como(elenco.editora).get(direccion(en_mesa(Estado.REVISION, ficha=ficha))))
    assert "Se publicará sin decir quién." in html
    assert elenco.entidad.nombre in html


def test_nada_de_lo_escrito_se_ejecuta(elenco, en_mesa, como):
    ficha = PracticaFactory(
        breve=True, entidad=elenco.entidad, titulo=AJENO, problema=f"{AJENO} \ue000 <b>x</b>", completa=True
    )
    envio = en_mesa(ficha=ficha, retiro_pedido=AJENO)
    cliente = como(elenco.editora)
    cliente.post(direccion(envio, "observaciones/"), visto(envio, campo="problema", texto=AJENO, sugerencia=AJENO))
    cliente.post(direccion(envio, "guardar/"), visto(envio, cumple_aplicada="si", sustento_aplicada=f'">{AJENO}'))
    paginas = [cliente.get(direccion(envio)), cliente.get(direccion(envio), {"observar": f'"{AJENO}'})]
    paginas += [cliente.get(direccion(envio, "no_admitir/")), cliente.post(direccion(envio, "admitir/"), visto(envio) | {"estado": "revision", "motivo": AJENO})]  # fmt: skip

    assert [p.status_code for p in paginas] == [200, 200, 200, 409]
    assert all("<script>alert" not in html_de(p) and "<b>x</b>" not in html_de(p) for p in paginas)
    assert "&lt;script&gt;alert(1)" in html_de(paginas[0])


def test_abrir_una_ficha_completa_no_hace_una_consulta_por_campo(elenco, en_mesa, como, django_assert_max_num_queries):
    ficha = PracticaFactory(breve=True, completa=True, entidad=elenco.entidad)
    ficha.save_revision()
    envio = en_mesa(ficha=ficha)
    cliente = como(elenco.editora)
    cliente.get(direccion(envio))
    with django_assert_max_num_queries(150):
        cliente.get(direccion(envio))


# --- What changed ---------------------------------------------------------------------------------------------------------
def test_desde_la_segunda_vuelta_se_marca_lo_que_cambio(elenco, en_segunda_vuelta, como):
    html = html_de(como(elenco.editora).get(direccion(en_segunda_vuelta)))
    assert "Cambios desde la vuelta 1" in html
    assert re.search(r"<ins>.*?de 2021.*?</ins>", html, re.DOTALL)


def test_se_puede_ver_solo_lo_que_cambio(elenco, en_segunda_vuelta, como):
    cliente = como(elenco.editora)
    todo, cambios = (
        cliente.get(direccion(en_segunda_vuelta), {"cambios": c}).context["expediente"].observado for c in ("", "1")
    )
    rutas = {c.ruta for c in cambios.a_la_vista}
    assert rutas == {"problema", "solucion", "costo"}
    assert rutas < {c.ruta for c in todo.a_la_vista}


def test_en_la_segunda_vuelta_solo_se_ofrece_observar_lo_que_se_puede(elenco, en_segunda_vuelta, como):
    campos = como(elenco.editora).get(direccion(en_segunda_vuelta)).context["expediente"].observado.campos
    assert {c.ruta for c in campos if c.observable} == {"problema", "solucion", "costo"}


def test_lo_respondido_se_da_por_absuelto_o_se_insiste(elenco, en_segunda_vuelta, como):
    envio, cliente = en_segunda_vuelta, como(elenco.editora)
    primera, segunda = envio.observaciones.all()
    assert "Ya está en el texto." in html_de(cliente.get(direccion(envio)))
    cliente.post(direccion(envio, f"observaciones/{primera.numero}/"), visto(envio, hacer="absolver"))
    insistiendo = cliente.post(direccion(envio, "guardar/"), visto(envio, insistir=segunda.numero), follow=True)

    primera.refresh_from_db()
    assert primera.absuelta_por == elenco.editora
    assert f">\n{segunda.texto}</textarea>" in html_de(insistiendo)


# --- Remarks --------------------------------------------------------------------------------------------------------------
def test_se_observa_un_campo_sin_programas(elenco, en_mesa, como):
    envio, cliente = en_mesa(), como(elenco.editora)
    abierta = cliente.post(direccion(envio, "guardar/"), visto(envio, observar="problema"), follow=True)
    assert 'name="campo" value="problema"' in html_de(abierta)
    cliente.post(
        direccion(envio, "observaciones/"), visto(envio, campo="problema", texto="¿De qué año?", hacer="agregar")
    )
    html = html_de(cliente.get(direccion(envio)))

    assert "Observar (1 pendiente)" in html
    assert cliente.post(direccion(envio, "observar/"), visto(envio)).status_code == 302
    assert recargado(envio).estado == Estado.OBSERVADA


def test_la_plantilla_se_suma_a_lo_escrito(elenco, en_mesa, como):
    envio = en_mesa()
    plantilla = PlantillaDeObservacion.objects.create(titulo="Una", texto="Texto de la plantilla.")
    datos = visto(envio, campo="problema", texto="Ya escrito.", plantilla=plantilla.pk, hacer="plantilla")
    html = html_de(como(elenco.editora).post(direccion(envio, "observaciones/"), datos))
    assert "Ya escrito.\nTexto de la plantilla.</textarea>" in html
    assert not envio.observaciones.exists()


def test_sugerir_empieza_con_el_texto_del_campo(elenco, en_mesa, como):
    envio = en_mesa()
    datos = visto(envio, campo="problema", hacer="sugerir")
    html = html_de(como(elenco.editora).post(direccion(envio, "observaciones/"), datos))
    assert ">\nLa espera pasaba de dos horas.</textarea>" in html


def test_lo_preparado_se_descarta(elenco, en_mesa, como):
    envio, cliente = en_mesa(), como(elenco.editora)
    cliente.post(direccion(envio, "observaciones/"), visto(envio, campo="problema", texto="Sobra."))
    cliente.post(direccion(envio, "observaciones/1/"), visto(envio, hacer="descartar"))
    assert not envio.observaciones.exists()


@pytest.mark.parametrize("datos", [{"campo": "problema", "texto": " "}, {"campo": "inventado", "texto": "x"}, {"campo": "x" * 300, "texto": "x"}, {"campo": "problema", "texto": "x" * 3000}])  # fmt: skip
def test_una_observacion_que_no_vale_vuelve_con_lo_escrito(elenco, en_mesa, como, datos):
    envio = en_mesa()
    respuesta = como(elenco.editora).post(direccion(envio, "observaciones/"), visto(envio, **datos))
    assert (respuesta.status_code, Observacion.objects.count()) == (400, 0)


def test_se_observa_el_campo_de_una_fila(elenco, en_mesa, como):
    ficha = PracticaFactory(breve=True, completa=True, entidad=elenco.entidad)
    ficha.save_revision()
    envio = en_mesa(ficha=ficha)
    ruta = f"indicadores.{ficha.indicadores.all()[0].clave}.fuente"
    como(elenco.editora).post(direccion(envio, "observaciones/"), visto(envio, campo=ruta, texto="¿De qué mes?"))
    observado = como(elenco.editora).get(direccion(envio)).context["expediente"].observado
    (campo,) = [c for c in observado.campos if c.observaciones]
    assert (campo.ruta, "fuente" in campo.titulo) == (ruta, True)


def test_una_observacion_sobre_lo_que_otra_persona_ya_decidio_responde_409(elenco, en_mesa, como):
    envio = en_mesa()
    servicios.admitir(envio=envio, usuario=elenco.editor_dos, revision=envio.revision_id)
    respuesta = como(elenco.editora).post(
        direccion(envio, "observaciones/"), visto(envio, campo="problema", texto="Texto que no se pierde.")
    )
    assert respuesta.status_code == 409
    assert "Texto que no se pierde." in html_de(respuesta)


def test_lo_preparado_no_lo_ve_la_entidad(elenco, en_mesa, como):
    envio = en_mesa()
    como(elenco.editora).post(direccion(envio, "observaciones/"), visto(envio, campo="problema", texto="Un secreto."))
    assert "Un secreto." not in html_de(como(elenco.responsable).get(f"/mi-entidad/envios/{envio.uuid}/"))
    assert como(elenco.responsable).get(direccion(envio)).status_code == 403


def test_lo_observado_de_toda_la_ficha_se_ve_arriba(elenco, en_mesa, como):
    envio, cliente = en_mesa(), como(elenco.editora)
    cliente.post(direccion(envio, "observaciones/"), visto(envio, campo="", texto="Ya está en el repositorio."))
    primero = cliente.get(direccion(envio)).context["expediente"].observado.a_la_vista[0]
    assert (primero.titulo, [o.texto for o in primero.observaciones]) == (
        "Toda la ficha",
        ["Ya está en el repositorio."],
    )


# --- The sheet ------------------------------------------------------------------------------------------------------------
def test_lo_respondido_se_guarda_con_cualquier_boton(elenco, en_mesa, como):
    envio, cliente = en_mesa(), como(elenco.editora)
    for boton in ({"observar": "titulo"}, {"texto": "Algo.", "campo": "titulo"}):
        cliente.post(direccion(envio, "guardar/"), visto(envio, cumple_aplicada="si", sustento_aplicada="Sí.", **boton))
    cliente.post(direccion(envio, "asignar/"), visto(envio, tomar="1", cumple_competencia="no"))

    criterios = HojaDeRevision.objects.get().criterios
    assert criterios["aplicada"] == {"cumple": True, "sustento": "Sí."}
    assert criterios["competencia"]["cumple"] is False
    assert envio.observaciones.get().texto == "Algo."


@pytest.fixture
def parecida(elenco):
    return PracticaFactory(publicada=True, titulo="Ficha de prueba que se repite", problema="La espera pasaba de dos horas.")  # fmt: skip


def test_se_responde_si_es_la_misma_y_queda_en_el_acto(elenco, en_mesa, como, parecida):
    ficha = PracticaFactory(breve=True, entidad=elenco.entidad, titulo="Ficha de prueba que se repite")
    envio, cliente = en_mesa(ficha=ficha), como(elenco.editora)
    otra = f"practica.{parecida.pk}"
    html = html_de(cliente.get(direccion(envio)))
    assert f"Es una réplica de {parecida.codigo}" in html
    assert parecida.titulo in html_de(cliente.get(direccion(envio, f"comparar/{otra}/")))
    cliente.post(direccion(envio, "admitir/"), visto(envio, semejanza=f"replica:{otra}", **cumple_todo()))

    assert envio.actos.get().datos["semejanza"]["otra"] == otra
    assert parecida.codigo in envio.actos.get().datos["semejanza"]["titulo"]


@pytest.mark.parametrize(
    "valor",
    ["replica:", "duplicada:practica.999999", "replica:leccion.x", "inventada:", "replica:practica." + "9" * 40],
)
def test_una_respuesta_que_no_es_ninguna_no_se_guarda(elenco, en_mesa, como, valor):
    envio = en_mesa()
    respuesta = como(elenco.editora).post(direccion(envio, "guardar/"), visto(envio, semejanza=valor))
    assert (respuesta.status_code, HojaDeRevision.objects.exclude(respuesta="").count()) == (400, 0)


@pytest.mark.parametrize("otra", ["practica.999999", "leccion.1", "x", "practica." + "9" * 40])
def test_comparar_con_lo_que_no_esta_no_esta(elenco, en_mesa, como, otra):
    assert como(elenco.editora).get(direccion(en_mesa(), f"comparar/{otra}/")).status_code == 404


# --- Every state opens ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("estado", Estado)
def test_se_abre_en_cualquier_estado(elenco, en_mesa, como, estado):
    envio = en_mesa(estado, ruta="evaluacion" if estado == Estado.EVALUACION else "practica")
    termino("tema", "tramites")
    for persona in (elenco.editora, elenco.coordinadora):
        assert como(persona).get(direccion(envio)).status_code == 200
