"""What every test may ask for, and what none may do: no connection leaves this host."""

import os
import shutil
import socket
from collections import Counter
from ipaddress import ip_address
from threading import RLock

import hypothesis
import pytest
from django.core.cache import cache
from django.core.handlers.base import BaseHandler

pytest_plugins = ["tests.elasticsearch.fixtures"]

EN_CI = bool(os.environ.get("CI"))

# A slow machine is not a fault: no test asserts how long something takes.
hypothesis.settings.register_profile("casa", deadline=None, print_blob=True)
hypothesis.settings.load_profile("casa")


def exigir(disponible, servicio: str, remedio: str) -> None:
    """A missing service fails in CI and skips elsewhere. The only place where this is decided."""
    if disponible:
        return
    motivo = f"falta {servicio}: {remedio}"
    if EN_CI:
        pytest.fail(motivo, pytrace=False)
    pytest.skip(motivo)


def pytest_terminal_summary(terminalreporter):
    """Say loudly what did not run and how to make it run."""
    omitidas = Counter(r.longrepr[2].removeprefix("Skipped: ") for r in terminalreporter.stats.get("skipped", []))
    avisos = [f"{veces} × {motivo}" for motivo, veces in sorted(omitidas.items())]
    if not (EN_CI or os.environ.get("DATABASE_URL")):
        avisos.append("nada se probó en PostgreSQL: DATABASE_URL=postgres://usuario:clave@127.0.0.1/base make test")
    if avisos:
        terminalreporter.section("SIN PROBAR AQUÍ", sep="!", yellow=True, bold=True)
        for aviso in avisos:
            terminalreporter.line(f"  {aviso}", yellow=True)


@pytest.fixture(autouse=True)
def sin_memoria():
    """What one test left in the cache is not of the next."""
    cache.clear()


# --- The index --------------------------------------------------------------------------------------------------------
@pytest.fixture
def ajustes_del_motor(tmp_path):
    """What the settings say of the engine under test, with an index of its own. A folder of tests may say otherwise."""
    return {"BUSQUEDA_INDICE": tmp_path / "indice"}


@pytest.fixture
def indice(ajustes_del_motor, settings, monkeypatch, db):
    """An engine of one's own, empty; calling it writes what is pending."""
    from busqueda import correccion, indexacion
    from busqueda.motores import motor

    for nombre, valor in ajustes_del_motor.items():
        setattr(settings, nombre, valor)
    # Tests are rolled back, so the words of two of them may come with the same keys.
    monkeypatch.setattr(correccion, "_lista", correccion._Lista())
    motor.cache_clear()
    yield indexacion.ponerse_al_dia
    motor.cache_clear()


# --- No way out -------------------------------------------------------------------------------------------------------
class SalidaProhibida(Exception):
    """A test tried to reach another host."""


def es_de_casa(direccion) -> bool:
    """Whether an address of a socket is this host: loopback, or a path of a Unix socket."""
    if not isinstance(direccion, tuple):
        return True
    servidor = direccion[0]
    if servidor in ("localhost", ""):
        return True
    try:
        return ip_address(servidor).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def sin_salida(monkeypatch):
    """Any connection, datagram or name look-up beyond this host raises."""

    def vigilar(metodo, posicion):
        def llamada(*args, **kwargs):
            if not es_de_casa(args[posicion]):
                raise SalidaProhibida(f"Una prueba no sale de esta máquina: {args[posicion]}")
            return metodo(*args, **kwargs)

        return llamada

    for nombre in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, nombre, vigilar(getattr(socket.socket, nombre), 1))
    monkeypatch.setattr(socket.socket, "sendto", vigilar(socket.socket.sendto, -1))

    consultar = socket.getaddrinfo

    def consultar_de_casa(host, *args, **kwargs):
        if host is not None and not es_de_casa((host,)):
            raise SalidaProhibida(f"Una prueba no busca otra máquina: {host}")
        return consultar(host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", consultar_de_casa)


# --- Chromium ---------------------------------------------------------------------------------------------------------
@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser of the system."""
    ruta = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    exigir(ruta, "Chromium", "apt install chromium")
    return ruta


@pytest.fixture(scope="session")
def navegador(chromium):
    from playwright.sync_api import sync_playwright

    # Its event loop lives in the thread of the tests from here on; Django would refuse the database there.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        abierto = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield abierto
        abierto.close()


@pytest.fixture
def de_a_una(monkeypatch):
    """One request at a time: an SQLite in memory is one connection, and two threads of the server would break each other's savepoints."""
    candado, responder = RLock(), BaseHandler.get_response

    def en_su_turno(manejador, request):
        with candado:
            return responder(manejador, request)

    monkeypatch.setattr(BaseHandler, "get_response", en_su_turno)


@pytest.fixture
def pagina(navegador, de_a_una, live_server, django_db_serialized_rollback):
    """A page on the running site, in Spanish; a request beyond this host is refused and fails the test.

    The serialized data are what migrations put in: without them the site has no root page and no language.
    """
    contexto = navegador.new_context(base_url=live_server.url, locale="es-PE")
    salidas = []

    def atender(ruta):
        if ruta.request.url.startswith((live_server.url, "data:", "blob:")):
            return ruta.continue_()
        salidas.append(ruta.request.url)
        return ruta.abort()

    contexto.route("**/*", atender)
    yield contexto.new_page()
    contexto.close()
    assert not salidas, f"La página pidió lo que no es de casa: {salidas}"
