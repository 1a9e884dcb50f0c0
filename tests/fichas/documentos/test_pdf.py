"""The PDF says what the page says, in its order, to whoever sees it and to whoever does not; and nothing that was typed is ever code."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from practicas.fichas.documentos.bloques import Apartado, Documento, Parrafo, Recuadro, Tabla, linea
from practicas.fichas.documentos.contenido import Edicion, documento_de
from practicas.fichas.documentos.pdf import PLANTILLA, NoSePudoEscribir, escribir_pdf, huella
from practicas.fichas.documentos.prosa import prosa
from practicas.fichas.models import Leccion, Practica
from practicas.fichas.presentacion import presentar
from tests.factories import LeccionFactory, PracticaFactory
from tests.fichas.documentos.lectura import Leido, apretado

EL_DIA = datetime(2026, 9, 14, 15, tzinfo=UTC)
HOSTILES = [
    '#import "/etc/passwd": *',
    '#read("/etc/passwd")',
    '#image("/etc/hostname")',
    "<script>alert(1)</script>",
    "$ integral x $ @ref *no* _no_ `no` \\ // /* = no",
    '"+read("/etc/passwd")+"',
]


def suelto(*bloques, titulo="Un título", **campos) -> Documento:
    return Documento(titulo, list(bloques), EL_DIA, **campos)


def leer(*bloques, **campos) -> Leido:
    return Leido(escribir_pdf(suelto(*bloques, **campos)))


@pytest.fixture
def documento(db):
    PracticaFactory(completa=True, publicada=True, titulo="Licencias en tres días", resultados="### Uno\n\nBajó.")
    return documento_de(presentar(Practica.objects.get()), Edicion(2, EL_DIA))


@pytest.fixture
def leido(documento):
    return Leido(escribir_pdf(documento))


# --- For whoever does not see it --------------------------------------------------------------------------------------
def test_dice_que_es_accesible_su_lengua_y_su_titulo(leido):
    assert "<pdfuaid:part>1</pdfuaid:part>" in leido.metadatos
    assert (str(leido.raiz.Lang), str(leido.pdf.docinfo.Title)) == ("es-PE", "Licencias en tres días")
    assert leido.raiz.ViewerPreferences.DisplayDocTitle
    assert leido.raiz.MarkInfo.Marked


def test_los_titulos_van_en_orden_y_ninguno_salta_un_nivel(leido):
    titulos = leido.estructura.todas("H1", "H2", "H3", "H4")

    assert [t.titulo for t in titulos if t.tipo in ("H1", "H2")] == [
        "Licencias en tres días", "En breve", "El problema", "Qué hicieron", "Resultados", "Cadena de valor",
        "Qué no funcionó", "Cómo se sostiene", "Para replicarla", "Normas", "Activos para usar", "Evidencia",
        "Clasificación", "Cómo citar",
    ]  # fmt: skip
    niveles = [int(t.tipo[1]) for t in titulos]
    assert all(b <= a + 1 for a, b in zip(niveles, niveles[1:], strict=False))


def test_toda_figura_se_dice_en_palabras(leido):
    dichas = [f.alternativo for f in leido.estructura.todas("Figure")]

    assert dichas[0].startswith("Código QR de http")
    assert "De 23 a 3" in dichas
    assert "Barras: línea base 23, meta 5, logro 3 días hábiles" in dichas
    assert all(dichas)


def test_toda_tabla_tiene_encabezado_y_toda_lista_puntos(leido):
    tablas, listas = leido.estructura.todas("Table"), leido.estructura.todas("L")

    assert tablas
    assert all(t.todas("THead") and t.todas("TH") for t in tablas)
    assert listas
    assert all(lista.todas("LI") for lista in listas)


# --- What it says -----------------------------------------------------------------------------------------------------
def textos(bloques) -> list[str]:
    """All that a document says, in its order."""
    dichos = []
    for b in bloques:
        dichos += [b.titulo] if isinstance(b, Apartado) else []
        dichos += ["".join(t.texto for t in b.linea)] if isinstance(b, Parrafo) else []
        for nombre in ("bloques", "puntos", "filas"):
            dentro = getattr(b, nombre, [])
            dichos += textos(dentro) if nombre == "bloques" else [t for grupo in dentro for t in _de_grupo(grupo)]
    return dichos


def _de_grupo(grupo) -> list[str]:
    if isinstance(grupo, tuple):
        return [grupo[0], "".join(t.texto for t in grupo[1])]
    if grupo and isinstance(grupo[0], list):
        return ["".join(t.texto for t in dicho) for celda in grupo for dicho in celda if isinstance(dicho, tuple)]
    return textos(grupo)


@pytest.mark.parametrize("fabrica", [PracticaFactory, LeccionFactory])
@pytest.mark.django_db
def test_todo_lo_que_dice_el_documento_esta_en_el_papel_y_en_su_orden(fabrica):
    fabrica(completa=True, publicada=True)
    documento = documento_de(presentar(fabrica._meta.model.objects.get()), Edicion(1, EL_DIA))
    papel, desde = apretado(Leido(escribir_pdf(documento)).texto), 0

    for dicho in map(apretado, textos(documento.bloques)):
        assert dicho in papel[desde:], dicho
        desde = papel.index(dicho, desde)
    assert len(textos(documento.bloques)) > 30


def test_cada_hoja_dice_de_que_ficha_es(leido, documento):
    codigo = documento.cabecera[0]

    assert all(f"{codigo} · Versión 2, 14 set. 2026" in pagina for pagina in leido.paginas)
    assert all("Yachay" in pagina for pagina in leido.paginas)


def test_en_breve_cabe_en_la_primera_hoja_con_los_textos_mas_largos(db):
    larga = "palabra larga " * 60
    ficha = PracticaFactory(
        completa=True,
        publicada=True,
        titulo=("Título muy largo " * 6)[:100],
        resumen=larga[:600],
        problema=larga,
        solucion=larga,
    )
    ficha = Practica.objects.get(pk=ficha.pk)
    ficha.unidad, ficha.beneficiarios_detalle = larga[:200], larga[:200]
    primera = Leido(escribir_pdf(documento_de(presentar(ficha), Edicion(1, EL_DIA)))).paginas[0]

    assert "En breve" in primera
    assert "Institucionalizada por norma" in primera


def test_el_enlace_permanente_y_las_direcciones_se_leen_y_se_pulsan(leido, documento):
    assert documento.enlace in leido.paginas[0]
    assert "https://x.example/r" in leido.texto
    assert leido.enlaces >= {documento.enlace, "https://x.example/r", "https://x.example/a"}


def test_las_filas_no_se_parten():
    filas = [[[linea(f"fila {n}")], [linea(f"{'palabra ' * 40}fin de {n}.")]] for n in range(30)]
    paginas = leer(Tabla(["Fila", "Dice"], filas)).paginas

    assert len(paginas) > 1
    for n in range(30):
        hoja = next(p for p in paginas if re.search(rf"fila {n}\b", p))
        assert apretado(f"fin de {n}.") in apretado(hoja)


def test_lo_que_no_funciono_va_en_su_recuadro_con_su_titulo(documento):
    recuadro = next(b for b in documento.bloques if isinstance(b, Recuadro) and b.tono == "ocre")

    assert recuadro.bloques[0] == Apartado("Qué no funcionó")


@pytest.mark.parametrize(("validacion", "papel"), [("documentada", "aviso"), ("validada", "hecho")])
def test_lo_validado_no_tiene_el_color_de_una_advertencia(db, validacion, papel):
    PracticaFactory(completa=True, publicada=True, validacion=validacion)
    bloques = documento_de(presentar(Practica.objects.get()), Edicion(1, EL_DIA)).bloques
    dicho = next(b for b in bloques if isinstance(b, Parrafo) and validacion in str(b.linea).lower())

    assert dicho.papel == papel
    assert validacion.capitalize() in leer(dicho).paginas[0]


# --- The same bytes, and no more than the text -------------------------------------------------------------------------
def test_el_mismo_documento_da_los_mismos_bytes_y_otro_texto_otra_huella(documento):
    assert escribir_pdf(documento) == escribir_pdf(documento)
    assert huella(documento) == huella(documento)
    assert huella(suelto()) != huella(suelto(autor="Otra"))


@pytest.mark.parametrize("texto", HOSTILES)
def test_lo_escrito_es_texto_y_no_codigo(texto):
    leido = leer(
        Apartado(texto), Parrafo(linea(texto)), Tabla([texto], [[[linea(texto)]]]),
        titulo=texto, autor=texto, rotulo=texto, cabecera=(texto,), tipo=texto,
    )  # fmt: skip

    assert apretado(leido.texto).count(apretado(texto)) >= 6
    assert "root:" not in leido.texto
    assert str(leido.pdf.docinfo.Title) == texto


def test_typst_no_lee_fuera_de_la_carpeta_de_la_plantilla(tmp_path, monkeypatch):
    plantilla = tmp_path / "carpeta" / "documento.typ"
    plantilla.parent.mkdir()
    plantilla.write_text(f'#set document(title: "x")\n#read("../secreto")\n{PLANTILLA.read_text("utf-8")}')
    (tmp_path / "secreto").write_text("secreto")
    monkeypatch.setattr("practicas.fichas.documentos.pdf.PLANTILLA", plantilla)

    with pytest.raises(NoSePudoEscribir) as error:
        escribir_pdf(suelto())
    assert "root" in str(error.value.__cause__)


@pytest.mark.parametrize("enlace", ["javascript:alert(1)", "file:///etc/passwd", f"https://x.example/{'a' * 5000}"])
def test_un_enlace_que_no_es_una_direccion_queda_en_texto(enlace):
    leido = leer(*prosa(f"Vea [esto]({enlace}) y [aquello](https://x.example/a)"))

    assert leido.enlaces == {"https://x.example/a"}
    assert "esto" in leido.texto


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
@example("\xad")
def test_cualquier_texto_se_escribe(texto):
    bloques = [Apartado(texto or "x"), Parrafo(linea(texto)), *prosa(texto), Tabla([texto], [[[linea(texto)]]])]

    assert escribir_pdf(suelto(*bloques, titulo=texto.strip() or "x", autor=texto)).startswith(b"%PDF")


def test_lo_que_ninguna_letra_dibuja_deja_un_cuadro():
    assert "Hola □ fin" in leer(Parrafo(linea("Hola 😀漢 f\u00adin"))).texto


# --- Texts out of measure ----------------------------------------------------------------------------------------------
def test_una_palabra_mas_larga_que_la_hoja_se_parte():
    papel = leer(Parrafo(linea("a" * 900)), Apartado("x" * 200), titulo="t" * 100).texto.replace("\u200b", "")

    assert papel.count("a") > 900
    assert max(map(len, papel.splitlines())) < 150


@pytest.mark.parametrize(
    "markdown", ["<ul><li>más" * 60, "- uno\n" + "".join(f"{'    ' * n}- hondo\n" for n in range(1, 30))]
)
def test_las_listas_muy_hondas_se_escriben_enteras(markdown):
    texto = leer(*prosa(markdown)).texto

    assert texto.count("más") == 60 or texto.count("hondo") == 29


def test_una_celda_mas_larga_que_la_hoja_sigue_en_la_otra():
    larga = "palabra " * 3000
    papel = leer(Tabla(["A", "B"], [[[linea(f"{larga}final")], [linea("x")]]])).texto

    assert "final" in papel
    assert papel.count("palabra") == 3000


def test_una_recomendacion_mas_larga_que_la_hoja_no_pierde_su_final(db):
    leccion = LeccionFactory(publicada=True, recomendacion=f"{'palabra ' * 2000}y el final")
    documento = documento_de(presentar(Leccion.objects.get(pk=leccion.pk)), Edicion(1, EL_DIA))

    assert "y el final" in Leido(escribir_pdf(documento)).texto


# --- Lessons ----------------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_la_anonima_no_dice_de_quien_es_ni_en_sus_metadatos():
    leccion = LeccionFactory(anonima=True, completa=True, publicada=True)
    secretos = [leccion.entidad.nombre, "Gerencia de Licencias", "Mesa de partes", "x.example", "118,500", "Resolución"]
    leido = Leido(escribir_pdf(documento_de(presentar(Leccion.objects.get()), Edicion(1, EL_DIA))))

    assert [s for s in secretos if s in leido.texto + leido.metadatos] == []
    assert "/Author" not in leido.pdf.docinfo
    assert "Entidad anónima" in leido.texto
