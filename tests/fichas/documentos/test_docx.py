"""The Word document says what the page says, and no more."""

import io

import docx
import pytest
from docx.oxml.ns import qn

from practicas.fichas.documentos.contenido import documento_de
from practicas.fichas.documentos.docx import escribir_docx
from practicas.fichas.models import Leccion, Practica
from practicas.fichas.presentacion import presentar
from tests.factories import LeccionFactory, PracticaFactory

pytestmark = pytest.mark.django_db


def abrir(ficha):
    return docx.Document(io.BytesIO(escribir_docx(documento_de(ficha))))


def todo(documento) -> str:
    celdas = [c.text for t in documento.tables for f in t.rows for c in f.cells]
    propias = documento.core_properties
    return "\n".join([*(p.text for p in documento.paragraphs), *celdas, propias.author, propias.title])


@pytest.fixture
def practica():
    PracticaFactory(completa=True, titulo="Licencias en tres días", problema="Había **dos** colas.\n\n1. una\n2. otra")
    return Practica.objects.get()


def test_dice_cada_seccion_con_su_titulo(practica):
    documento = abrir(presentar(practica))

    titulos = [p.text for p in documento.paragraphs if p.style.name.startswith("Heading")]
    assert titulos == [
        "En breve", "El problema", "A quiénes va dirigida", "Qué se buscaba", "Qué hicieron", "Fechas", "Con quiénes",
        "Resultados", "Reconocimientos", "Cadena de valor", "Qué no funcionó", "Cómo se sostiene", "Para replicarla",
        "De dónde salió el dinero", "Normas", "Activos para usar", "Evidencia", "Clasificación", "Contacto y divulgación",
    ]  # fmt: skip
    assert [p.text for p in documento.paragraphs if p.style.name == "Title"] == ["Licencias en tres días"]


def test_las_cifras_del_indicador_estan_en_su_tabla(practica):
    tablas = abrir(presentar(practica)).tables
    tabla = next(t for t in tablas if t.rows[0].cells[0].text == "Indicador")

    assert [c.text for c in tabla.rows[1].cells][1:4] == ["23\ndic. 2021", "5\n2023", "3\ndic. 2023"]


def test_toda_tabla_repite_su_encabezado_y_el_documento_dice_su_lengua_y_su_titulo(practica):
    documento = abrir(presentar(practica))

    assert all(t.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for t in documento.tables)
    assert documento.styles.element.xpath("//w:docDefaults//w:lang/@w:val") == ["es-PE"]
    propias = documento.core_properties
    assert (propias.title, propias.language, propias.comments) == ("Licencias en tres días", "es-PE", "")


def test_cada_lista_numerada_empieza_en_uno(practica):
    documento = abrir(presentar(practica))

    numeros = {p._p.pPr.numPr.numId.val for p in documento.paragraphs if p.style.name == "List Number"}
    assert len(numeros) == 2


def test_lo_marcado_en_negrita_lo_esta_y_los_asteriscos_no_se_ven(practica):
    documento = abrir(presentar(practica))
    parrafo = next(p for p in documento.paragraphs if "Había" in p.text)

    assert parrafo.text == "Había dos colas."
    assert [t.text for t in parrafo.runs if t.bold] == ["dos"]


@pytest.mark.parametrize("enlace", ["javascript:alert(1)", "file:///etc/passwd"])
def test_un_enlace_que_se_ejecuta_queda_en_texto(enlace):
    PracticaFactory(problema=f"Vea [esto]({enlace}) y [aquello](https://x.example/a)")
    documento = abrir(presentar(Practica.objects.get()))

    externos = [r.target_ref for r in documento.part.rels.values() if r.is_external]
    assert externos == ["https://x.example/a"]


def test_la_anonima_no_dice_de_quien_es():
    leccion = LeccionFactory(anonima=True, completa=True)
    secretos = [leccion.entidad.nombre, "Gerencia de Licencias", "Mesa de partes", "https://x.example/acta", "118,500"]

    dicho = todo(abrir(presentar(Leccion.objects.get())))
    assert [s for s in secretos if s in dicho] == []
    assert "Entidad anónima" in dicho

    de_la_entidad = todo(abrir(Leccion.objects.get()))
    assert [s for s in secretos if s not in de_la_entidad] == []


def test_el_buzon_no_sale_en_lo_publico(practica):
    assert "mesadepartes@prueba.example" not in todo(abrir(presentar(practica)))


@pytest.mark.parametrize("fabrica", [PracticaFactory, LeccionFactory])
def test_un_borrador_con_casi_nada_y_caracteres_imposibles_se_escribe(fabrica):
    ficha = fabrica(titulo="\x0bSolo un título", resumen="\x08")
    for campo in ("problema", "contexto"):
        if hasattr(ficha, campo):
            setattr(ficha, campo, "a\x0bb\n\n> cita\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- uno\n  - dos\n\n### Tres")

    assert "cita" in todo(abrir(presentar(ficha)))
