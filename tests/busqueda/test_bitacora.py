"""What is kept of a search, and that nothing of who made it is."""

from datetime import timedelta
from threading import Event

import pytest
from django.db import DatabaseError
from django.utils import timezone

from busqueda import bitacora, hilo
from busqueda.models import BusquedaHecha
from tests.factories import PracticaFactory, termino

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def vacia(indice):
    bitacora._notas.clear()
    yield
    bitacora._notas.clear()


def anotadas() -> list[BusquedaHecha]:
    bitacora.vaciar()
    return list(BusquedaHecha.objects.order_by("pk"))


def test_una_busqueda_deja_lo_buscado_los_filtros_los_aciertos_el_motor_y_cuanto_tomo(client, indice):
    tema = termino("tema", "agua")
    PracticaFactory(titulo="Agua segura", terminos={"temas": [tema]}, publicada=True)
    indice()
    client.get("/buscar/?q=Agua segúra&tema=agua&orden=titulo&pagina=1")
    (una,) = anotadas()
    assert (una.consulta, una.plegada, una.filtros) == ("Agua segúra", "agua segura", "tema=agua")
    assert (una.aciertos, una.motor) == (1, "tantivy")
    assert una.ms < 60_000
    assert timezone.now() - una.momento < timedelta(minutes=1)


def test_mirar_el_mapa_no_es_un_filtro(client, indice):
    client.get("/buscar/?q=agua&vista=mapa")
    assert [b.filtros for b in anotadas()] == [""]


def test_si_no_cabe_lo_que_vuelve_se_pierde_lo_mas_viejo(monkeypatch, client, indice):
    monkeypatch.setattr(bitacora, "MAXIMO", 3)
    monkeypatch.setattr(bitacora, "_notas", bitacora.deque(maxlen=3))

    def fallar(*_, **__):
        client.get("/buscar/?q=cuarta")
        raise DatabaseError

    for q in ("primera", "segunda", "tercera"):
        client.get("/buscar/", {"q": q})
    with monkeypatch.context() as roto:
        roto.setattr(BusquedaHecha.objects, "bulk_create", fallar)
        bitacora.vaciar()
    assert [b.consulta for b in anotadas()] == ["segunda", "tercera", "cuarta"]


def test_la_api_tambien_se_anota(client, indice):
    client.get("/api/v1/fichas?q=anemia")
    assert [b.consulta for b in anotadas()] == ["anemia"]


@pytest.mark.parametrize("direccion", ["/buscar/?q=agua&pagina=2", "/", "/temas/", "/buscar/?q=agua&formato=json"])
def test_lo_que_no_es_una_busqueda_nueva_no_se_anota(client, indice, direccion):
    client.get(direccion)
    assert anotadas() == []


@pytest.mark.parametrize(
    ("escrito", "guardado"),
    [
        ("queja de ana.perez@muni.gob.pe por demora", "queja de [correo] por demora"),
        ("DNI 40404040", "DNI [número]"),
        ("cuenta 0011-12345678901", "cuenta 0011-[número]"),
        ("llamar al 999 888 777", "llamar al [número]"),
        ("٤٤٤٤٤٤٤٤", "[número]"),
        ("presupuesto 2019-2024", "presupuesto 2019-2024"),
        ("ley 27444", "ley 27444"),
        ("BP-2026-00001", "BP-2026-00001"),
    ],
)
def test_lo_que_identifica_a_una_persona_se_tapa(client, indice, escrito, guardado):
    client.get("/buscar/", {"q": escrito})
    assert [b.consulta for b in anotadas()] == [guardado]


def test_no_hay_donde_guardar_quien_busco():
    campos = {campo.name for campo in BusquedaHecha._meta.get_fields()}
    assert campos == {"id", "momento", "consulta", "plegada", "filtros", "aciertos", "motor", "ms"}


def test_buscar_no_escribe_en_la_base(client, indice, django_assert_num_queries):
    for q in ("agua", "anemia", "obras"):
        client.get("/buscar/", {"q": q})
    assert not BusquedaHecha.objects.exists()
    with django_assert_num_queries(1):
        assert bitacora.vaciar() == 3


def test_si_la_base_no_responde_lo_anotado_espera(client, indice, monkeypatch):
    client.get("/buscar/?q=primera")

    def fallar(*_, **__):
        client.get("/buscar/?q=segunda")
        raise DatabaseError

    with monkeypatch.context() as roto:
        roto.setattr(BusquedaHecha.objects, "bulk_create", fallar)
        assert bitacora.vaciar() == 0
    assert [b.consulta for b in anotadas()] == ["primera", "segunda"]


def test_lo_que_espera_tiene_un_tope(monkeypatch, client, indice):
    monkeypatch.setattr(bitacora, "_notas", bitacora.deque(maxlen=2))
    for q in ("una", "dos", "tres"):
        client.get("/buscar/", {"q": q})
    assert [b.consulta for b in anotadas()] == ["dos", "tres"]


def test_lo_viejo_se_borra(settings, indice):
    settings.BITACORA_DIAS = 30
    hoy = timezone.now()
    for dias in (29, 31):
        BusquedaHecha.objects.create(momento=hoy - timedelta(days=dias), consulta=str(dias), aciertos=0, ms=1)
    assert bitacora.podar() == 1
    assert [b.consulta for b in anotadas()] == ["29"]


def test_un_hilo_del_proceso_escribe_solo(settings, monkeypatch, client, indice):
    settings.BITACORA_CADA = 0.01
    escrito = Event()
    monkeypatch.setattr(hilo, "_escritores", [lambda: 1 / 0, escrito.set])
    client.get("/buscar/?q=agua")
    assert escrito.wait(30)
    assert hilo._hilo.daemon
    hilo._terminar()
    hilo._hilo.join(30)
    assert not hilo._hilo.is_alive()
    hilo._fin.clear()
