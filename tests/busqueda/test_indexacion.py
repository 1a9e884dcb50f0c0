import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from busqueda import indexacion
from busqueda.estado import leer_estado
from busqueda.models import EnIndice, Escritura, EstadoDelIndice
from busqueda.motores import motor
from practicas.cuentas import roles
from practicas.fichas import servicios
from practicas.fichas.models import Practica
from tests.envios.conftest import persona
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory, publicar, termino


def ids():
    return set(motor().versiones())


def test_una_ficha_publicada_queda_escrita(indice):
    ficha = PracticaFactory(publicada=True)

    indice()

    assert ids() == {f"practica-{ficha.pk}"}
    assert not indexacion.hay_pendientes()


def test_un_borrador_no_llega_al_indice(indice):
    PracticaFactory()

    indice()

    assert ids() == set()


def test_el_borrador_de_una_publicada_no_la_hace_pendiente(indice):
    ficha = PracticaFactory(publicada=True)
    indice()
    ficha.titulo = "Título a medias"
    ficha.save_revision()

    assert not indexacion.hay_pendientes()


@pytest.mark.parametrize(
    "cambiar",
    [
        lambda ficha: ficha.unpublish(),
        lambda ficha: ficha.delete(),
        lambda ficha: Practica.objects.filter(pk=ficha.pk).delete(),
    ],
)
def test_lo_que_deja_de_ser_publico_sale_del_indice(indice, cambiar):
    ficha = PracticaFactory(publicada=True)
    indice()
    cambiar(ficha)

    indice()

    assert ids() == set()
    assert EnIndice.objects.get().texto_plegado == ""


def test_retirar_saca_del_indice_y_restaurar_devuelve(indice):
    ficha, coordinadora = PracticaFactory(publicada=True), persona("coordinadora", roles.COORDINACION)
    servicios.retirar(ficha=ficha, usuario=coordinadora, motivo="Se pidió")
    indice()
    assert ids() == set()

    servicios.restaurar(ficha=ficha, usuario=coordinadora)
    indice()
    assert ids() == {f"practica-{ficha.pk}"}


def test_una_leccion_que_pasa_a_restringida_sale_del_indice(indice):
    leccion = LeccionFactory(publicada=True)
    indice()
    leccion.divulgacion = "restringida"
    publicar(leccion)

    indice()

    assert ids() == set()


def test_cambiar_entidad_o_termino_vuelve_a_escribir(indice):
    tema = termino("tema", "agua")
    entidad = EntidadFactory()
    PracticaFactory(publicada=True, entidad=entidad, terminos={"temas": [tema]})
    indice()
    for objeto in (entidad, tema):
        objeto.nombre = "Otro nombre"
        objeto.save()
        assert indexacion.hay_pendientes()
        indice()


def test_lo_que_se_deshace_no_cambia_de_version(indice):
    ficha = PracticaFactory(publicada=True)
    antes = EnIndice.objects.get().version
    with transaction.atomic():
        ficha.save()
        transaction.set_rollback(True)
    assert EnIndice.objects.get().version == antes


def test_un_fallo_del_motor_queda_a_la_vista_y_se_recupera(indice, monkeypatch):
    indice()
    PracticaFactory(publicada=True)

    def caerse(documentos):
        raise OSError("disco lleno")

    with monkeypatch.context() as parche:
        parche.setattr(motor(), "escribir", caerse)
        indice()
    assert "disco lleno" in leer_estado().error
    assert leer_estado().pendientes == 1

    EstadoDelIndice.objects.update(no_antes_de=None)
    indice()
    assert leer_estado().pendientes == 0
    assert leer_estado().error == ""


def test_mientras_otro_escribe_nadie_espera(indice):
    PracticaFactory(publicada=True)
    with indexacion._turno() as mio:
        assert mio
        assert indice() == 0
    assert indice() == 1


def test_en_pausa_se_escribe_una_vez_al_final(indice):
    with indexacion.en_pausa():
        PracticaFactory.create_batch(3, publicada=True)
        indexacion.al_confirmar()
        assert motor().indice_en_uso() == ""
    assert len(ids()) == 3


def test_reconstruir_deja_un_indice_nuevo_y_completo(indice):
    PracticaFactory.create_batch(3, publicada=True)
    indice()
    viejo = motor().indice_en_uso()

    assert indexacion.reconstruir() == 3

    assert motor().indice_en_uso() != viejo
    assert len(ids()) == 3
    assert not indexacion.hay_pendientes()
    assert set(Escritura.objects.values_list("indice", flat=True)) == {motor().indice_en_uso()}


def test_un_cambio_del_esquema_reconstruye(indice, monkeypatch):
    PracticaFactory(publicada=True)
    indice()
    viejo = motor().indice_en_uso()
    monkeypatch.setattr("busqueda.motores.tantivy.huella", lambda: "otra")
    PracticaFactory(publicada=True)

    indice()

    assert motor().indice_en_uso() != viejo
    assert len(ids()) == 2


def correr(orden, **opciones):
    salida = StringIO()
    call_command(orden, stdout=salida, **opciones)
    return salida.getvalue()


def test_verificar_dice_lo_que_difiere_y_lo_repara(indice):
    ficha = PracticaFactory(publicada=True)
    indice()
    assert "igual" in correr("verificar_indice")

    EnIndice.objects.update(version=90)
    Escritura.objects.update(version=90)
    with pytest.raises(CommandError) as error:
        correr("verificar_indice")
    assert error.value.returncode == 1

    assert "igual" in correr("verificar_indice", reparar=True)
    assert motor().versiones() == {f"practica-{ficha.pk}": 91}


def test_verificar_sin_indice_dice_que_no_pudo_mirar(indice):
    with pytest.raises(CommandError) as error:
        correr("verificar_indice")
    assert error.value.returncode == 2


def test_una_ficha_escrita_a_espaldas_de_la_aplicacion_se_descubre(indice):
    PracticaFactory(publicada=True)
    indice()
    EnIndice.objects.all().delete()

    with pytest.raises(CommandError):
        correr("verificar_indice")
    assert "igual" in correr("verificar_indice", reparar=True)


def test_el_estado_se_lee_con_un_programa(indice):
    PracticaFactory(publicada=True)
    indice()

    estado = json.loads(correr("estado_indice", json=True))

    assert estado["motor"] == "tantivy"
    assert estado["pendientes"] == 0
    assert estado["fichas"] == 1


def test_muchas_escrituras_sueltas_no_dejan_un_segmento_cada_una(indice):
    ficha = PracticaFactory(publicada=True)
    for _ in range(40):
        EnIndice.objects.subir("practica", [ficha.pk])
        indice()
    assert motor().segmentos() <= 20


def test_un_indice_que_no_se_hizo_de_esta_tabla_se_rehace(indice):
    PracticaFactory(publicada=True)
    indice()
    motor().reconstruir().activar()  # what another engine or another database left there

    assert not leer_estado().al_dia
    indice()
    assert len(ids()) == 1
    assert leer_estado().al_dia
