"""The form of a ficha gives back what it was given, and the draft of a live one touches no row."""

import json
from decimal import Decimal

import pytest
from django.core import serializers
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from practicas.catalogos.models import Etiqueta
from practicas.fichas.models import EvidenciaDePractica, Leccion, Practica
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory, termino

from .formulario import anadir_fila, leer

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\nacta"
CLAVE_NUEVA = "0c2a6f6e-5d5e-4c7b-9d53-5f2a2c1f9b10"


def direccion(ficha, vista="edit") -> str:
    return reverse(f"wagtailsnippets_fichas_{ficha._meta.model_name}:{vista}", args=[ficha.pk])


def guardar(admin, ficha, datos):
    """Save the draft; it must go in."""
    respuesta = admin.post(direccion(ficha), datos)
    assert respuesta.status_code == 302, leer_errores(respuesta)
    return type(ficha).objects.get(pk=ficha.pk).get_latest_revision_as_object()


def leer_errores(respuesta):
    formulario = respuesta.context["form"]
    return formulario.errors, {n: f.errors for n, f in formulario.formsets.items() if not f.is_valid()}


def filas() -> str:
    """Every row that a ficha has in its tables."""
    modelos = [Practica, *(r.related_model for r in Practica._meta.related_objects if r.related_model), Etiqueta]
    modelos += [f.remote_field.through for f in Practica._meta.many_to_many]
    objetos = [o for m in dict.fromkeys(modelos) if m is not Leccion for o in m.objects.order_by("pk")]
    return serializers.serialize("json", objetos)


def sin_revisiones(texto: str) -> list:
    quitar = ("latest_revision", "has_unpublished_changes")
    return [{**f, "fields": {k: v for k, v in f["fields"].items() if k not in quitar}} for f in json.loads(texto)]


@pytest.mark.parametrize("fabrica", [PracticaFactory, LeccionFactory])
def test_abrir_y_guardar_sin_tocar_no_cambia_nada(admin, fabrica):
    ficha = fabrica(completa=True, publicada=True)
    antes = type(ficha).objects.get(pk=ficha.pk).serializable_data()
    despues = guardar(admin, ficha, leer(admin.get(direccion(ficha)))).serializable_data()
    for campo in ("latest_revision", "live_revision", "has_unpublished_changes", "last_published_at"):
        antes.pop(campo), despues.pop(campo)
    etiquetas = [{e["tag"] for e in texto.pop("etiquetados")} for texto in (antes, despues)]
    assert etiquetas[0] == etiquetas[1]
    assert despues == antes


@pytest.mark.parametrize("escrita", ["1,234.5", "1 234,50", "1234.5", "1.234,50", "1234.5000"])
def test_las_cifras_se_leen_en_tres_escrituras_y_vuelven_en_una(admin, escrita):
    ficha = PracticaFactory(completa=True)
    datos = leer(admin.get(direccion(ficha)))
    datos["indicadores-0-logro"] = [escrita]
    borrador = guardar(admin, ficha, datos)
    assert borrador.indicadores.all()[0].logro == Decimal("1234.5")
    assert leer(admin.get(direccion(ficha)))["indicadores-0-logro"] == ["1,234.5"]


@pytest.mark.parametrize(
    ("escrita", "guardada", "mostrada"),
    [("12/2023", "2023-12", "12/2023"), ("31/12/2023", "2023-12-31", "31/12/2023"), ("2023", "2023", "2023")],
)
def test_las_fechas_se_escriben_a_medias(admin, escrita, guardada, mostrada):
    ficha = PracticaFactory(completa=True)
    datos = leer(admin.get(direccion(ficha)))
    datos["indicadores-0-logro_fecha"] = [escrita]
    assert guardar(admin, ficha, datos).indicadores.all()[0].logro_fecha == guardada
    assert leer(admin.get(direccion(ficha)))["indicadores-0-logro_fecha"] == [mostrada]


def test_una_cifra_mal_escrita_se_explica_y_se_conserva(admin):
    ficha = PracticaFactory()
    datos = leer(admin.get(direccion(ficha))) | {"costo": ["mil soles"]}
    respuesta = admin.post(direccion(ficha), datos)
    assert "escriba, por ejemplo" in respuesta.context["form"].errors["costo"][0]
    assert leer(respuesta)["costo"] == ["mil soles"]


def test_los_beneficiarios_llevan_miles(admin):
    ficha = PracticaFactory()
    datos = leer(admin.get(direccion(ficha))) | {"beneficiarios": ["12,480"]}
    assert guardar(admin, ficha, datos).beneficiarios == 12_480
    assert leer(admin.get(direccion(ficha)))["beneficiarios"] == ["12,480"]


@pytest.mark.parametrize("escrito", ["Ayaviri, Melgar, Puno", "ayaviri, melgar, puno", "210801"])
def test_el_lugar_se_escribe_por_su_nombre(admin, escrito):
    ficha = PracticaFactory()
    datos = leer(admin.get(direccion(ficha))) | {"ubigeo": [escrito]}
    assert guardar(admin, ficha, datos).ubigeo == "210801"
    assert leer(admin.get(direccion(ficha)))["ubigeo"] == ["Ayaviri, Melgar, Puno"]


def test_un_lugar_que_no_existe_no_pasa(admin):
    ficha = PracticaFactory()
    datos = leer(admin.get(direccion(ficha))) | {"ubigeo": ["Macondo"]}
    assert "ubigeo" in admin.post(direccion(ficha), datos).context["form"].errors


def test_no_se_eligen_mas_de_tres_temas(admin):
    ficha = PracticaFactory()
    temas = [str(termino("tema", f"tema-{n}").pk) for n in range(4)]
    respuesta = admin.post(direccion(ficha), leer(admin.get(direccion(ficha))) | {"temas": temas})
    assert "3 como máximo" in respuesta.context["form"].errors["temas"][0]


def test_el_borrador_de_una_publicada_no_cambia_ninguna_fila(admin):
    ficha = PracticaFactory(completa=True, publicada=True)
    datos = leer(admin.get(direccion(ficha)))
    antes = sin_revisiones(filas())
    datos |= {"titulo": ["Otro título"], "temas": [], "etiquetas": ["formato único"], "indicadores-1-DELETE": ["on"]}
    anadir_fila(datos, "condiciones", descripcion="Otra", tipo="otra", clave=CLAVE_NUEVA)
    borrador = guardar(admin, ficha, datos)
    assert sin_revisiones(filas()) == antes
    assert (borrador.titulo, len(borrador.indicadores.all()), len(borrador.condiciones.all())) == ("Otro título", 1, 3)
    assert len(borrador.temas.all()) == 0
    assert [e.name for e in borrador.etiquetas.all()] == ["formato único"]


def test_una_evidencia_se_ata_a_un_indicador_que_aun_no_se_guarda(admin):
    ficha = PracticaFactory(publicada=True)
    datos = leer(admin.get(direccion(ficha)))
    anadir_fila(datos, "indicadores", nombre="Plazo", unidad="días", sentido="baja", clave=CLAVE_NUEVA)
    sustenta = [f"indicadores.{CLAVE_NUEVA}", "resultados"]
    anadir_fila(
        datos, "evidencias", titulo="Acta", enlace="https://x.example/a", estado="documental", sustenta=sustenta
    )
    borrador = guardar(admin, ficha, datos)
    assert str(borrador.indicadores.all()[0].clave) == CLAVE_NUEVA
    assert borrador.evidencias.all()[0].sustenta == sustenta


def test_las_filas_que_solo_estan_en_el_borrador_conservan_su_clave_y_su_archivo(admin, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    ficha = PracticaFactory(publicada=True)
    datos = leer(admin.get(direccion(ficha)))
    fila = anadir_fila(datos, "evidencias", titulo="Acta", enlace="", estado="documental", clave=CLAVE_NUEVA)
    datos[f"evidencias-{fila}-archivo"] = SimpleUploadedFile("acta.pdf", PDF)
    antes = guardar(admin, ficha, datos).evidencias.all()[0]
    despues = guardar(admin, ficha, leer(admin.get(direccion(ficha))) | {"titulo": ["Otro"]}).evidencias.all()[0]
    assert despues.clave == antes.clave
    assert despues.huella == antes.huella != ""
    with despues.archivo.open() as archivo:
        assert archivo.read() == PDF
    assert not EvidenciaDePractica.objects.exists()


def test_una_ficha_cuyo_archivo_no_esta_se_edita(admin):
    ficha = PracticaFactory(completa=True)
    EvidenciaDePractica.objects.update(archivo="evidencias/2026/perdido.pdf")
    assert guardar(admin, ficha, leer(admin.get(direccion(ficha))) | {"titulo": ["Otro"]}).titulo == "Otro"


def test_quitar_un_indicador_suelta_la_evidencia(admin):
    ficha = PracticaFactory(completa=True, publicada=True)
    datos = leer(admin.get(direccion(ficha))) | {"indicadores-0-DELETE": ["on"]}
    assert guardar(admin, ficha, datos).evidencias.all()[0].sustenta == []


def test_una_ruta_inventada_no_se_guarda(admin):
    ficha = PracticaFactory(completa=True)
    datos = leer(admin.get(direccion(ficha))) | {"evidencias-0-sustenta": ["../../etc"]}
    assert admin.post(direccion(ficha), datos).status_code == 200


def test_un_borrador_se_guarda_a_medias(coordinacion):
    ficha = PracticaFactory(entidad=EntidadFactory(externa=True))
    datos = leer(coordinacion.get(direccion(ficha))) | {"resumen": [""], "costo": ["100"]}
    anadir_fila(datos, "indicadores", nombre="", unidad="", sentido="", linea_base="23")
    anadir_fila(datos, "evidencias", titulo="Acta", estado="autodeclarada")
    anadir_fila(datos, "financiamientos", fuente=str(termino("financiamiento", "ordinarios").pk), monto="40")
    guardar(coordinacion, ficha, datos)
    respuesta = coordinacion.post(direccion(ficha), datos | {"action-publish": ["1"]})
    assert respuesta.status_code == 200
    assert set(respuesta.context["form"].errors) == {"resumen", "costo"}


def test_costo_y_fuentes_se_corrigen_a_la_vez(coordinacion):
    ficha = PracticaFactory(completa=True, entidad=EntidadFactory(externa=True))
    datos = leer(coordinacion.get(direccion(ficha)))
    datos |= {"costo": ["50,000"], "financiamientos-0-monto": ["41 600,00"]}
    respuesta = coordinacion.post(direccion(ficha), datos | {"action-publish": ["1"]})
    assert respuesta.status_code == 302
    assert Practica.objects.get().costo == 50_000


def test_no_caben_nueve_hitos(admin):
    ficha = PracticaFactory()
    datos = leer(admin.get(direccion(ficha)))
    for n in range(9):
        anadir_fila(datos, "hitos", fecha=f"20{n + 10}", titulo="Algo")
    assert admin.post(direccion(ficha), datos).status_code == 200


def test_retirar_terminos_no_rompe_el_formulario(admin):
    ficha = PracticaFactory(completa=True)
    for t in (ficha.temas.all()[0], ficha.indicadores.all()[0].tipo, ficha.activos.all()[0].tipo):
        t.vigente_hasta = "2020-01-01"
        t.save()
    datos = leer(admin.get(direccion(ficha)))
    borrador = guardar(admin, ficha, datos)
    assert len(borrador.temas.all()) == 2
    assert str(termino("tema", "tema-1").pk) in datos["temas"]


def test_un_termino_retirado_no_se_ofrece_a_otras(admin):
    retirado = termino("tema", "viejo", nombre="Tema retirado", vigente_hasta="2020-01-01")
    termino("tema", "nuevo", nombre="Tema en uso")
    pagina = admin.get(reverse("wagtailsnippets_fichas_practica:add")).content.decode()
    assert "Tema en uso" in pagina
    assert retirado.nombre not in pagina


def test_el_codigo_no_se_edita(admin):
    ficha = PracticaFactory(publicada=True)
    datos = leer(admin.get(direccion(ficha))) | {"codigo": ["BP-1900-00001"], "validacion": ["validada"]}
    borrador = guardar(admin, ficha, datos)
    assert (borrador.codigo, borrador.validacion) == (ficha.codigo, "documentada")
