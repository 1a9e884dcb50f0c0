"""What another entity can use as it is: added by who writes, for practices, and only if there is something to use."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from practicas.envios.estados import Estado
from practicas.envios.models import Envio
from tests.factories import LeccionFactory, PracticaFactory, envio_en, termino

from .test_evidencias import PDF, motivo

pytestmark = pytest.mark.django_db


@pytest.fixture
def envio(elenco, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(elenco.redactora)
    return envio_en(Estado.BORRADOR, PracticaFactory(breve=True, entidad=elenco.entidad))


@pytest.fixture
def formato(envio):
    return termino("activo", "formato", nombre="Formato")


def agregar(client, envio, **campos):
    return client.post(f"/mi-entidad/envios/{envio.uuid}/activos/", {"titulo": "Formato único", **campos})


def activos(envio):
    return list(Envio.objects.get(pk=envio.pk).texto.activos.all())


def test_lo_que_se_comparte_queda_en_la_ficha_y_en_la_pagina(client, envio, formato):
    archivo = SimpleUploadedFile("formato.pdf", PDF, "application/pdf")
    assert agregar(client, envio, tipo=formato.pk, archivo=archivo).status_code == 302
    (activo,) = activos(envio)

    assert (activo.titulo, activo.tipo) == ("Formato único", formato)
    pagina = client.get(f"/mi-entidad/envios/{envio.uuid}/activos/").content.decode()
    assert activo.archivo.url in pagina
    assert "Formato único" in client.get(f"/mi-entidad/envios/{envio.uuid}/escribir/").content.decode()


def test_sin_archivo_ni_enlace_no_hay_nada_que_usar(client, envio, formato):
    assert "Suba el archivo o escriba el enlace" in motivo(agregar(client, envio, tipo=formato.pk))
    assert activos(envio) == []


def test_sin_decir_que_es_no_entra_y_lo_escrito_sigue(client, envio, formato):
    respuesta = agregar(client, envio, enlace="https://quillamayo.example/f")
    assert "Elija qué es" in motivo(respuesta)
    assert 'value="https://quillamayo.example/f"' in respuesta.content.decode()


def test_el_disfrazado_no_entra(client, envio, formato):
    archivo = SimpleUploadedFile("formato.pdf", b"<html><script>alert(1)</script>", "application/pdf")
    assert "no es de un archivo" in motivo(agregar(client, envio, tipo=formato.pk, archivo=archivo))


def test_se_quita_y_quitarlo_otra_vez_no_cambia_nada(client, envio, formato):
    agregar(client, envio, tipo=formato.pk, enlace="https://quillamayo.example/f")
    direccion = f"/mi-entidad/envios/{envio.uuid}/activos/{activos(envio)[0].clave}/quitar/"
    assert [client.post(direccion).status_code for _ in range(2)] == [302, 302]
    assert activos(envio) == []


def test_guardar_el_texto_no_toca_lo_adjunto(client, envio, formato):
    agregar(client, envio, tipo=formato.pk, enlace="https://quillamayo.example/f")
    pagina = client.get(f"/mi-entidad/envios/{envio.uuid}/escribir/")
    visto = pagina.context["visto"]
    assert not {"activos", "evidencias"} & visto.keys()
    client.post(f"/mi-entidad/envios/{envio.uuid}/guardar/", {"visto": "{}", "titulo": "Otro", "activos-total": "0"})
    assert len(activos(envio)) == 1


def test_quien_no_es_de_la_entidad_no_llega_y_una_leccion_no_los_tiene(client, elenco, envio, formato):
    leccion = envio_en(Estado.BORRADOR, LeccionFactory(breve=True, entidad=elenco.entidad))
    assert client.get(f"/mi-entidad/envios/{leccion.uuid}/activos/").status_code == 404
    assert client.post(f"/mi-entidad/envios/{leccion.uuid}/activos/{uuid.uuid4()}/quitar/").status_code == 404
    client.force_login(elenco.de_otra_entidad)
    assert agregar(client, envio, tipo=formato.pk, enlace="https://x.example/").status_code == 404
    assert activos(envio) == []
