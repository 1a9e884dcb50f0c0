import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command

from practicas.catalogos.models import Etiqueta
from practicas.fichas import servicios
from practicas.fichas.models import Correlativo, Leccion, Practica
from practicas.fichas.models.ficha import Ficha
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory, publicar, termino

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fecha(time_machine):
    time_machine.move_to("2026-11-23 12:00-05:00")


def test_el_codigo_se_da_al_publicar_y_no_cambia():
    ficha = PracticaFactory(publicada=True)
    assert ficha.codigo == "BP-2026-00001"

    ficha.titulo = "Otro título"
    ficha = publicar(ficha)
    assert ficha.codigo == "BP-2026-00001"
    assert ficha.titulo == "Otro título"
    assert ficha.numero_de_version() == 2


def test_un_codigo_no_se_da_dos_veces():
    PracticaFactory(publicada=True).delete()

    assert PracticaFactory(publicada=True).codigo == "BP-2026-00002"
    assert LeccionFactory(publicada=True).codigo == "LA-2026-00001"


def test_un_borrador_no_tiene_codigo():
    assert PracticaFactory().codigo is None


def test_las_practicas_se_publican_como_documentadas_y_las_lecciones_sin_nivel():
    assert PracticaFactory(publicada=True).validacion == "documentada"
    assert LeccionFactory(publicada=True).validacion == ""


def test_el_borrador_de_una_publicada_no_cambia_ni_una_fila():
    ficha = PracticaFactory(publicada=True, completa=True)
    borrador = Practica.objects.get(pk=ficha.pk)
    borrador.titulo = "A medias"
    borrador.temas = []
    borrador.indicadores = []
    borrador.etiquetas.set(["otra"])
    borrador.save_revision()

    publica = Practica.objects.get(pk=ficha.pk)
    assert publica.titulo == ficha.titulo
    assert publica.temas.count() == 2
    assert publica.indicadores.count() == 2
    assert publica.etiquetas.count() == 2
    assert publica.has_unpublished_changes


def test_lo_programado_se_publica_a_su_hora(time_machine):
    ficha = PracticaFactory(entidad=EntidadFactory(externa=True))
    ficha.go_live_at = "2026-12-01T00:00:00Z"
    revision = ficha.save_revision()
    revision.publish()
    assert not Practica.objects.get(pk=ficha.pk).live

    time_machine.move_to("2026-12-02")
    call_command("publish_scheduled")

    publicada = Practica.objects.get(pk=ficha.pk)
    assert publicada.live
    assert publicada.codigo == "BP-2026-00001"
    assert publicada.numero_de_version() == 1


def test_sin_permiso_no_se_publica_ni_se_retira(django_user_model):
    cualquiera = django_user_model.objects.create_user("cualquiera@x.example")
    ficha = PracticaFactory(publicada=True)

    for hacer in (
        lambda: servicios.publicar(ficha=ficha, usuario=cualquiera),
        lambda: servicios.retirar(ficha=ficha, usuario=cualquiera, motivo="no"),
        lambda: servicios.restaurar(ficha=ficha, usuario=cualquiera),
    ):
        with pytest.raises(PermissionDenied):
            hacer()
    assert Practica.objects.get(pk=ficha.pk).es_publica


def test_una_diferida_se_abre_cuando_llega_su_fecha(time_machine):
    leccion = LeccionFactory(publicada=True, diferida=True)
    assert servicios.divulgar_diferidas() == 0

    time_machine.move_to("2027-06-02")
    assert servicios.divulgar_diferidas() == 1

    assert Leccion.objects.publicadas().get().pk == leccion.pk


def test_una_diferida_no_pasa_de_veinticuatro_meses():
    leccion = LeccionFactory.build(diferida=True, divulgacion_hasta="2029-01-01")
    from datetime import date

    leccion.divulgacion_hasta = date(2029, 1, 1)
    with pytest.raises(ValidationError, match="24 meses"):
        leccion.clean()


@pytest.mark.parametrize(
    ("inicio", "fin", "campo"), [(2027, None, "anio_inicio"), (2023, 2021, "anio_fin"), (2023, 2027, "anio_fin")]
)
def test_los_anios_van_en_orden_y_no_son_futuros(inicio, fin, campo):
    ficha = PracticaFactory.build(anio_inicio=inicio, anio_fin=fin)
    with pytest.raises(ValidationError) as error:
        Ficha.clean(ficha)
    assert campo in error.value.message_dict


def test_las_clasificaciones_declaradas_son_los_campos_del_modelo():
    for modelo in (Practica, Leccion):
        for clasificacion in modelo.CLASIFICACIONES:
            limite = modelo._meta.get_field(clasificacion.campo).get_limit_choices_to()
            assert limite == {"vocabulario__clave": clasificacion.vocabulario}


def test_una_etiqueta_escrita_de_otra_manera_es_la_misma():
    ficha = PracticaFactory()
    ficha.etiquetas.add("Anemia", "ANÉMIA", " anemia ")
    ficha.save()

    assert Etiqueta.objects.count() == 1


def test_fundir_etiquetas_mueve_sus_fichas():
    una, otra = PracticaFactory(), LeccionFactory()
    una.etiquetas.add("comedor", "comedores")
    otra.etiquetas.add("comedores")
    una.save()
    otra.save()
    queda, sobra = Etiqueta.objects.get(name="comedor"), Etiqueta.objects.get(name="comedores")

    servicios.fundir_etiquetas(sobra=sobra, queda=queda)

    assert [list(f.etiquetas.names()) for f in (una, otra)] == [["comedor"], ["comedor"]]


def test_retirar_un_termino_no_rompe_la_ficha():
    tema = termino("tema", "agua")
    ficha = PracticaFactory(publicada=True, terminos={"temas": [tema]})
    tema.vigente_hasta = "2020-01-01"
    tema.save()

    ficha = Practica.objects.get(pk=ficha.pk)
    ficha.full_clean()
    assert [t.codigo for t in publicar(ficha).temas.all()] == ["agua"]


def test_el_correlativo_empieza_cada_anio(time_machine):
    assert Correlativo.siguiente("BP", 2026) == "BP-2026-00001"
    assert Correlativo.siguiente("BP", 2027) == "BP-2027-00001"
    assert Correlativo.siguiente("BP", 2026) == "BP-2026-00002"


def test_dos_copias_publicadas_a_la_vez_llevan_un_solo_codigo():
    ficha = PracticaFactory()
    una, otra = Practica.objects.get(pk=ficha.pk), Practica.objects.get(pk=ficha.pk)

    assert publicar(una).codigo == publicar(otra).codigo


def test_el_borrador_de_una_diferida_que_ya_se_abrio_no_la_vuelve_a_cerrar():
    leccion = LeccionFactory(diferida=True, publicada=True)
    borrador = Leccion.objects.get(pk=leccion.pk)
    borrador.titulo = "Con más datos"
    borrador.save_revision()
    Leccion.objects.update(divulgacion_hasta="2020-01-01")
    LeccionFactory(diferida=True, divulgacion_hasta="2020-01-01")

    assert servicios.divulgar_diferidas() == 1

    abierta = Leccion.objects.get(pk=leccion.pk)
    publicada = publicar(abierta, revision=abierta.latest_revision)
    assert (publicada.titulo, publicada.es_publica) == ("Con más datos", True)
