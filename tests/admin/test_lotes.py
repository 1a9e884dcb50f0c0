"""The same done to several rows: those chosen, each on its own, by who may do it to one."""

import io

import pytest
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from practicas.catalogos.dias_habiles import hoy
from practicas.catalogos.models import Etiqueta, Termino
from practicas.entidades.models import Entidad
from practicas.solicitudes.models import Solicitud
from tests.factories import EntidadFactory, PracticaFactory, termino

pytestmark = pytest.mark.django_db


def en_lote(cliente, donde: str, filas, **datos):
    ids = "&".join(f"id={getattr(fila, 'pk', fila)}" for fila in filas)
    return cliente.post(f"/cms/bulk/{donde}/?{ids}&next=/cms/", datos)


def test_las_fichas_elegidas_salen_enteras_y_solo_ellas(admin):
    elegida, _ = PracticaFactory(completa=True, publicada=True, titulo="=Elegida"), PracticaFactory()
    respuesta = en_lote(admin, "fichas/practica/exportar", [elegida])
    libro = load_workbook(io.BytesIO(respuesta.content))
    encabezado, *filas = libro["fichas"].values
    assert [dict(zip(encabezado, fila, strict=True))["titulo"] for fila in filas] == ["'=Elegida"]
    assert len(list(libro["indicadores"].values)) == 1 + elegida.indicadores.count()


def test_varias_etiquetas_se_funden_en_una(admin):
    queda, sobra, otra = (Etiqueta.objects.create(name=n) for n in ("riego", "regadío", "irrigación"))
    ficha = PracticaFactory(publicada=True)
    ficha.etiquetas.add(sobra.name, otra.name)
    ficha.save()
    en_lote(admin, "catalogos/etiqueta/fundir", [queda, sobra, otra], queda=queda.pk)
    assert list(Etiqueta.objects.values_list("name", flat=True)) == ["riego"]
    assert [e.name for e in type(ficha).objects.get(pk=ficha.pk).etiquetas.all()] == ["riego"]


def test_varias_solicitudes_se_responden_con_una_ficha(admin):
    ficha = PracticaFactory(publicada=True)
    pedidas = [Solicitud.objects.create(consulta=q) for q in ("riego", "regadío")]
    en_lote(admin, "solicitudes/solicitud/responder", pedidas, ficha=ficha.codigo)
    assert set(Solicitud.objects.values_list("estado", "ficha")) == {("respondida", ficha.codigo)}


def test_una_ficha_que_no_es_publica_no_responde_nada(admin):
    pedida = Solicitud.objects.create(consulta="riego")
    respuesta = en_lote(admin, "solicitudes/solicitud/responder", [pedida], ficha="BP-2026-99999")
    assert "no es el código de una ficha publicada" in respuesta.content.decode()
    assert Solicitud.objects.abiertas().count() == 1


def test_la_que_ya_estaba_cerrada_no_detiene_a_las_demas(admin):
    cerrada, abierta = Solicitud.objects.create(consulta="a", estado="cerrada"), Solicitud.objects.create(consulta="b")
    en_lote(admin, "solicitudes/solicitud/cerrar", [cerrada, abierta], motivo="Repetida.")
    mensajes = "".join(str(m) for m in admin.get("/cms/").context["messages"])
    assert "ya está cerrada" in mensajes
    assert Solicitud.objects.get(pk=abierta.pk).estado == "cerrada"


def test_varias_entidades_dejan_de_estar_vigentes_y_la_busqueda_se_entera(admin, monkeypatch):
    avisadas = []
    monkeypatch.setattr(
        "practicas.entidades.models.entidad.entidades_cambiadas.send", lambda *_, **d: avisadas.append(d)
    )
    entidades = [EntidadFactory(), EntidadFactory()]
    en_lote(admin, "entidades/entidad/no-vigentes", entidades)
    assert set(Entidad.objects.values_list("vigente", flat=True)) == {False}
    assert len(avisadas) >= 2


def test_varios_terminos_se_retiran_desde_un_dia(admin):
    terminos = [termino("tema", codigo) for codigo in ("uno", "dos")]
    en_lote(admin, "catalogos/termino/retirar", terminos, vigente_hasta=f"{hoy():%d/%m/%Y}")
    assert set(Termino.objects.values_list("vigente_hasta", flat=True)) == {hoy()}


def test_cada_termino_retirado_en_lote_queda_en_su_historial(admin, especialista):
    uno = termino("tema", "uno")
    en_lote(admin, "catalogos/termino/retirar", [uno], vigente_hasta=f"{hoy():%d/%m/%Y}")
    (anotado,) = ModelLogEntry.objects.for_instance(uno)
    assert (anotado.action, anotado.user) == ("wagtail.edit", especialista)


LOTES = {
    "fichas/practica/exportar": {},
    "catalogos/etiqueta/fundir": {"queda": "1"},
    "catalogos/termino/retirar": {"vigente_hasta": "01/01/2030"},
    "entidades/entidad/no-vigentes": {},
    "solicitudes/solicitud/cerrar": {},
}


@pytest.mark.parametrize("donde", LOTES)
def test_sin_permiso_no_se_hace_nada(visita, client, donde):
    fila = PracticaFactory(publicada=True, titulo="Secreto xilófono")
    Etiqueta.objects.create(name="xilófono")
    Solicitud.objects.create(consulta="xilófono")
    pk = {"practica": fila.pk, "termino": termino("tema", "xilofono").pk, "entidad": fila.entidad.pk}
    for cliente in (visita, client):
        respuesta = en_lote(cliente, donde, [pk.get(donde.split("/")[1], 1)], **LOTES[donde])
        assert respuesta.status_code in (302, 403)
        assert (
            "xilófono"
            not in cliente.get(
                respuesta.request["PATH_INFO"] + "?" + respuesta.request["QUERY_STRING"]
            ).content.decode()
        )
    assert (Etiqueta.objects.count(), Solicitud.objects.abiertas().count()) == (1, 1)
    assert Entidad.objects.get(pk=fila.entidad.pk).vigente
    assert not Termino.objects.exclude(vigente_hasta=None).exists()


@pytest.mark.parametrize("ids", [[], ["x"], ["9" * 30], ["all"], ["99999"], list(range(1, 202))])
@pytest.mark.parametrize("donde", LOTES)
def test_lo_que_no_se_eligio_no_existe(admin, donde, ids):
    assert en_lote(admin, donde, ids, **LOTES[donde]).status_code == 404


def test_en_las_listas_de_fichas_no_se_ofrece_eliminar(coordinacion):
    PracticaFactory()
    lista = coordinacion.get("/cms/fichas/practicas/").content.decode()
    assert "/cms/bulk/fichas/practica/exportar/" in lista
    assert "/cms/bulk/fichas/practica/delete/" not in lista
