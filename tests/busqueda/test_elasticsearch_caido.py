"""An Elasticsearch that is down, slow or overwhelmed: who searches gets an answer, who publishes loses nothing."""

import socket
import time
from threading import Thread

import pytest
from django.core.management import CommandError, call_command

from busqueda import buscador, indexacion
from busqueda.consulta import Consulta
from busqueda.estado import leer_estado
from busqueda.models import EnIndice
from busqueda.motores import motor
from busqueda.motores.conexion_elasticsearch import Conexion, conectar
from busqueda.motores.cortacircuito import PAUSA_MAXIMA, PRIMERA_PAUSA, Cortacircuito
from busqueda.puerto import MotorCaido, Peticion
from tests.factories import PracticaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def apuntar(settings, tmp_path):
    """`apuntar(url)` → the engine of this process, on that server."""

    def _apuntar(url):
        settings.BUSQUEDA_MOTOR = "elasticsearch"
        settings.BUSQUEDA_INDICE = tmp_path
        settings.ELASTICSEARCH = {"urls": (url,)}
        motor.cache_clear()
        return motor()

    yield _apuntar
    motor.cache_clear()


class Servidor:
    """Accepts, and answers the same to everything; with no answer, hangs."""

    def __init__(self, respuesta: bytes = b""):
        self.respuesta, self.visitas, self.abiertas = respuesta, 0, []
        self.enchufe = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.enchufe.getsockname()[1]}"
        Thread(target=self._atender, daemon=True).start()

    def _atender(self):
        while True:
            try:
                visita, _ = self.enchufe.accept()
            except OSError:
                return
            self.visitas += 1
            self.abiertas.append(visita)
            if self.respuesta:
                visita.recv(65_536)
                visita.sendall(self.respuesta)
                visita.close()

    def cerrar(self):
        self.enchufe.close()
        for visita in self.abiertas:
            visita.close()


AGOBIADO = (
    b"HTTP/1.1 429 Too Many Requests\r\nX-Elastic-Product: Elasticsearch\r\nContent-Type: application/json\r\n"
    b"Content-Length: 2\r\nConnection: close\r\n\r\n{}"
)


HALLADO_NADA = b'{"hits": {"total": {"value": 0}, "hits": []}}'
VACIO = (
    b"HTTP/1.1 200 OK\r\nX-Elastic-Product: Elasticsearch\r\nContent-Type: application/json\r\n"
    b"Content-Length: %d\r\nConnection: close\r\n\r\n%b" % (len(HALLADO_NADA), HALLADO_NADA)
)


@pytest.fixture(params=[b"", AGOBIADO], ids=["colgado", "agobiado"])
def servidor(request):
    hecho = Servidor(request.param)
    yield hecho
    hecho.cerrar()


@pytest.fixture
def nadie():
    """An address where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as libre:
        puerto = libre.getsockname()[1]
    return f"http://127.0.0.1:{puerto}"


def test_sin_servidor_se_busca_en_la_base_y_se_publica(apuntar, nadie, client):
    apuntar(nadie)
    PracticaFactory(titulo="Agua segura", publicada=True)
    indexacion.ponerse_al_dia()
    EnIndice.objects.update(raices=" agu segur ", texto_plegado="agua segura")
    resultado = buscador.buscar(Consulta(q="agua"))
    assert resultado.degradada
    assert [a.titulo for a in resultado.aciertos] == ["Agua segura"]
    assert client.get("/buscar/?q=agua").status_code == 200


def test_lo_que_no_se_pudo_escribir_queda_pendiente_y_a_la_vista(apuntar, nadie, client):
    apuntar(nadie)
    PracticaFactory(publicada=True)
    indexacion.ponerse_al_dia()
    estado = leer_estado()
    assert (estado.pendientes, estado.fallos_seguidos, estado.al_dia) == (1, 1, False)
    salud = client.get("/salud/")
    assert (salud.status_code, salud.json()["buscador"]) == (200, False)


def test_al_que_no_contesto_no_se_le_pregunta_otra_vez_enseguida(apuntar, servidor):
    es = apuntar(servidor.url)
    for _ in range(5):
        with pytest.raises(MotorCaido):
            es.buscar(Peticion())
    assert servidor.visitas == 1


# --- The breaker ------------------------------------------------------------------------------------------------------
class Reloj:
    ahora = 100.0

    def __call__(self):
        return self.ahora


class Prueba:
    """A trial that is made when told, of an engine that answers or not."""

    def __init__(self):
        self.contesta, self.por_hacer = False, []

    def probar(self):
        if not self.contesta:
            raise OSError

    def hacer(self):
        while self.por_hacer:
            self.por_hacer.pop()()


@pytest.fixture
def reloj():
    return Reloj()


@pytest.fixture
def prueba():
    return Prueba()


@pytest.fixture
def abierto(reloj, prueba):
    circuito = Cortacircuito(prueba.probar, reloj=reloj, aparte=prueba.por_hacer.append)
    circuito.anotar_fallo()
    return circuito


def test_tras_la_pausa_se_prueba_una_vez_aparte_y_nadie_espera(abierto, reloj, prueba):
    assert not abierto.deja_pasar()
    assert prueba.por_hacer == []
    reloj.ahora += PRIMERA_PAUSA
    assert [abierto.deja_pasar(), abierto.deja_pasar()] == [False, False]
    assert len(prueba.por_hacer) == 1


def test_si_la_prueba_sale_bien_todos_pasan(abierto, reloj, prueba):
    reloj.ahora += PRIMERA_PAUSA
    abierto.deja_pasar()
    prueba.contesta = True
    prueba.hacer()
    assert [abierto.deja_pasar(), abierto.deja_pasar()] == [True, True]


def test_si_sale_mal_la_siguiente_es_tras_otra_pausa(abierto, reloj, prueba):
    reloj.ahora += PRIMERA_PAUSA
    abierto.deja_pasar()
    prueba.hacer()
    assert not abierto.deja_pasar()
    assert prueba.por_hacer == []


def test_cada_fallo_alarga_la_pausa_hasta_un_tope(abierto, reloj, prueba):
    for _ in range(20):
        abierto.anotar_fallo()
    reloj.ahora += PAUSA_MAXIMA - 0.1
    abierto.deja_pasar()
    assert prueba.por_hacer == []
    reloj.ahora += 0.1
    abierto.deja_pasar()
    assert len(prueba.por_hacer) == 1


def test_cuando_vuelve_a_contestar_se_le_pregunta_otra_vez(apuntar, nadie, monkeypatch):
    es = apuntar(nadie)
    with pytest.raises(MotorCaido):
        es.buscar(Peticion())
    volver = Servidor(VACIO)
    monkeypatch.setattr(es.circuito, "_reloj", lambda: time.monotonic() + PAUSA_MAXIMA)
    es.lector = conectar(Conexion(urls=(volver.url,))).options(request_timeout=5)
    try:
        for _ in range(50):
            if es.circuito.deja_pasar():
                break
            time.sleep(0.1)
        assert es.buscar(Peticion()).total == 0
    finally:
        volver.cerrar()


def test_reconstruir_con_el_motor_caido_lo_dice(apuntar):
    apuntar("http://127.0.0.1:9")
    with pytest.raises(CommandError, match="no responde") as fallo:
        call_command("reconstruir_indice")
    assert fallo.value.returncode == 2
