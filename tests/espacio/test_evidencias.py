"""Evidence comes in only if it is what it says, and goes out only to who may see it, never to be run."""

import hashlib
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from practicas.envios import servicios
from practicas.envios.estados import Estado
from practicas.envios.models import Envio
from practicas.fichas.archivos import MAXIMO, nombre_limpio
from practicas.fichas.models import Practica
from tests.factories import PracticaFactory, envio_en, publicar

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF"
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\0" * 60 + b"\xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 60
WEBP = b"RIFF\x24\0\0\0WEBPVP8 " + b"\0" * 60
HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


def comprimido(**partes: bytes) -> bytes:
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w") as libro:
        for nombre, contenido in partes.items():
            suyo = zipfile.ZipInfo(nombre.replace("__", "/").replace("_punto_", "."))  # without the hour
            libro.writestr(suyo, contenido)
    return salida.getvalue()


def sin_bytes(valor) -> str | None:
    """The name of a case, without what is inside the file."""
    return "…" if isinstance(valor, bytes) else None


CUALQUIERA = comprimido(hola_punto_txt=b"hola")
DOCX = comprimido(**{"[Content_Types]_punto_xml": b"<Types/>", "word__document_punto_xml": b"<w/>"})
ODT = comprimido(mimetype=b"application/vnd.oasis.opendocument.text")


@pytest.fixture(autouse=True)
def en_el_almacen(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def envio(elenco, client):
    client.force_login(elenco.redactora)
    ficha = PracticaFactory(breve=True, entidad=elenco.entidad, resultados="Bajó el plazo.")
    return envio_en(Estado.BORRADOR, ficha)


def agregar(client, envio, contenido: bytes | None = None, nombre="acta.pdf", **campos):
    datos = {"titulo": "Acta", **campos}
    if contenido is not None:
        datos["archivo"] = SimpleUploadedFile(nombre, contenido, "application/pdf")
    return client.post(f"/mi-entidad/envios/{envio.uuid}/evidencias/", datos)


def motivo(respuesta) -> str:
    assert respuesta.status_code == 400
    return " ".join(m for motivos in respuesta.context["formulario"].errors.values() for m in motivos)


def evidencias(envio):
    return list(Envio.objects.get(pk=envio.pk).texto.evidencias.all())


def test_lo_que_se_sube_queda_con_su_huella_y_lo_que_sustenta(client, envio):
    assert agregar(client, envio, PDF, sustenta=["resultados"], descripcion="La firmada").status_code == 302
    (evidencia,) = evidencias(envio)

    assert evidencia.huella == hashlib.sha256(PDF).hexdigest()
    assert (evidencia.titulo, evidencia.sustenta, evidencia.estado) == ("Acta", ["resultados"], "autodeclarada")
    assert evidencia.subida is not None
    pagina = client.get(f"/mi-entidad/envios/{envio.uuid}/evidencias/").content.decode()
    assert evidencia.archivo.url in pagina
    assert "Sustenta: Resultados" in pagina


@pytest.mark.parametrize(
    ("nombre", "contenido"),
    [("a.pdf", PDF), ("a.JPG", JPG), ("a.jpeg", JPG), ("a.png", PNG), ("a.webp", WEBP), ("a.docx", DOCX), ("a.odt", ODT),
     ("a.csv", "año;días\n2023;3".encode()), ("a.txt", b"1 < 2")], ids=sin_bytes,
)  # fmt: skip
def test_lo_que_es_lo_que_dice_entra(client, envio, nombre, contenido):
    assert agregar(client, envio, contenido, nombre).status_code == 302


@pytest.mark.parametrize(
    ("nombre", "contenido", "dicho"),
    [
        ("acta.pdf", HTML, "no es de un archivo «.pdf»"),
        ("acta.pdf", b"\n" + PDF, "no es de un archivo «.pdf»"),
        ("foto.jpg", PDF, "no es de un archivo «.jpg»"),
        ("foto.png", SVG, "no es de un archivo «.png»"),
        ("foto.webp", b"RIFF\0\0\0\0AVI " + b"\0" * 20, "no es de un archivo «.webp»"),
        ("foto.svg", SVG, "No se aceptan archivos «.svg»"),
        ("pagina.html", HTML, "No se aceptan archivos «.html»"),
        ("acta.pdf.html", PDF, "No se aceptan archivos «.html»"),
        ("programa.exe", b"MZ", "No se aceptan archivos «.exe»"),
        ("sin-extension", PDF, "No se aceptan archivos"),
        (".pdf", HTML, "no es de un archivo «.pdf»"),
        ("plan.docx", CUALQUIERA, "no es de un archivo «.docx»"),
        ("plan.xlsx", DOCX, "no es de un archivo «.xlsx»"),
        ("plan.ods", ODT, "no es de un archivo «.ods»"),
        ("plan.docx", DOCX[:40], "dañado"),
        ("plan.docx", comprimido(**{"[Content_Types]_punto_xml": b"", "word__document_punto_xml": b"",
                                    "word__vbaProject_punto_bin": b"x"}), "macros"),
        ("plan.docx", comprimido(**{"[Content_Types]_punto_xml": b"", "word__document_punto_xml": b"",
                                    **{f"relleno{n}": b"" for n in range(2_001)},
                                    "word__vbaProject_punto_bin": b"x"}), "no es de un archivo «.docx»"),
        ("datos.csv", HTML, "no es de un archivo «.csv»"),
        ("datos.txt", b"\0\1\2", "no es de un archivo «.txt»"),
        ("acta.pdf", PDF + CUALQUIERA, "trae dentro otro"),
        ("foto.jpg", JPG + CUALQUIERA, "trae dentro otro"),
        ("foto.jpg", JPG[:20] + HTML + JPG, "trae dentro otro"),
        ("acta.pdf", b"%PDF-1.7\n" + HTML + PDF, "trae dentro otro"),
        ("acta.pdf", b"", "está vacío"),
    ],
    ids=sin_bytes,
)  # fmt: skip
def test_lo_disfrazado_se_rechaza_con_su_motivo(client, envio, nombre, contenido, dicho):
    assert dicho in motivo(agregar(client, envio, contenido, nombre))
    assert evidencias(envio) == []


def test_lo_demasiado_grande_se_rechaza_con_su_motivo(client, envio):
    assert "pasa de 20 MB" in motivo(agregar(client, envio, PDF + b"\0" * MAXIMO))


@pytest.mark.parametrize(
    ("campos", "dicho"),
    [
        ({}, "Suba un archivo o escriba el enlace"),
        ({"titulo": "", "enlace": "https://x.example/a"}, "Escriba un título"),
        ({"enlace": "javascript:alert(1)"}, "enlace completo"),
        ({"enlace": "data:text/html,x"}, "enlace completo"),
    ],
)
def test_lo_que_falta_se_dice_y_lo_escrito_no_se_pierde(client, envio, campos, dicho):
    respuesta = agregar(client, envio, descripcion="La del martes", **campos)
    assert dicho in motivo(respuesta)
    assert "La del martes" in respuesta.content.decode()


def test_un_enlace_basta(client, envio):
    agregar(client, envio, enlace="https://www.gob.pe/x")
    assert [e.enlace for e in evidencias(envio)] == ["https://www.gob.pe/x"]


def test_lo_repetido_se_dice(client, envio):
    agregar(client, envio, PDF)
    assert "ya está en la ficha: «Acta»" in motivo(agregar(client, envio, PDF, "otro.pdf", titulo="Otro"))


def test_no_sustenta_lo_que_no_existe(client, envio):
    respuesta = agregar(client, envio, PDF, sustenta=["indicadores.no-esta"])
    assert respuesta.status_code == 400


def test_quitar_quita_solo_esa(client, envio):
    agregar(client, envio, PDF)
    agregar(client, envio, enlace="https://x.example/b", titulo="Otra")
    primera, _ = evidencias(envio)
    direccion = f"/mi-entidad/envios/{envio.uuid}/evidencias/{primera.clave}/quitar/"
    assert client.get(direccion).status_code == 405
    assert client.post(direccion).status_code == client.post(direccion).status_code == 302
    assert [e.titulo for e in evidencias(envio)] == ["Otra"]


@pytest.mark.parametrize("estado", [Estado.VISADO, Estado.ADMISIBILIDAD, Estado.PUBLICADA, Estado.ARCHIVADA])
def test_fuera_del_borrador_no_se_agrega_ni_se_quita(client, elenco, estado):
    client.force_login(elenco.redactora)
    ficha = PracticaFactory(completa=True, breve=True, entidad=elenco.entidad)
    envio = envio_en(estado, ficha)
    antes = evidencias(envio)

    assert agregar(client, envio, PDF).status_code == 403
    clave = antes[0].clave
    assert client.post(f"/mi-entidad/envios/{envio.uuid}/evidencias/{clave}/quitar/").status_code == 403
    assert [e.clave for e in evidencias(envio)] == [e.clave for e in antes]
    assert "Agregar una evidencia" not in client.get(f"/mi-entidad/envios/{envio.uuid}/evidencias/").content.decode()


@pytest.mark.parametrize("quien", ["de_otra_entidad", "ajeno"])
def test_para_los_de_fuera_no_existe(client, envio, elenco, quien):
    client.force_login(getattr(elenco, quien))
    assert agregar(client, envio, PDF).status_code == 404


# --- Names ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("nombre", "limpio"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\ana\\acta final.PDF", "acta-final.pdf"),
        ("R.A. N.° 012-2022.pdf", "R-A-N-012-2022.pdf"),
        ("a\0b\x1f\u202efdp.exe", "a-b-fdp.exe"),
        ("Ordenanza de cañería.pdf", "Ordenanza-de-cañería.pdf"),
        ("....pdf", "archivo.pdf"),
        ("", "archivo"),
        ("x" * 300 + ".pdf", "x" * 60 + ".pdf"),
    ],
)
def test_el_nombre_se_limpia(nombre, limpio):
    assert nombre_limpio(nombre) == limpio


# --- Out --------------------------------------------------------------------------------------------------------------
def direccion_de(envio) -> str:
    return evidencias(envio)[0].archivo.url


def pedir(client, envio) -> int:
    respuesta = client.get(direccion_de(envio))
    respuesta.close()
    return respuesta.status_code


@pytest.mark.parametrize(
    ("quien", "estado"),
    [("redactora", 200), ("responsable", 200), ("alterna", 200), ("editora", 200), ("coordinadora", 200),
     ("de_otra_entidad", 404), ("ajeno", 404), (None, 404)],
)  # fmt: skip
def test_la_evidencia_de_un_borrador_es_de_su_gente_y_de_la_sgp(client, envio, elenco, quien, estado):
    agregar(client, envio, PDF)
    client.logout()
    if quien:
        client.force_login(getattr(elenco, quien))
    assert pedir(client, envio) == estado


@pytest.mark.parametrize(("quien", "estado"), [("redactora", 200), ("de_otra_entidad", 404), (None, 404)])
def test_la_de_una_version_nueva_tampoco_se_ve_aunque_la_ficha_sea_publica(client, elenco, quien, estado):
    ficha = PracticaFactory(breve=True, entidad=elenco.entidad)
    publicar(ficha)
    nuevo = servicios.actualizar(envio=Envio.objects.get(), usuario=elenco.redactora)
    client.force_login(elenco.redactora)
    agregar(client, nuevo, PDF)
    assert Practica.objects.get().evidencias.count() == 0
    client.logout()
    if quien:
        client.force_login(getattr(elenco, quien))
    assert pedir(client, nuevo) == estado


@pytest.mark.parametrize(
    ("nombre", "contenido", "tipo", "se_guarda"),
    [
        ("foto.jpg", JPG, "image/jpeg", False),
        ("foto.png", PNG, "image/png", False),
        ("foto.webp", WEBP, "image/webp", False),
        ("acta.pdf", PDF, "application/pdf", True),
        ("datos.csv", b"a;b", "text/csv", True),
        ("plan.docx", DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", True),
    ],
    ids=sin_bytes,
)
def test_lo_que_sale_nunca_se_ejecuta(client, envio, nombre, contenido, tipo, se_guarda):
    agregar(client, envio, contenido, nombre)
    respuesta = client.get(direccion_de(envio))

    assert b"".join(respuesta.streaming_content) == contenido
    assert respuesta["Content-Type"] == tipo
    assert respuesta["Content-Disposition"].startswith("attachment") == se_guarda
    assert respuesta["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in respuesta["Content-Security-Policy"]
    assert respuesta["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("nombre", ["images/x.svg", "images/x.html", "evidencias/2026/x.svg", "evidencias/2026/x.html"])
def test_una_pagina_o_un_svg_que_ya_estuviera_se_guarda_y_no_se_abre(client, elenco, tmp_path, nombre):
    (tmp_path / nombre).parent.mkdir(parents=True)
    (tmp_path / nombre).write_bytes(HTML)
    client.force_login(elenco.editora)
    respuesta = client.get(f"/archivos/{nombre}")

    assert b"".join(respuesta.streaming_content) == HTML
    assert respuesta["Content-Disposition"].startswith("attachment")
    assert "sandbox" in respuesta["Content-Security-Policy"]
