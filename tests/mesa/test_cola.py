"""The queue: what it has, in which order, filtered as somebody would by hand, and at a cost that does not grow."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import connection

from practicas.catalogos.dias_habiles import hoy
from practicas.envios import servicios
from practicas.envios.estados import DE_LA_SGP, Estado, Reloj, Ruta
from practicas.envios.models import Ausencia, Envio
from tests.factories import EntidadFactory, PracticaFactory, termino

pytestmark = pytest.mark.django_db


@pytest.fixture
def variados(elenco):
    """Rows of every state, place and lateness, without their fichas: the queue reads none."""
    nacional = termino("nivel", "nacional", nombre="Nacional")
    local = termino("nivel", "local", nombre="Local")
    entidades = [
        EntidadFactory(nombre="Municipalidad de Ñahuinpuquio", ubigeo="120101", nivel=termino("nivel", "local.distrital", padre=local)),
        EntidadFactory(nombre="Ministerio de Prueba", ubigeo="", nivel=nacional, sector=termino("sector", "salud")),
        EntidadFactory(nombre="Red de Salud", ubigeo="210101", nivel=termino("nivel", "nacional.ejecutivo", padre=nacional), sector=termino("sector", "salud")),
    ]  # fmt: skip
    casos = product(Estado, entidades, (-3, 0, 1, 9), (None, elenco.editora, elenco.editor_dos))
    filas = [_fila(n, *caso) for n, caso in enumerate(casos)]
    Envio.objects.bulk_create(filas)
    return list(Envio.objects.select_related("entidad__nivel", "entidad__sector", "a_cargo"))


def _fila(n, estado, entidad, dias, a_cargo) -> Envio:
    reloj = Reloj.SGP if estado in DE_LA_SGP else Reloj.ENTIDAD if estado in (Estado.OBSERVADA, Estado.VISADO) else ""
    ruta = Ruta.EVALUACION if estado == Estado.EVALUACION else Ruta.LECCION if n % 2 else Ruta.PRACTICA
    return Envio(
        numero=f"2026-{n:04d}",
        ruta=ruta,
        tipo="leccion" if ruta == Ruta.LECCION else "practica",
        ficha_id=10_000 + n,
        estado=estado,
        titulo=f"Licencias en línea {n}" if n % 3 else f"Camión cisterna {n}",
        entidad=entidad,
        a_cargo=a_cargo,
        reloj=reloj,
        vence=hoy() + timedelta(days=dias) if reloj else None,
        paso_que_observo=(Estado.VISADO if n % 5 == 0 else Estado.ADMISIBILIDAD) if estado == Estado.OBSERVADA else "",
        retiro_pedido="Ya no se usa." if estado == Estado.PUBLICADA and n % 4 == 0 else "",
    )


def esta_en_la_mesa(e: Envio) -> bool:
    observada = e.estado == Estado.OBSERVADA and e.paso_que_observo != Estado.VISADO
    return e.estado in DE_LA_SGP or observada or (e.estado == Estado.PUBLICADA and bool(e.retiro_pedido))


ORACULO = {
    "de=todas": lambda e: True,
    "de=todas&plazo=vencidas": lambda e: e.reloj == "sgp" and e.vence < hoy(),
    "de=todas&paso=admisibilidad": lambda e: e.estado == "admisibilidad",
    "de=todas&paso=retiro": lambda e: bool(e.retiro_pedido),
    "de=todas&ruta=leccion": lambda e: e.ruta == "leccion",
    "de=todas&nivel=nacional": lambda e: e.entidad.nivel.codigo.startswith("nacional"),
    "de=todas&nivel=local": lambda e: e.entidad.nivel.codigo.startswith("local"),
    "de=todas&region=12": lambda e: e.entidad.ubigeo.startswith("12"),
    "de=todas&sector=salud": lambda e: e.entidad.sector and e.entidad.sector.codigo == "salud",
    "de=todas&q=camion": lambda e: "Camión" in e.titulo,
    "de=todas&q=ÑAHUINPUQUIO": lambda e: "Ñahuinpuquio" in e.entidad.nombre,
    "de=todas&q=2026-0080": lambda e: e.numero == "2026-0080",
    "de=sin-asignar": lambda e: e.a_cargo is None and e.estado != "evaluacion",
    "de=mias": lambda e: e.a_cargo and e.a_cargo.first_name == "editora",
    "de=mias&region=21&paso=revision": lambda e: e.a_cargo and e.a_cargo.first_name == "editora" and e.estado == "revision" and e.entidad.ubigeo[:2] == "21",
    "de=todas&plazo=nunca&paso=inventado&region=99&pagina=x": lambda e: True,
}  # fmt: skip


def numeros(cliente, pregunta: str) -> list[str]:
    """Of every page."""
    vistos, pagina = [], 1
    while True:
        contexto = cliente.get(f"/mesa/?{pregunta}&pagina={pagina}").context
        vistos += [fila.envio.numero for fila in contexto["cola"].filas]
        if pagina >= contexto["cola"].paginas.ultima:
            return vistos
        pagina += 1


@pytest.mark.parametrize("pregunta", ORACULO)
def test_cada_filtro_da_lo_que_se_elegiria_a_mano(elenco, variados, como, pregunta):
    esperados = {e.numero for e in variados if esta_en_la_mesa(e) and ORACULO[pregunta](e)}
    cliente = como(elenco.editora)
    vistos = numeros(cliente, pregunta.replace("&pagina=x", ""))

    assert esperados
    assert (set(vistos), len(vistos)) == (esperados, len(esperados))
    assert cliente.get(f"/mesa/?{pregunta}").context["cola"].total == len(esperados)


def test_por_vencer_son_las_de_hoy_a_dos_dias_habiles(elenco, variados, como):
    filas = como(elenco.editora).get("/mesa/?de=todas&plazo=por-vencer").context["cola"].filas
    assert {fila.plazo.tono for fila in filas} == {"ocre"}
    assert {(fila.envio.vence - hoy()).days for fila in filas} >= {0, 1}


def test_primero_lo_que_no_tiene_plazo_y_luego_por_vencimiento(elenco, variados, como):
    vencen = {e.numero: e.vence for e in variados}
    fechas = [vencen[n] for n in numeros(como(elenco.editora), "de=todas")]
    con_plazo = [f for f in fechas if f]

    assert fechas == [None] * (len(fechas) - len(con_plazo)) + sorted(con_plazo)


def test_las_cifras_son_de_lo_que_dice_la_pestana(elenco, variados, como):
    contexto = como(elenco.editora).get("/mesa/?de=mias").context
    mias = [e for e in variados if esta_en_la_mesa(e) and e.a_cargo == elenco.editora]
    vencidas, _, esperan = (cifra["cuantas"] for cifra in contexto["cola"].cifras)

    assert contexto["cola"].titulo == f"{len(mias)} fichas a su cargo"
    assert vencidas == str(sum(e.reloj == "sgp" and e.vence < hoy() for e in mias))
    assert esperan == str(sum(e.estado == "observada" for e in mias))


def test_quien_no_tiene_fichas_a_su_cargo_ve_todas(elenco, variados, como):
    assert como(elenco.coordinadora).get("/mesa/").context["cola"].de == "todas"
    assert como(elenco.editora).get("/mesa/").context["cola"].de == "mias"


def test_dice_cuantos_dias_de_atraso_y_cuando_vencio(elenco, en_mesa, como):
    envio = en_mesa()
    Envio.objects.filter(pk=envio.pk).update(vence=hoy() - timedelta(days=14))
    html = como(elenco.editora).get("/mesa/").content.decode()
    assert "días de atraso, venció el" in html
    assert "tono-rojo-fuerte" in html


def test_una_observada_dice_que_el_plazo_de_la_sgp_esta_detenido(elenco, en_mesa, como):
    en_mesa(Estado.OBSERVADA, dias_gastados=4)
    html = como(elenco.editora).get("/mesa/").content.decode()
    assert "<b>3</b> días, detenido: espera a la entidad" in html


def test_quien_reemplaza_ve_las_fichas_de_quien_no_esta(elenco, en_mesa, como):
    envio = en_mesa(a_cargo=elenco.editor_dos)
    Ausencia.objects.create(usuario=elenco.editor_dos, reemplazo=elenco.editora, desde=hoy(), hasta=hoy())
    (fila,) = como(elenco.editora).get("/mesa/?de=mias").context["cola"].filas
    assert (fila.envio, fila.a_cargo) == (envio, f"Usted, por {elenco.editor_dos}")


def test_se_halla_por_el_titulo_que_tiene_ahora(elenco, en_mesa, como):
    envio = en_mesa(
        Estado.BORRADOR, ficha=PracticaFactory(breve=True, entidad=elenco.entidad, titulo="Licencias en tres días")
    )
    texto = envio.texto
    texto.titulo = "Cañón de Ocoña limpio"
    servicios.guardar_texto(envio=envio, texto=texto, usuario=elenco.redactora)
    Envio.objects.filter(pk=envio.pk).update(estado=Estado.ADMISIBILIDAD)
    preguntas = ("CANON ocona", f"limpio {envio.numero}", "licencias")
    colas = [como(elenco.editora).get("/mesa/", {"de": "todas", "q": q}).context["cola"] for q in preguntas]
    assert [len(cola.filas) for cola in colas] == [1, 1, 0]


# --- Who gets in, and what is shown --------------------------------------------------------------------------------------
@pytest.mark.parametrize("nombre", ["redactora", "responsable", "evaluador", "ajeno"])
@pytest.mark.parametrize("ruta", ["/mesa/", "/mesa/ausencias/"])
def test_solo_entra_la_sgp(elenco, como, nombre, ruta):
    assert como(getattr(elenco, nombre)).get(ruta).status_code == 403


def test_nada_de_lo_escrito_se_ejecuta(elenco, en_mesa, como):
    envio = en_mesa()
    Envio.objects.filter(pk=envio.pk).update(titulo="<script>alert(1)</script>")
    html = como(elenco.editora).get("/mesa/", {"q": '"><script>alert(2)</script>', "de": "todas"}).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in como(elenco.editora).get("/mesa/").content.decode()


@pytest.mark.parametrize("pagina", ["0", "-1", "99999", "x", "9" * 500, "²"])
def test_una_pagina_que_no_hay_abre_otra(elenco, en_mesa, como, pagina):
    en_mesa()
    assert como(elenco.editora).get("/mesa/", {"pagina": pagina}).status_code == 200


# --- Cost -----------------------------------------------------------------------------------------------------------------
def _muchas(elenco, cuantas: int, desde: int = 0) -> None:
    comun = {
        "entidad": elenco.entidad,
        "estado": Estado.ADMISIBILIDAD,
        "reloj": "sgp",
        "ruta": "practica",
        "tipo": "practica",
    }
    Envio.objects.bulk_create(
        Envio(numero=f"m-{desde + n}", ficha_id=90_000 + desde + n, titulo=f"Ficha {n}", vence=hoy() + timedelta(days=n % 30 - 9),
              a_cargo=elenco.editora if n % 2 else None, **comun)
        for n in range(cuantas)
    )  # fmt: skip


@pytest.mark.parametrize("pregunta", ["", "de=todas", "de=todas&q=ficha&nivel=local&region=12&plazo=vencidas"])
def test_con_500_filas_bastan_20_consultas(elenco, como, django_assert_max_num_queries, pregunta):
    Ausencia.objects.create(usuario=elenco.editor_dos, reemplazo=elenco.editora, desde=hoy(), hasta=hoy())
    _muchas(elenco, 500)
    cliente = como(elenco.editora)
    with django_assert_max_num_queries(20) as consultas:
        assert len(cliente.get(f"/mesa/?{pregunta}").context["cola"].filas) == 50
    assert len(consultas) > 5


@pytest.mark.parametrize("pregunta", ["de=todas", "de=mias"])
def test_leer_una_pagina_no_ordena_la_tabla(elenco, pregunta):
    """The database reads it in the order of its index: fifty rows, whatever there is."""
    if connection.vendor == "postgresql":  # of a table with no rows it would read all and sort them
        connection.cursor().execute("SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off")
    envios = Envio.objects.en_la_mesa()
    if pregunta == "de=mias":
        envios = envios.a_cargo_de([elenco.editora.pk])
    plan = envios[:50].explain()
    assert "envio_turno" in plan
    assert "TEMP B-TREE" not in plan.upper()
    assert "Sort Key" not in plan
