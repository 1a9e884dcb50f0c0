"""What changed between two texts of a ficha, in words."""

from datetime import date

import pytest

from practicas.fichas.models import EvidenciaDePractica, Hito, Indicador, Leccion, NormaDePractica
from practicas.fichas.revision.cambios import cambios
from tests.factories import LeccionFactory, PracticaFactory, termino

pytestmark = pytest.mark.django_db


def texto_de(ficha):
    """Another text of the same ficha, as a draft keeps it."""
    return ficha.save_revision().as_object()


def en_breve(antes, despues) -> dict[str, tuple[str, str]]:
    return {c.titulo: (c.antes, c.despues) for c in cambios(antes, despues)}


@pytest.mark.parametrize("fabrica", [PracticaFactory, LeccionFactory])
def test_un_texto_igual_no_tiene_cambios(fabrica):
    ficha = fabrica(completa=True, publicada=True)
    assert cambios(ficha, texto_de(ficha)) == []


def test_cada_valor_se_lee_en_palabras():
    ficha = PracticaFactory(costo=38_400, participacion=None, ubigeo="120101", situacion="")
    despues = texto_de(ficha)
    despues.solucion, despues.costo, despues.participacion = "Quitaron una cola.", 41_000, True
    despues.ubigeo, despues.situacion, despues.beneficiarios = "210805", "piloto", 12_480
    assert en_breve(ficha, despues) == {
        "Lugar": ("Huancayo, Huancayo, Junín", "Macari, Melgar, Puno"),
        "Costo (S/)": ("38,400", "41,000"),
        "Qué hicieron": ("Juntaron las dos colas.", "Quitaron una cola."),
        "¿Participó la población?": ("", "Sí"),
        "Situación": ("", "Piloto"),
        "A cuántos sirvió": ("", "12,480"),
    }


def test_las_clasificaciones_y_las_etiquetas_se_leen_por_su_nombre():
    ficha = PracticaFactory(terminos={"temas": [termino("tema", "agua", nombre="Agua")]})
    ficha.etiquetas.add("zanja", "ánfora")
    despues = texto_de(ficha)
    despues.temas.set([termino("tema", "agua"), termino("tema", "suelo", nombre="Suelo")])
    despues.etiquetas.remove("zanja")
    assert en_breve(ficha, despues) == {"Temas": ("Agua", "Agua, Suelo"), "Etiquetas": ("ánfora, zanja", "ánfora")}


def test_las_filas_se_emparejan_por_su_clave_aunque_cambien_de_nombre_y_de_lugar():
    ficha = PracticaFactory(completa=True)
    despues = texto_de(ficha)
    plazo, satisfaccion = despues.indicadores.all()
    plazo.logro, plazo.logro_fecha, plazo.sort_order = 2, "2024-03", 9
    despues.indicadores = [satisfaccion, plazo]
    assert [(c.campo, c.antes, c.despues) for c in cambios(ficha, despues)] == [
        (f"indicadores.{plazo.clave}.logro", "3", "2"),
        (f"indicadores.{plazo.clave}.logro_fecha", "dic. 2023", "mar. 2024"),
        ("indicadores", "Plazo, Satisfacción", "Satisfacción, Plazo"),
    ]
    assert cambios(ficha, despues)[0].titulo == "Indicador «Plazo»: logro"


def test_una_fila_nueva_o_quitada_se_cuenta_entera():
    ficha = PracticaFactory()
    ficha.hitos = [Hito(fecha="2021-10", titulo="Empiezan")]
    ficha.save()
    despues = texto_de(ficha)
    hito = Hito(fecha="2022", titulo="Ordenanza")
    despues.hitos = [hito]
    nuevo, quitado = cambios(ficha, despues)
    assert (nuevo.campo, nuevo.titulo, nuevo.antes) == (f"hitos.{hito.clave}", "Hito «Ordenanza»", "")
    assert nuevo.despues == "fecha: 2022\nqué pasó: Ordenanza"
    assert (quitado.antes, quitado.despues) == ("fecha: oct. 2021\nqué pasó: Empiezan", "")


def test_lo_que_sustenta_una_evidencia_se_lee_por_su_nombre():
    ficha = PracticaFactory()
    ficha.indicadores = [Indicador(nombre="Plazo", unidad="días", sentido="baja")]
    ficha.evidencias = [EvidenciaDePractica(titulo="Acta", enlace="https://x.example", sustenta=["resultados"])]
    ficha.save()
    despues = texto_de(ficha)
    despues.evidencias.all()[0].sustenta = [f"indicadores.{ficha.indicadores.all()[0].clave}"]
    assert en_breve(ficha, despues) == {"Evidencia «Acta»: qué sustenta": ("Resultados", "Indicador «Plazo»")}


def test_los_fines_de_linea_del_navegador_no_son_un_cambio():
    ficha = PracticaFactory(solucion="Uno.\n\nDos.")
    despues = texto_de(ficha)
    despues.solucion = "Uno.\r\n\r\nDos.\r\n"
    assert cambios(ficha, despues) == []


def test_lo_que_decide_el_recorrido_no_es_un_cambio_del_texto():
    ficha = PracticaFactory()
    despues = texto_de(ficha)
    despues.codigo, despues.validacion, despues.live = "BP-2026-00001", "validada", True
    despues.normas = [NormaDePractica(tipo="Ordenanza")]
    assert [c.despues for c in cambios(ficha, despues)] == ["tipo: Ordenanza"]


def test_quien_puede_ver_una_leccion_y_desde_cuando_es_un_cambio():
    ficha = LeccionFactory(practica=PracticaFactory(titulo="De la que salió"))
    despues = texto_de(ficha)
    despues.divulgacion, despues.divulgacion_hasta = Leccion.Divulgacion.DIFERIDA, date(2027, 6, 1)
    despues.practica = None
    assert en_breve(ficha, despues) == {
        "Práctica de la que salió": ("De la que salió", ""),
        "Quién puede verla": ("Pública", "Diferida: pública desde una fecha"),
        "Pública desde": ("", "1 jun. 2027"),
    }
