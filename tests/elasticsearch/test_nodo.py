"""A node that starts answers, keeps what it was given, and leaves nothing behind, however it or its parent ends."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .casa import SinServidor
from .cluster import Cluster
from .nodo import pedir
from .puertos import esta_libre, puertos_libres

RAIZ = Path(__file__).resolve().parents[2]
ESPERA = 60  # seconds until it is given up; nothing asserts how long it takes


def guardar(url: str, indice: str, cuantos: int, replicas: int = 0) -> None:
    ajustes = {"settings": {"number_of_shards": 1, "number_of_replicas": replicas}}
    assert pedir(f"{url}/{indice}", "PUT", ajustes)[0] == 200
    lineas = [linea for n in range(cuantos) for linea in ({"index": {}}, {"numero": n})]
    assert pedir(f"{url}/{indice}/_bulk?refresh=true", "POST", lineas)[1]["errors"] is False


def contar(url: str, indice: str) -> int | None:
    return (pedir(f"{url}/{indice}/_count")[1] or {}).get("count")


def esperar_que(pasa) -> None:
    fin = time.monotonic() + ESPERA
    while not pasa():
        assert time.monotonic() < fin, "no pasó a tiempo"
        time.sleep(0.1)


def ha_terminado(pid: int) -> bool:
    """Whether a process is no more; a zombie whom nobody waits for counts."""
    try:
        os.kill(pid, 0)
        return not Path(f"/proc/{pid}/cmdline").read_bytes()
    except (ProcessLookupError, FileNotFoundError):
        return True


@pytest.fixture
def proceso(casa_es, tmp_path):
    """A program of its own that serves a node, and the URL that it says."""
    abiertos = []

    def abrir(puerto: int) -> subprocess.Popen:
        cluster = f"Cluster(carpeta=Path({str(tmp_path)!r}), puerto={puerto})"
        codigo = f"""if True:
            from pathlib import Path
            from tests.elasticsearch.cluster import Cluster
            with {cluster}:
                print("listo", flush=True)
                input()
        """
        abierto = subprocess.Popen(
            [sys.executable, "-c", codigo], cwd=RAIZ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        abiertos.append(abierto)
        assert abierto.stdout.readline() == "listo\n"
        return abierto

    yield abrir
    for abierto in abiertos:
        abierto.kill()
        abierto.communicate()


def test_guarda_y_cuenta(elasticsearch_url, prefijo):
    guardar(elasticsearch_url, f"{prefijo}a", 20)
    assert contar(elasticsearch_url, f"{prefijo}a") == 20


@pytest.mark.lento
def test_muerto_un_nodo_de_tres_el_cluster_responde_y_se_repone(casa_es):
    with Cluster(nodos=3) as cluster:
        pids = [nodo.pid for nodo in cluster.nodos]
        guardar(cluster.urls[0], "a", 20, replicas=2)
        cluster.esperar("green")
        cluster.nodos[1].matar()
        assert ha_terminado(pids[1])
        assert cluster.esperar("yellow")["number_of_nodes"] == 2
        assert [contar(nodo.url, "a") for nodo in cluster.nodos] == [20, None, 20]
        cluster.nodos[1].arrancar()
        assert cluster.esperar("green")["number_of_nodes"] == 3
        assert contar(cluster.urls[1], "a") == 20
        pids.append(cluster.nodos[1].pid)
    assert all(map(ha_terminado, pids))
    assert not cluster.carpeta.exists()


@pytest.mark.lento
def test_en_una_carpeta_propia_los_datos_siguen_ahi(casa_es, tmp_path):
    for previos in (None, 5):
        with Cluster(carpeta=tmp_path) as cluster:
            cluster.esperar("yellow")
            assert contar(cluster.urls[0], "a") == previos
            if previos is None:
                guardar(cluster.urls[0], "a", 5)


def test_un_nodo_que_no_arranca_dice_por_que(casa_es):
    with pytest.raises(SinServidor, match=r"nodo-1 terminó solo: .*unknown setting \[no\.existe\]"):
        Cluster(ajustes={"no.existe": True}).__enter__()


def test_un_puerto_ocupado_se_dice():
    with socket.create_server(("127.0.0.1", 0)) as ocupado, pytest.raises(SinServidor, match="ocupado"):
        Cluster(puerto=ocupado.getsockname()[1])


@pytest.mark.lento
def test_el_nodo_no_sobrevive_a_quien_lo_arranco(proceso):
    [puerto] = puertos_libres(1)
    padre = proceso(puerto)
    nodos = pedir(f"http://127.0.0.1:{puerto}/_nodes/process")[1]["nodes"]
    [pid] = [nodo["process"]["id"] for nodo in nodos.values()]
    padre.kill()
    esperar_que(lambda: ha_terminado(pid))
    assert esta_libre(puerto)


@pytest.mark.lento
def test_make_es_dice_como_usarse_y_termina_limpio(casa_es, tmp_path):
    [puerto] = puertos_libres(1)
    orden = [sys.executable, "-m", "tests.elasticsearch", "--puerto", str(puerto), "--carpeta", str(tmp_path)]
    with subprocess.Popen(orden, cwd=RAIZ, stdout=subprocess.PIPE, text=True) as abierto:
        assert any(f"ELASTICSEARCH_URL=http://127.0.0.1:{puerto} make test" in linea for linea in abierto.stdout)
        assert pedir(f"http://127.0.0.1:{puerto}/_cluster/health")[0] == 200
        abierto.send_signal(signal.SIGTERM)
        abierto.communicate()
    assert abierto.returncode == 0
    assert esta_libre(puerto)
