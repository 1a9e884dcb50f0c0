"""The report: what it counts, that the same cut gives the same, and what it never tells."""

import io
from datetime import date, datetime, timedelta
from decimal import Decimal
from zipfile import ZipFile

import docx
import pytest
from django.contrib.contenttypes.models import ContentType
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from busqueda.models import BusquedaHecha, Lectura
from mesa.informe.descargas import FORMATOS
from practicas.catalogos.dias_habiles import LIMA, hoy
from practicas.catalogos.models import Equivalencia
from practicas.envios.estados import Accion, Estado
from practicas.envios.models import Acto, Envio
from practicas.fichas import servicios
from practicas.fichas.al_corte import publicas_al
from practicas.solicitudes.models import Solicitud
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory, envio_en, publicar, termino

pytestmark = pytest.mark.django_db
JUNIO, JULIO, AGOSTO = date(2026, 6, 30), date(2026, 7, 31), date(2026, 8, 31)


@pytest.fixture
def pedir(elenco, como):
    """`pedir(corte, desde=…)` → the report as the page has it."""

    def al(corte: date | str, **otros):
        respuesta = como(elenco.editora).get("/mesa/informe/", {"corte": str(corte)} | otros)
        assert respuesta.status_code == 200
        return respuesta.context["informe"]

    return al


def el(dia: date) -> datetime:
    return datetime(dia.year, dia.month, dia.day, 12, tzinfo=LIMA)


def datar(ficha, dia: date) -> None:
    """All that was done to it, that day."""
    cuando = el(dia)
    type(ficha).objects.filter(pk=ficha.pk).update(first_published_at=cuando)
    del_tipo = ModelLogEntry.objects.filter(content_type=ContentType.objects.get_for_model(ficha), object_id=ficha.pk)
    del_tipo.filter(timestamp__gte=el(hoy()) - timedelta(days=1)).update(timestamp=cuando)
    envios = Envio.objects.de_ficha(ficha)
    envios.filter(creado__gt=cuando).update(creado=cuando)
    Acto.objects.filter(envio__in=envios, cuando__gte=el(hoy()) - timedelta(days=1)).update(cuando=cuando)


def publicada(dia: date, hacer=PracticaFactory, **campos):
    ficha = hacer(publicada=True, **campos)
    datar(ficha, dia)
    ficha.refresh_from_db()
    return ficha


def cifras(informe) -> list[int]:
    return [c.valor for c in informe.cifras]


def cuadro(informe, comienzo: str) -> dict[str, tuple]:
    elegido = next(c for a in informe.apartados for c in a.cuadros if c.titulo.startswith(comienzo))
    return {fila[0]: fila[1:] for fila in elegido.filas}


# --- Reach ----------------------------------------------------------------------------------------------------------------
def test_una_entidad_esta_alcanzada_con_una_ficha_publica_al_corte(pedir, elenco):
    publicada(JUNIO, entidad=elenco.entidad)
    publicada(JUNIO, entidad=elenco.entidad)
    publicada(AGOSTO, LeccionFactory)
    alcanzadas, practicas, lecciones, *_ = cifras(pedir(JULIO))
    assert (alcanzadas, practicas, lecciones) == (1, 2, 0)
    assert cifras(pedir(AGOSTO))[:3] == [2, 2, 1]


def test_el_universo_son_las_entidades_vigentes_del_registro(pedir):
    termino("nivel", "local", nombre="Local")
    publicada(JUNIO)
    for campos in ({"vigente": False}, {"externa": True}, {"pais": "Chile"}, {"demostracion": True}):
        EntidadFactory(**campos)
    filas = cuadro(pedir(JUNIO), "Por nivel")
    assert (
        filas["Local"] == filas["Total con entidad vigente"] == (1, 3, Decimal("33.3"), 1, 0)
    )  # with the two of the cast


def test_lima_se_cuenta_en_dos_y_las_demas_por_su_departamento(pedir):
    for ubigeo in ("150101", "150801", "15", "070101", "210101", ""):
        publicada(JUNIO, entidad=EntidadFactory(ubigeo=ubigeo))
    filas = {nombre: fila[0] for nombre, fila in cuadro(pedir(JUNIO), "Por departamento").items()}
    assert len(filas) == 26 + 2
    assert (filas["Lima Metropolitana"], filas["Lima Provincias"], filas["Callao"], filas["Puno"]) == (1, 2, 1, 1)
    assert (filas["De alcance nacional o sin lugar"], filas["Total con entidad vigente"]) == (1, 6)


def test_por_pilar_cuentan_el_de_arriba_y_sus_equivalencias(pedir):
    p3, op1 = termino("pilar", "p3", version="2013"), termino("pilar", "op1", version="2030")
    p31 = termino("pilar", "p3.1", version="2013", padre=p3)
    op1.vocabulario.nombre = "Objetivos"
    op1.vocabulario.save()
    Equivalencia.objects.create(origen=p3, destino=op1, tipo="mas_amplia")
    publicada(JUNIO, terminos={"pilares": [p31]})
    informe = pedir(JUNIO)
    assert cuadro(informe, "Por pilar: Pilar")["P3"][::3] == (1, 1)
    assert cuadro(informe, "Por pilar: Objetivos")["Op1"][::3] == (1, 1)


def test_una_leccion_anonima_no_se_cuenta_en_su_entidad_ni_en_su_lugar(pedir):
    publicada(JUNIO, LeccionFactory, anonima=True, entidad=EntidadFactory(ubigeo="210101"))
    informe = pedir(JUNIO)
    assert cifras(informe)[:4] == [0, 0, 1, 1]
    assert cuadro(informe, "Por departamento")["Puno"] == (0, 1, 0, 0, 0)
    assert cuadro(informe, "Por tipo")["Lecciones anónimas"] == (1, 1)


@pytest.mark.parametrize("rasgos", [{"restringida": True}, {"diferida": True}, {"publicada": False}])
def test_lo_que_no_es_publico_no_se_cuenta(pedir, rasgos):
    ficha = LeccionFactory(**({"publicada": True} | rasgos))
    datar(ficha, JUNIO)
    assert cifras(pedir(JUNIO))[:4] == [0, 0, 0, 0]


def test_lo_importado_queda_fuera_y_se_dice(pedir):
    publicada(JUNIO, validacion="importada")
    informe = pedir(JUNIO)
    assert cifras(informe)[:2] == [0, 0]
    assert informe.advertencias == ["Fichas importadas de otros catálogos, fuera de estas cifras: 1."]


def test_la_demostracion_solo_se_cuenta_si_todo_es_demostracion(pedir):
    publicada(JUNIO, demostracion=True, entidad=EntidadFactory(demostracion=True))
    informe = pedir(JUNIO)
    assert cifras(informe)[:2] == [1, 1]
    assert "Base de demostración" in informe.advertencias[0]
    publicada(JUNIO)
    informe = pedir(JUNIO)
    assert cifras(informe)[:2] == [1, 1]
    assert informe.advertencias == ["Fichas de demostración, fuera de estas cifras: 1."]


# --- As it was at the cut -------------------------------------------------------------------------------------------------
def test_lo_retirado_despues_del_corte_cuenta_en_el_y_no_despues(pedir, elenco):
    ficha = publicada(JUNIO)
    servicios.retirar(ficha=ficha, usuario=elenco.coordinadora, motivo="Duplicada.")
    ModelLogEntry.objects.filter(action="yachay.retirar").update(timestamp=el(AGOSTO))
    assert [cifras(pedir(dia))[1] for dia in (JUNIO, JULIO, AGOSTO)] == [1, 1, 0]
    ficha.refresh_from_db()
    servicios.restaurar(ficha=ficha, usuario=elenco.coordinadora)
    assert [cifras(pedir(dia))[1] for dia in (JULIO, AGOSTO, hoy())] == [1, 0, 1]


def test_la_ficha_se_cuenta_con_el_texto_que_tenia_al_corte(pedir):
    p1, p2 = termino("pilar", "p1", version="2013"), termino("pilar", "p2", version="2013")
    ficha = publicada(JUNIO, LeccionFactory, terminos={"pilares": [p1]})
    ficha.pilares.set([p2])
    ficha.resultado, ficha.divulgacion, ficha.anonimato_revisado = "exito", "anonima", True
    publicar(ficha)
    antes, despues = pedir(JUNIO), pedir(hoy())
    assert (cuadro(antes, "Por pilar")["P1"][4], cuadro(despues, "Por pilar")["P2"][4]) == (1, 1)
    assert (cuadro(antes, "Por pilar")["P2"][4], cuadro(despues, "Por pilar")["P1"][4]) == (0, 0)
    assert (cifras(antes)[:4], cifras(despues)[:4]) == ([1, 0, 1, 1], [0, 0, 1, 0])


def test_una_leccion_diferida_cuenta_desde_que_se_abrio(pedir):
    ficha = publicada(JUNIO, LeccionFactory, diferida=True)
    type(ficha).objects.filter(pk=ficha.pk).update(divulgacion_hasta=hoy())
    assert servicios.divulgar_diferidas() == 1
    ModelLogEntry.objects.filter(action="yachay.divulgar").update(timestamp=el(AGOSTO))
    assert [cifras(pedir(dia))[2] for dia in (JULIO, AGOSTO)] == [0, 1]


def test_lo_despublicado_deja_de_contar_desde_entonces():
    ficha = publicada(JUNIO)
    ficha.unpublish()
    ModelLogEntry.objects.filter(action="wagtail.unpublish").update(timestamp=el(AGOSTO))
    assert [len(publicas_al(el(dia) + timedelta(hours=12))) for dia in (JULIO, AGOSTO)] == [1, 0]


def test_el_dia_del_corte_entra_entero_en_hora_de_lima(pedir):
    ficha = publicada(JUNIO)
    type(ficha).objects.update(first_published_at="2026-06-30T23:59:59-05:00")
    assert cifras(pedir(JUNIO))[1] == 1
    type(ficha).objects.update(first_published_at="2026-07-01T00:00:00-05:00")
    assert cifras(pedir(JUNIO))[1] == 0


# --- Case files -----------------------------------------------------------------------------------------------------------
def caso(*pasos: tuple[str, str, date], estado: str) -> Envio:
    """A case file whose acts led it, those days, from one state to the next."""
    envio = envio_en(estado, PracticaFactory(breve=True))
    Envio.objects.filter(pk=envio.pk).update(creado=el(pasos[0][2]))
    for de, a, dia in pasos:
        Acto.objects.create(envio=envio, accion=Accion.ENVIAR, de=de, a=a, papel="especialista", cuando=el(dia))
    return envio


def test_cada_envio_se_cuenta_en_el_estado_que_tenia(pedir):
    caso(("borrador", "admisibilidad", JUNIO), ("admisibilidad", "por_publicar", JULIO), estado="por_publicar")
    estados = [set(cuadro(pedir(dia), "Envíos por estado")) - {"Total"} for dia in (date(2026, 6, 29), JUNIO, JULIO)]
    assert estados == [set(), {"En admisibilidad"}, {"Por publicar"}]


def test_lo_vencido_al_corte_sigue_vencido_en_ese_corte_despues_de_decidido(pedir):
    caso(
        ("borrador", "admisibilidad", date(2026, 6, 1)),
        ("admisibilidad", "por_publicar", AGOSTO),
        estado="por_publicar",
    )
    a_tiempo, tarde = pedir("2026-06-10"), pedir("2026-06-12")
    assert cuadro(a_tiempo, "Vencido")["En admisibilidad"] == ("Plazo de la SGP", 1, 0, 0)
    assert cuadro(tarde, "Vencido")["En admisibilidad"] == ("Plazo de la SGP", 1, 1, 2)
    assert (cifras(a_tiempo)[5], cifras(tarde)[5]) == (0, 1)


def test_el_plazo_al_corte_descuenta_lo_que_la_entidad_tuvo_la_ficha(pedir):
    caso(
        ("borrador", "admisibilidad", date(2026, 6, 1)),
        ("admisibilidad", "observada", date(2026, 6, 3)),
        ("observada", "admisibilidad", date(2026, 6, 15)),
        estado="admisibilidad",
    )
    assert cuadro(pedir("2026-06-22"), "Vencido")["En admisibilidad"][2] == 0
    assert cuadro(pedir("2026-06-23"), "Vencido")["En admisibilidad"][2] == 1


def test_las_medianas_son_de_los_pasos_que_terminaron_en_el_periodo(pedir):
    caso(
        ("borrador", "admisibilidad", date(2026, 5, 29)),
        ("admisibilidad", "por_publicar", date(2026, 6, 2)),
        estado="por_publicar",
    )
    medianas = cuadro(pedir(JUNIO, desde="2026-06-01"), "Cuánto tomó")
    assert medianas == {"En admisibilidad": (2, 7, 100, 1)}
    assert cuadro(pedir(JULIO, desde="2026-07-01"), "Cuánto tomó") == {}


# --- Demand ---------------------------------------------------------------------------------------------------------------
def test_las_busquedas_sin_resultado_son_las_del_periodo(pedir):
    for dia, aciertos in ((JUNIO, 0), (JULIO, 0), (JULIO, 0), (JULIO, 3), (AGOSTO, 0)):
        BusquedaHecha.objects.create(momento=el(dia), consulta="Anemia", plegada="anemia", aciertos=aciertos, ms=1)
    informe = pedir(JULIO, desde="2026-07-01")
    assert cuadro(informe, "Lo más buscado") == {"Anemia": (2, 0)}
    assert cuadro(informe, "Búsquedas del")["Con palabras y sin resultado"][0] == 2


def test_las_solicitudes_estan_abiertas_hasta_que_se_responden_o_se_cierran(pedir, elenco):
    from practicas.solicitudes.servicios import cerrar

    pedida, respondida, cerrada = (Solicitud.objects.create(consulta=q) for q in ("a", "b", "c"))
    Solicitud.objects.update(creada=el(JUNIO))
    Solicitud.objects.filter(pk=respondida.pk).update(estado="respondida", ficha="BP-1", respondida_el=el(AGOSTO))
    cerrar(solicitud=cerrada, usuario=elenco.editora)
    ModelLogEntry.objects.filter(action="yachay.cerrar").update(timestamp=el(AGOSTO))
    abiertas = [cuadro(pedir(dia), "Pedidos")["Abiertas al corte"] for dia in (JUNIO, JULIO, AGOSTO)]
    assert abiertas == [(3,), (3,), (1,)]
    assert cuadro(pedir(AGOSTO, desde="2026-08-01"), "Pedidos") == {
        "Recibidas en el periodo": (0,),
        "Respondidas con una ficha en el periodo": (1,),
        "Abiertas al corte": (1,),
    }


def test_lo_mas_leido_es_lo_publico_al_corte_leido_en_el_periodo(pedir):
    una, otra = publicada(JUNIO), publicada(AGOSTO)
    for codigo, dia, veces in ((una.codigo, JUNIO, 5), (una.codigo, JULIO, 2), (otra.codigo, JULIO, 9)):
        Lectura.objects.create(codigo=codigo, dia=dia, veces=veces)
    assert cuadro(pedir(JULIO), "Las más leídas") == {una.titulo: (una.codigo, "Buena práctica", 7)}
    assert cuadro(pedir(JULIO, desde="2026-07-01"), "Las más leídas")[una.titulo][-1] == 2


# --- Dates ----------------------------------------------------------------------------------------------------------------
def test_sin_fechas_es_hasta_hoy_desde_hace_un_anio(pedir, time_machine):
    time_machine.move_to("2028-02-29 12:00-05:00")
    periodo = pedir("").periodo
    assert (periodo.desde, periodo.corte) == (date(2027, 3, 1), date(2028, 2, 29))


@pytest.mark.parametrize(
    ("fechas", "campo", "mensaje"),
    [
        ({"corte": "2999-01-01"}, "corte", "no puede ser futura"),
        ({"corte": "ayer"}, "corte", "Escriba la fecha, por ejemplo"),
        ({"corte": "0001-01-01"}, "corte", "2000 en adelante"),
        ({"corte": "2026-06-30", "desde": "2026-07-01"}, "desde", "empieza después del corte"),
        ({"desde": "31/02/2026"}, "desde", "Escriba la fecha, por ejemplo"),
    ],
)
@pytest.mark.parametrize("formato", ["", "docx"])
def test_una_fecha_que_no_sirve_se_dice_junto_a_ella(elenco, como, fechas, campo, mensaje, formato):
    respuesta = como(elenco.editora).get("/mesa/informe/", fechas | {"formato": formato})
    assert respuesta.status_code == 400
    assert mensaje in respuesta.context["formulario"].errors[campo][0]
    assert f'aria-describedby="id_{campo}_' in respuesta.content.decode()


@pytest.mark.parametrize("nombre", ["redactora", "responsable", "evaluador", "ajeno"])
def test_solo_lo_ve_la_sgp(elenco, como, nombre):
    assert como(getattr(elenco, nombre)).get("/mesa/informe/").status_code == 403


@pytest.mark.parametrize("nombre", ["editora", "coordinadora", "superusuario"])
def test_lo_ven_especialistas_y_coordinacion(elenco, como, nombre):
    assert como(getattr(elenco, nombre)).get("/mesa/informe/").status_code == 200


# --- To take away ---------------------------------------------------------------------------------------------------------
def descargar(como, elenco, formato: str, corte: date = JUNIO) -> bytes:
    respuesta = como(elenco.editora).get(f"/mesa/informe/?corte={corte}&formato={formato}")
    assert f'filename="yachay-informe-{corte}.{formato}"' in respuesta["Content-Disposition"]
    return respuesta.content


@pytest.mark.parametrize("formato", FORMATOS)
def test_el_mismo_corte_da_los_mismos_bytes(elenco, como, formato, time_machine):
    publicada(JUNIO)
    time_machine.move_to("2026-12-01 12:00-05:00")
    primera = descargar(como, elenco, formato)
    time_machine.move_to("2027-01-15 09:30-05:00")
    envio_en(Estado.ADMISIBILIDAD, PracticaFactory(breve=True, entidad=elenco.entidad))
    publicar(PracticaFactory(entidad=elenco.entidad))
    assert descargar(como, elenco, formato) == primera
    assert {e.date_time[:3] for e in ZipFile(io.BytesIO(primera)).infolist()} == {(2026, 6, 30)}


def test_otro_corte_da_otro_documento(elenco, como):
    assert descargar(como, elenco, "docx") != descargar(como, elenco, "docx", JULIO)


def test_el_libro_lleva_numeros_y_ninguna_formula(elenco, como):
    BusquedaHecha.objects.create(momento=el(JUNIO), consulta="=1+1", plegada="=1+1", aciertos=0, ms=1)
    libro = load_workbook(io.BytesIO(descargar(como, elenco, "xlsx")))
    buscado = next(hoja for hoja in libro if "sin resultado" in hoja.title)
    assert [celda.value for celda in buscado[2]] == ["'=1+1", 1, 0]
    assert {celda.data_type for hoja in libro for fila in hoja for celda in fila} == {"s", "n"}


def test_el_documento_trae_los_mismos_cuadros_que_la_pagina(elenco, como, pedir):
    publicada(JUNIO)
    documento = docx.Document(io.BytesIO(descargar(como, elenco, "docx")))
    con_filas = [c for a in pedir(JUNIO).apartados for c in a.cuadros if c.filas]
    assert [len(t.rows) - 1 for t in documento.tables] == [len(c.filas) for c in con_filas]
    assert documento.core_properties.title == "Informe al 30 jun. 2026"


# --- Cost -----------------------------------------------------------------------------------------------------------------
def _mas(cuantas: int) -> None:
    for n in range(cuantas):
        ficha = publicada(
            JUNIO, (PracticaFactory, LeccionFactory)[n % 2], terminos={"pilares": [termino("pilar", f"p{n}")]}
        )
        publicar(ficha)
        caso(("borrador", "admisibilidad", JUNIO), ("admisibilidad", "observada", JULIO), estado="observada")
        BusquedaHecha.objects.create(momento=el(JUNIO), consulta=f"q{n}", plegada=f"q{n}", aciertos=0, ms=1)
        Lectura.objects.create(codigo=ficha.codigo, dia=JUNIO, veces=n + 1)


@pytest.mark.parametrize("formato", ["", "xlsx"])
def test_bastan_20_consultas_haya_lo_que_haya(elenco, como, django_assert_max_num_queries, formato):
    cliente = como(elenco.coordinadora)
    for cuantas in (1, 12):
        _mas(cuantas)
        ContentType.objects.clear_cache()
        with django_assert_max_num_queries(20):
            assert cliente.get(f"/mesa/informe/?corte={JULIO}&formato={formato}").status_code == 200
