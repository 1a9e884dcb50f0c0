"""What becomes of a row: draft, publication, update, nothing."""

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import ModelLogEntry

from practicas.entidades.models import Entidad
from practicas.fichas.models import Leccion, Practica
from practicas.fichas.texto import a_html
from tests.factories import EntidadFactory, TerminoFactory, publicar, termino

from .conftest import avisos, rechazos

AJENA = {"id": "7", "name": "Un chatbot", "text": "Responde.", "who": "Ministry of Finance", "sector": "Health"}


def test_una_fila_de_entidad_registrada_entra_como_borrador_aunque_se_pida_publicar(traer, fila):
    informe = traer(fila(fuente="Catálogo ajeno"), publicar=True)

    ficha = Practica.objects.get()
    assert (ficha.live, ficha.codigo, ficha.latest_revision is None) == (False, None, False)
    assert "borrador" in avisos(informe)["entidad"]
    assert informe.cuentas == {"borradores": 1}


def test_una_de_entidad_externa_se_publica_como_importada(traer, mapa):
    traer(AJENA, mapa=mapa(), publicar=True)

    ficha = Practica.objects.get()
    acciones = ModelLogEntry.objects.for_instance(ficha).values_list("action", flat=True)
    assert (ficha.live, ficha.validacion, ficha.codigo[:3]) == (True, "importada", "BP-")
    assert ficha.entidad.externa
    assert [t.codigo for t in ficha.temas.all()] == ["salud"]
    assert set(acciones) == {"wagtail.create", "wagtail.publish"}
    assert ficha.live_revision == ficha.latest_revision


def test_sin_pedirlo_nada_se_publica(traer, mapa):
    traer(AJENA, mapa=mapa())

    assert not Practica.objects.get().live


def test_lo_que_entro_como_borrador_se_publica_cuando_se_pide(traer, mapa):
    traer(AJENA, mapa=mapa())
    informe = traer(AJENA, mapa=mapa(), publicar=True)

    assert informe.cuentas == {"publicadas": 1}
    assert Practica.objects.get().live


def test_repetir_no_cambia_nada(traer, mapa, fila):
    filas = [fila(tema=["salud"], etiquetas=["Agua", "agua", "Riego"], costo="1,234.50", anio_inicio="2021")]
    traer(*filas)
    traer(AJENA, mapa=mapa(), publicar=True)
    antes = {f.pk: (f.latest_revision_id, f.last_published_at) for f in Practica.objects.all()}

    informes = [traer(*filas), traer(AJENA, mapa=mapa(), publicar=True)]

    assert [i.cuentas for i in informes] == [{"sin cambios": 1}] * 2
    assert {f.pk: (f.latest_revision_id, f.last_published_at) for f in Practica.objects.all()} == antes


def test_una_fila_que_cambio_publica_otro_texto(traer, mapa):
    traer(AJENA, mapa=mapa(), publicar=True)
    traer(AJENA | {"name": "Dos chatbots"}, mapa=mapa(), publicar=True)

    ficha = Practica.objects.get()
    assert ficha.titulo == "Dos chatbots"
    assert ficha.numero_de_version() == 2


def test_sin_publicar_el_cambio_queda_al_lado_de_lo_publico(traer, mapa):
    traer(AJENA, mapa=mapa(), publicar=True)
    traer(AJENA | {"name": "Dos chatbots"}, mapa=mapa())
    repetida = traer(AJENA | {"name": "Dos chatbots"}, mapa=mapa())

    ficha = Practica.objects.get()
    assert (ficha.titulo, ficha.has_unpublished_changes) == ("Un chatbot", True)
    assert ficha.get_latest_revision_as_object().titulo == "Dos chatbots"
    assert repetida.cuentas == {"sin cambios": 1}


def test_lo_que_la_fila_no_trae_se_deja_y_lo_vacio_se_borra(traer, fila):
    traer(fila(problema="Había dos colas.", objetivo="Una.", tema=["salud"], normas=[{"tipo": "Ley"}]))
    traer(fila(objetivo="", tema=[]))

    ficha = Practica.objects.get()
    assert (ficha.problema, ficha.objetivo, ficha.temas.count(), ficha.normas.count()) == ("Había dos colas.", "", 0, 1)


def test_una_parte_conserva_su_clave_al_cambiar(traer, fila):
    traer(fila(condiciones=[{"tipo": "norma", "descripcion": "Una ley"}, {"tipo": "dinero", "descripcion": "Caja"}]))
    claves = {c.descripcion: c.clave for c in Practica.objects.get().condiciones.all()}
    traer(fila(condiciones=[{"tipo": "dinero", "descripcion": "Caja", "meses": 3}]))

    quedan = Practica.objects.get().condiciones.all()
    assert [(c.clave, c.meses) for c in quedan] == [(claves["Caja"], 3)]


def test_el_archivo_de_una_evidencia_no_pasa_a_otra(traer, fila):
    traer(fila(evidencias=[{"titulo": "Acta", "enlace": "https://x.example/a"}]))
    evidencia = Practica.objects.get().evidencias.get()
    type(evidencia).objects.update(archivo="evidencias/2026/acta.pdf", huella="f" * 64)
    traer(fila(evidencias=[{"titulo": "Otra", "enlace": "https://x.example/b"}]))

    assert not Practica.objects.get().evidencias.get().archivo


def test_una_evidencia_se_ata_a_su_indicador_por_posicion(traer, fila):
    indicador = {"nombre": "Plazo", "unidad": "días", "sentido": "baja", "logro": "3", "logro_fecha": "12/2023"}
    evidencia = {
        "titulo": "Reporte",
        "enlace": "https://x.example/r",
        "sustenta": ["indicadores.1.logro", "resultados"],
    }
    traer(fila(indicadores=[indicador], evidencias=[evidencia]))

    ficha = Practica.objects.get()
    clave = ficha.indicadores.get().clave
    assert ficha.evidencias.get().sustenta == [f"indicadores.{clave}.logro", "resultados"]


def test_una_evidencia_que_no_sustenta_nada_se_rechaza(traer, fila):
    evidencia = {"titulo": "Reporte", "enlace": "https://x.example/r", "sustenta": ["indicadores.2"]}

    assert "evidencias.1.sustenta" in rechazos(traer(fila(evidencias=[evidencia])))
    assert not Practica.objects.exists()


@pytest.mark.parametrize("orden", [1, -1])
def test_una_leccion_encuentra_su_practica_venga_antes_o_despues(traer, fila, orden):
    leccion = fila(tipo="leccion", codigo_externo="leccion", practica_relacionada="uno")
    informe = traer(*[fila(), leccion][::orden])

    assert not informe.rechazadas
    assert Leccion.objects.get().practica == Practica.objects.get()


def test_una_leccion_de_una_practica_que_no_existe_se_rechaza(traer, fila):
    informe = traer(fila(tipo="leccion", practica_relacionada="nadie"))

    assert "practica_relacionada" in rechazos(informe)


def test_lo_que_una_persona_edito_no_se_toca(traer, fila):
    traer(fila())
    ficha = Practica.objects.get()
    ficha.titulo = "Corregido a mano"
    ficha.save()
    ficha.save_revision(user=get_user_model().objects.create_user("editora@x.example"))

    informe = traer(fila(resumen="Otro resumen."))

    assert informe.cuentas == {"respetadas": 1}
    assert "la editó una persona" in avisos(informe)[""]
    assert Practica.objects.get().titulo == "Corregido a mano"


def test_lo_que_alguien_despublico_no_vuelve(traer, mapa):
    traer(AJENA, mapa=mapa(), publicar=True)
    Practica.objects.get().unpublish()
    traer(AJENA | {"name": "Dos"}, mapa=mapa(), publicar=True)

    assert not Practica.objects.get().live


def test_lo_que_la_sgp_ya_reviso_no_se_publica_desde_fuera(traer, mapa):
    traer(AJENA, mapa=mapa(), publicar=True)
    Practica.objects.update(validacion="validada")
    traer(AJENA | {"name": "Dos"}, mapa=mapa(), publicar=True)

    ficha = Practica.objects.get()
    assert (ficha.titulo, ficha.validacion, ficha.has_unpublished_changes) == ("Un chatbot", "validada", True)


def test_una_ficha_de_entidad_registrada_no_se_publica_haciendola_de_una_externa(traer, mapa, entidad):
    traer(
        {"tipo": "practica", "titulo": "De la casa", "resumen": "x", "entidad": entidad.codigo,
         "fuente": "Catálogo ajeno", "codigo_externo": "7"}
    )  # fmt: skip
    publicar(Practica.objects.get())
    traer(AJENA, mapa=mapa(), publicar=True)

    ficha = Practica.objects.get()
    assert (ficha.titulo, ficha.entidad, ficha.validacion) == ("De la casa", entidad, "documentada")


def test_con_entidad_solo_entran_las_suyas(traer, fila, entidad):
    otra = EntidadFactory()
    sin_decirla = fila(codigo_externo="dos")
    del sin_decirla["entidad"]
    informe = traer(sin_decirla, fila(codigo_externo="tres", entidad=otra.codigo), entidad=entidad.codigo)

    assert [f.codigo_externo for f in Practica.objects.all()] == ["dos"]
    assert "entidad" in rechazos(informe)


def test_con_entidad_no_se_toca_la_ficha_de_otra(traer, fila, entidad):
    traer(fila(entidad=EntidadFactory().codigo))
    informe = traer(fila(titulo="Mía"), entidad=entidad.codigo)

    assert informe.rechazadas == 1
    assert Practica.objects.get().titulo == "Una ventanilla"


def test_sin_codigo_externo_se_reconoce_por_entidad_y_titulo(traer, fila):
    traer(fila(codigo_externo=""))
    informe = traer(fila(codigo_externo="", resumen="Otro."))

    assert informe.cuentas == {"actualizadas": 1}
    assert Practica.objects.get().resumen == "Otro."


def test_simular_no_escribe_nada(traer, mapa, fila):
    leccion = fila(tipo="leccion", codigo_externo="l", practica_relacionada="uno", etiquetas=["nueva"])
    informe = traer(leccion, fila(), simular=True)
    ajena = traer(AJENA, mapa=mapa(), simular=True, publicar=True)

    assert (informe.cuentas, ajena.cuentas) == ({"borradores": 2}, {"publicadas": 1})
    assert not Practica.objects.exists()
    assert not Entidad.objects.filter(externa=True).exists()


def test_dos_entidades_externas_del_mismo_nombre_y_otro_pais_son_dos(traer, mapa):
    con_pais = mapa(
        "[columnas]\ntitulo='name'\nresumen='text'\ncodigo_externo='id'\n[constantes]\ntipo='practica'\n"
        "[entidades]\ncrear=true\nnombre='who'\npais='pais'\n"
    )
    filas = [AJENA | {"id": str(n), "pais": pais} for n, pais in enumerate(["Estonia", "Suecia", "Estonia"])]
    traer(*filas, mapa=con_pais)
    traer(*filas, mapa=con_pais)

    assert set(Entidad.objects.filter(externa=True).values_list("codigo", "pais")) == {
        ("ext-ministry-of-finance", "Estonia"),
        ("ext-ministry-of-finance-suecia", "Suecia"),
    }


def test_un_termino_de_otra_version_se_nombra_con_ella(traer, fila):
    viejo = TerminoFactory(clave="tema", version="2020", codigo="salud")
    viejo.vocabulario.vigente_desde = "2000-01-01"
    viejo.vocabulario.save()
    traer(fila(tema="2020:salud"))

    assert [t.vocabulario.version for t in Practica.objects.get().temas.all()] == ["2020"]


def test_lo_que_decide_el_recorrido_no_entra_por_un_archivo(traer, fila):
    informe = traer(fila(live=True, codigo="BP-2020-00001", validacion="validada", retirada=True))

    ficha = Practica.objects.get()
    assert (ficha.live, ficha.codigo, ficha.validacion, ficha.retirada) == (False, None, "", False)
    assert {"live", "codigo", "validacion", "retirada"} <= set(avisos(informe))


def test_lo_que_falta_y_lo_que_sobra_avisa_y_no_rechaza(traer, fila):
    informe = traer(fila(problema="palabra " * 201))

    assert informe.cuentas == {"borradores": 1}
    assert "201 de 200" in avisos(informe)["problema"]
    assert "Cuente qué no funcionó" in avisos(informe)[""]


def test_el_html_se_nombra_y_nunca_se_ejecuta(traer, fila):
    malo = "<script>alert(1)</script><img src=x onerror=alert(1)> [a](javascript:alert(1)) **bien**"
    informe = traer(fila(problema=malo, resumen="Un <b>resumen</b>"))

    html = a_html(Practica.objects.get().problema)
    assert {"problema", "resumen"} <= set(avisos(informe))
    assert "<strong>bien</strong>" in html
    assert not any(peligro in html for peligro in ("<script", "onerror", "javascript:"))


def test_la_demostracion_se_publica_y_queda_marcada(traer, fila):
    ficticia = EntidadFactory(codigo="x-ficticia", demostracion=True)
    traer(
        fila(entidad=ficticia.codigo),
        fila(codigo_externo="dos"),
        fila(tipo="leccion", entidad=ficticia.codigo, divulgacion="anonima"),
        publicar=True,
        demostracion=True,
    )

    assert {f.codigo_externo: (f.live, f.demostracion) for f in Practica.objects.all()} == {
        "uno": (True, True),
        "dos": (False, True),
    }
    assert Leccion.objects.get().anonimato_revisado


def test_una_fila_que_la_base_rechaza_no_deja_rastro(traer, fila, monkeypatch):
    from django.db import IntegrityError

    def fallar(self, *args, **kwargs):
        if self.codigo_externo == "uno":
            raise IntegrityError("ya estaba")
        return original(self, *args, **kwargs)

    original = Practica.save_revision
    monkeypatch.setattr(Practica, "save_revision", fallar)
    informe = traer(fila(etiquetas=["riego"]), fila(codigo_externo="dos", etiquetas=["riego"]))

    assert informe.cuentas == {"rechazadas": 1, "borradores": 1}
    assert [[e.name for e in f.etiquetas.all()] for f in Practica.objects.all()] == [["riego"]]


def test_una_tanda_se_busca_en_un_numero_fijo_de_consultas(traer, fila, django_assert_max_num_queries):
    filas = [fila(codigo_externo=str(n), titulo=f"Ficha {n}", tema=["salud"], etiquetas=["riego"]) for n in range(40)]
    traer(*filas)
    termino("tema", "otro")

    with django_assert_max_num_queries(110):  # 40 of them are a savepoint and its release each
        assert traer(*filas).cuentas == {"sin cambios": 40}
