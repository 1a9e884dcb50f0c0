"""What somebody sends as a workbook and is not one, or is one to be afraid of: a clear reason, and nothing is kept."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from practicas.envios.estados import Estado
from practicas.envios.models import Propuesta
from practicas.fichas.intercambio.cuaderno import apertura
from tests.factories import LeccionFactory, PracticaFactory, envio_en

pytestmark = pytest.mark.django_db
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture
def envio(elenco, client):
    client.force_login(elenco.redactora)
    return envio_en(Estado.BORRADOR, PracticaFactory(breve=True, entidad=elenco.entidad))


@pytest.fixture
def bueno(client, envio) -> bytes:
    return client.get(f"/mi-entidad/envios/{envio.uuid}/ficha.xlsx").content


@pytest.fixture
def rechazo(client, envio):
    """The reason that the page gives for a file."""

    def _rechazo(contenido: bytes, nombre="ficha.xlsx") -> str:
        archivo = SimpleUploadedFile(nombre, contenido)
        respuesta = client.post(f"/mi-entidad/envios/{envio.uuid}/subir/", {"archivo": archivo})
        assert respuesta.status_code == 400
        assert Propuesta.objects.count() == 0
        (motivo,) = respuesta.context["formulario"].errors["archivo"]
        return motivo

    return _rechazo


def con_partes(bueno: bytes, cambios: dict[str, bytes | None], **extra) -> bytes:
    """The workbook with some of its parts changed, added, or taken out."""
    salida = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bueno)) as de, zipfile.ZipFile(salida, "w", zipfile.ZIP_DEFLATED) as a:
        for nombre in {**dict.fromkeys(de.namelist()), **cambios}:
            contenido = cambios[nombre] if nombre in cambios else de.read(nombre)
            if contenido is not None:
                a.writestr(nombre, contenido)
    return salida.getvalue()


def en_bytes(libro) -> bytes:
    salida = io.BytesIO()
    libro.save(salida)
    return salida.getvalue()


@pytest.mark.parametrize(
    ("contenido", "nombre", "motivo"),
    [
        (b"", "ficha.xlsx", "está vacío"),
        (b"hola", "ficha.xlsx", "no es un libro de Excel"),
        (b"%PDF-1.7", "ficha.xlsx", "no es un libro de Excel"),
        (b"<html><table>", "ficha.xls", "no es un libro de Excel"),
        (OLE + b"\0" * 600, "ficha.xls", "versión anterior de Excel"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "ficha.xlsx", "contraseña"),
        (b"PK\x03\x04" + b"\0" * 60, "ficha.xlsx", "dañado"),
        (b"PK\x03\x04" * (2 * 1024**2), "ficha.xlsx", "pasa de 5 MB"),
    ],
    ids=lambda valor: "…" if isinstance(valor, bytes) else None,
)
def test_lo_que_no_es_un_libro_se_rechaza_con_su_motivo(rechazo, contenido, nombre, motivo):
    assert motivo in rechazo(contenido, nombre)


@pytest.mark.parametrize("corte", [0.3, 0.9, 0.999])
def test_un_libro_cortado_esta_danado(rechazo, bueno, corte):
    assert "dañado" in rechazo(bueno[: int(len(bueno) * corte)])


@pytest.mark.parametrize("parte", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
@pytest.mark.parametrize("dano", [b"", b"<a><b></a>", b"\xff\xfe\x00"])
def test_un_libro_con_una_parte_rota_esta_danado(rechazo, bueno, parte, dano):
    motivo = rechazo(con_partes(bueno, {parte: dano}))
    assert "dañado" in motivo or "no es el de una ficha" in motivo


def test_un_byte_cambiado_dentro_del_libro_se_nota(rechazo, bueno):
    with zipfile.ZipFile(io.BytesIO(bueno)) as libro:
        parte = libro.getinfo("xl/worksheets/sheet1.xml")
    lugar = parte.header_offset + 30 + len(parte.filename) + parte.compress_size // 2
    assert "dañado" in rechazo(bueno[:lugar] + bytes([bueno[lugar] ^ 0xFF]) + bueno[lugar + 1 :])


def test_un_libro_con_macros_se_rechaza_aunque_se_llame_xlsx(rechazo, bueno):
    assert "macros" in rechazo(bueno, "ficha.xlsm")
    assert "macros" in rechazo(con_partes(bueno, {"xl/vbaProject.bin": b"x"}))
    with zipfile.ZipFile(io.BytesIO(bueno)) as libro:
        tipos = libro.read("[Content_Types].xml")
    con_macros = tipos.replace(b"spreadsheetml.sheet.main", b"sheet.macroEnabled.main")
    assert "macros" in rechazo(con_partes(bueno, {"[Content_Types].xml": con_macros}))


@pytest.mark.parametrize("letra", [b"\0", b"<a/>"])
def test_una_bomba_no_se_abre(rechazo, bueno, letra, monkeypatch):
    monkeypatch.setattr(apertura, "load_workbook", lambda *a, **k: pytest.fail("se abrió"))
    bomba = letra * (30 * 1024**2 // len(letra))
    assert "demasiado grande" in rechazo(con_partes(bueno, {"xl/media/a.xml": bomba}))


def test_muchas_partes_grandes_no_se_abren(rechazo, bueno, monkeypatch):
    monkeypatch.setattr(apertura, "ABIERTO", 100_000)
    assert "demasiado grande" in rechazo(con_partes(bueno, {f"xl/{n}.xml": b"abc" * n * 50 for n in range(60)}))


def test_el_tamano_que_dice_el_libro_no_engana(rechazo, bueno):
    """A part that declares less than it has is damaged, not read to its end."""
    con_bomba = con_partes(bueno, {"xl/z.xml": b"\0" * 9_000_000})
    mentira = con_bomba.replace((9_000_000).to_bytes(4, "little"), (900).to_bytes(4, "little"))
    assert "dañado" in rechazo(mentira)


@pytest.mark.parametrize("codigo", ["utf-8", "utf-16"])
def test_las_entidades_de_xml_no_se_abren(rechazo, bueno, codigo):
    risas = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><sst>&c;</sst>'
    assert "dañado" in rechazo(con_partes(bueno, {"xl/sharedStrings.xml": risas.encode(codigo)}))


def test_un_libro_de_otra_cosa_se_rechaza(rechazo):
    otro = Workbook()
    otro.active.append(["Ficha", "de compra"])
    assert "no es el de una ficha" in rechazo(en_bytes(otro))


@pytest.mark.parametrize(("celda", "valor"), [("B1", "ficha-0"), ("A2", "x"), ("B3", "otra"), ("B3", None)])
def test_un_libro_con_la_identidad_cambiada_se_rechaza(rechazo, bueno, celda, valor):
    libro = load_workbook(io.BytesIO(bueno))
    libro["_yachay"][celda].value = valor
    motivo = rechazo(en_bytes(libro))
    assert "no es el de una ficha" in motivo or "otra ficha" in motivo


@pytest.mark.parametrize("fabrica", [PracticaFactory, LeccionFactory])
def test_el_libro_de_otra_ficha_se_rechaza(client, rechazo, elenco, fabrica):
    ficha = fabrica(entidad=elenco.entidad, titulo="La otra")
    ficha.save_revision()
    otro = envio_en(Estado.BORRADOR, ficha)
    contenido = client.get(f"/mi-entidad/envios/{otro.uuid}/ficha.xlsx").content
    assert "otra ficha («La otra»)" in rechazo(contenido)


def test_una_hoja_que_declara_un_millon_de_filas_se_lee_igual(client, envio, bueno):
    libro = load_workbook(io.BytesIO(bueno))
    libro["Ficha"].cell(1_048_576, 16_384, "lejos")
    archivo = SimpleUploadedFile("ficha.xlsx", en_bytes(libro))
    assert client.post(f"/mi-entidad/envios/{envio.uuid}/subir/", {"archivo": archivo}).status_code == 302


def test_sin_archivo_se_pide(client, envio):
    respuesta = client.post(f"/mi-entidad/envios/{envio.uuid}/subir/")
    assert respuesta.status_code == 400
    assert "Elija el libro" in respuesta.content.decode()


@pytest.mark.parametrize(
    "nombre", ["../../etc/ficha.xlsx", "C:\\fakepath\\ficha.xlsx", "f\u202excha.xlsx", "a" * 240 + ".xlsx"]
)
def test_el_nombre_del_libro_se_guarda_limpio(client, envio, bueno, nombre):
    client.post(f"/mi-entidad/envios/{envio.uuid}/subir/", {"archivo": SimpleUploadedFile(nombre, bueno)})
    limpio = Propuesta.objects.get().archivo
    assert limpio.isprintable()
    assert not {"/", "\\"} & set(limpio)
    assert len(limpio) <= 80
