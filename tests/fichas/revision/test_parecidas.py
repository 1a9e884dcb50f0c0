"""Near-duplicates: a light rewrite is found, two experiences of one topic are not."""

import random
import time

import pytest
import yaml
from django.conf import settings

from practicas.fichas.models import Leccion, Practica
from practicas.fichas.revision import parecidas as modulo
from practicas.fichas.revision.parecidas import MINIMO, candidatas_de, parecidas
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory

DEMOSTRACION = settings.RAIZ / "fixtures/demostracion/fichas"
TEXTOS = ("titulo", "resumen", "problema")
LICENCIA = {
    "titulo": "Licencia de funcionamiento en tres días con una sola ventanilla",
    "resumen": "La municipalidad juntó cuatro oficinas en una ventanilla y pasó la inspección para después de la licencia. "
    "El plazo bajó de 23 a 3 días hábiles y el comerciante hace una sola visita.",
    "problema": "Quien quería abrir una bodega iba cinco veces a la municipalidad: rentas, defensa civil, obras, caja y "
    "mesa de partes. Cada oficina pedía copia de lo que ya tenía la otra y nadie sabía dónde estaba el expediente.",
}
LICENCIA_REESCRITA = {
    "titulo": "Licencias de funcionamiento en solo tres días: ventanilla única",
    "resumen": "Se juntaron las cuatro oficinas en una sola ventanilla y la inspección quedó para después de dar la licencia. "
    "El plazo pasó de 23 a 3 días hábiles; los comerciantes hacen una única visita.",
    "problema": "Para abrir una bodega había que ir cinco veces a la municipalidad (mesa de partes, caja, rentas, obras y "
    "defensa civil). Cada oficina volvía a pedir copia de lo que otra ya tenía, y del expediente nadie sabía dónde estaba.",
}
OTRA_LICENCIA = {
    "titulo": "Licencias de funcionamiento los domingos en la feria",
    "resumen": "Un equipo de la municipalidad va cada domingo a la feria con una impresora y otorga licencias de funcionamiento a "
    "puestos de riesgo bajo. En un año se formalizaron 312 comerciantes que no podían dejar su puesto.",
    "problema": "Los comerciantes de la feria trabajaban sin licencia porque el horario de la municipalidad coincide con sus "
    "ventas. Las campañas de formalización se hacían de lunes a viernes y casi nadie llegaba.",
}


def candidata(pk: int, textos: dict) -> dict:
    entidad = {"entidad__nombre": "Una entidad", "entidad__homonima": False, "entidad__pais": "", "entidad__ubigeo": ""}
    return {"pk": pk, "codigo": None, **textos, **entidad}


def de_la_demostracion() -> list[dict]:
    """With the setting of a lesson where a practice has its problem."""
    leidas = [yaml.safe_load(archivo.read_text("utf-8")) for archivo in sorted(DEMOSTRACION.glob("*.yaml"))]
    return [
        candidata(n, {"titulo": f["titulo"], "resumen": f["resumen"], "problema": f.get("problema") or f["contexto"]})
        for n, f in enumerate(leidas)
    ]


def reescribir(textos: dict, parte: float, azar: random.Random) -> dict:
    """With that share of its words changed for others."""
    return textos | {
        campo: " ".join(f"otra{azar.randrange(999)}" if azar.random() < parte else p for p in textos[campo].split())
        for campo in TEXTOS
    }


def ficha(textos: dict) -> Practica:
    return Practica(**{campo: textos[campo] for campo in TEXTOS})


def puntaje(una: dict, otra: dict) -> int:
    halladas = parecidas(ficha(una), [candidata(1, {c: otra[c] for c in TEXTOS})], minimo=0)
    return halladas[0].puntaje if halladas else 0


# --- Calibration ------------------------------------------------------------------------------------------------------
def test_dos_experiencias_distintas_de_la_demostracion_no_llegan_a_30():
    todas = de_la_demostracion()
    assert len(todas) > 50
    mayor = max(parecidas(ficha(una), todas[n:], minimo=0, maximo=1)[0].puntaje for n, una in enumerate(todas[:-1], 1))
    assert 20 < mayor < 30 < MINIMO


def test_con_una_palabra_de_cada_cinco_cambiada_todas_pasan_de_55():
    azar = random.Random(7)
    assert min(puntaje(f, reescribir(f, 0.2, azar)) for f in de_la_demostracion()) > 55 > MINIMO


def test_una_reescritura_ligera_se_halla_y_otra_del_mismo_tema_no():
    halladas = parecidas(Practica(**LICENCIA), [candidata(1, LICENCIA_REESCRITA), candidata(2, OTRA_LICENCIA)])
    assert [p.pk for p in halladas] == [1]
    assert halladas[0].puntaje > 60
    assert puntaje(LICENCIA, OTRA_LICENCIA) < 35


# --- Rules ------------------------------------------------------------------------------------------------------------
def test_la_misma_ficha_copiada_da_100_y_dice_en_que_campos():
    copia = parecidas(Practica(**LICENCIA), [candidata(1, {c: t.upper() for c, t in LICENCIA.items()})])[0]
    assert copia.puntaje == 100
    assert copia.mismos_campos == TEXTOS
    assert (copia.tipo, copia.entidad) == ("practica", "Una entidad")


def test_con_otro_titulo_se_halla_por_su_resumen_entre_muchas():
    otras = [candidata(n, {**OTRA_LICENCIA, "titulo": f"Licencia en tres días con ventanilla {n}"}) for n in range(500)]
    copiada = candidata(999, LICENCIA | {"titulo": "Otra manera de atender"})
    assert [p.pk for p in parecidas(Practica(**LICENCIA), [*otras, copiada])] == [999]


def test_si_solo_hay_titulos_tienen_que_ser_casi_iguales():
    vacia = {"resumen": "", "problema": ""}
    borrador = Practica(titulo="Licencia de funcionamiento en tres días", **vacia)
    titulos = ["Licencias de funcionamiento, en tres días", "Licencia de edificación en diez días"]
    halladas = parecidas(borrador, [candidata(n, {"titulo": t, **vacia}) for n, t in enumerate(titulos)])
    assert [p.pk for p in halladas] == [0]


@pytest.mark.parametrize("texto", ["", "¿?", "de la", "ñ" * 50_000, "palabra distinta " * 30_000])
def test_cualquier_texto_se_compara(texto):
    larga = Practica(titulo=texto[:100], resumen=texto, problema=texto)
    parecidas(larga, [candidata(1, LICENCIA), candidata(2, {"titulo": texto, "resumen": texto, "problema": texto})])


def test_cinco_mil_candidatas_en_menos_de_un_segundo():
    azar, base = random.Random(3), de_la_demostracion()
    muchas = [reescribir(base[n % len(base)], 0.9, azar) | {"pk": n} for n in range(5_000)]
    repetida = candidata(9_999, {c: base[3][c] for c in TEXTOS})
    inicio = time.process_time()
    halladas = parecidas(ficha(base[3]), [*muchas, repetida])
    assert time.process_time() - inicio < 1
    assert halladas[0].pk == 9_999


# --- Candidates -------------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_las_candidatas_son_las_otras_de_su_clase_publicadas_o_no(django_assert_num_queries):
    propia, publicada, borrador = PracticaFactory(), PracticaFactory(publicada=True), PracticaFactory()
    LeccionFactory(), PracticaFactory(idioma="en"), PracticaFactory(demostracion=True)
    with django_assert_num_queries(1):
        assert [c["pk"] for c in candidatas_de(propia)] == [publicada.pk, borrador.pk]


@pytest.mark.django_db
def test_una_homonima_se_nombra_con_su_lugar():
    EntidadFactory(nombre="Municipalidad Distrital de Santa Rosa", ubigeo="150101")
    entidad = EntidadFactory(nombre="Municipalidad Distrital de Santa Rosa", ubigeo="210805")
    PracticaFactory(entidad=entidad, **LICENCIA)
    propia = PracticaFactory(**LICENCIA)
    assert parecidas(propia, candidatas_de(propia))[0].entidad == entidad.nombre_completo == "Municipalidad Distrital de Santa Rosa (Melgar, Puno)"  # fmt: skip


@pytest.mark.django_db
def test_las_lecciones_se_comparan_por_su_contexto():
    textos = {"titulo": LICENCIA["titulo"], "resumen": LICENCIA["resumen"], "contexto": LICENCIA["problema"]}
    una, otra = LeccionFactory(**textos), LeccionFactory(**textos)
    hallada = parecidas(una, candidatas_de(una))[0]
    assert (hallada.tipo, hallada.pk, hallada.mismos_campos) == (
        Leccion.TIPO,
        otra.pk,
        ("titulo", "resumen", "contexto"),
    )


def test_las_fichas_muy_largas_se_comparan_por_su_comienzo():
    assert len(modulo._raices("palabra " * 50_000)) == modulo._PALABRAS_LEIDAS
