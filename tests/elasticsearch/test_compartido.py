"""The processes of a run share a node: the first starts it, and it is stopped when nobody uses it."""

from threading import Thread

import pytest

from . import compartido
from .compartido import servidor_compartido


class ClusterDePrueba:
    hechos: list["ClusterDePrueba"] = []

    def __enter__(self):
        self.vive, self.urls = True, [f"http://127.0.0.1:{len(self.hechos)}"]
        self.hechos.append(self)
        return self

    def parar(self):
        self.vive = False


@pytest.fixture(autouse=True)
def hechos(monkeypatch):
    """Clusters that are nothing but whether they live."""
    monkeypatch.setattr(ClusterDePrueba, "hechos", [])
    monkeypatch.setattr(compartido, "Cluster", ClusterDePrueba)
    urls_vivas = lambda: {c.urls[0] for c in ClusterDePrueba.hechos if c.vive}  # noqa: E731
    monkeypatch.setattr(
        compartido, "pedir", lambda url: (200 if url.removesuffix("/_cluster/health") in urls_vivas() else 0, None)
    )
    return ClusterDePrueba.hechos


def test_quien_llega_despues_usa_el_mismo_nodo(hechos, tmp_path):
    with servidor_compartido(tmp_path) as una, servidor_compartido(tmp_path) as otra:
        assert una == otra
    assert [c.vive for c in hechos] == [False]


def test_quien_lo_arranco_espera_a_los_demas(hechos, tmp_path):
    primero, segundo = servidor_compartido(tmp_path), servidor_compartido(tmp_path)
    primero.__enter__()
    segundo.__enter__()
    cierre = Thread(target=primero.__exit__, args=(None, None, None))
    cierre.start()
    cierre.join(0.5)
    assert hechos[0].vive
    segundo.__exit__(None, None, None)
    cierre.join()
    assert not hechos[0].vive


def test_quien_llega_cuando_ya_se_fue_arranca_el_suyo(hechos, tmp_path):
    for _ in range(2):
        with servidor_compartido(tmp_path):
            pass
    assert [c.vive for c in hechos] == [False, False]


def test_un_nodo_que_murio_no_se_anuncia(hechos, tmp_path):
    (tmp_path / "elasticsearch.url").write_text("http://127.0.0.1:99")
    with servidor_compartido(tmp_path) as url:
        assert url == hechos[0].urls[0]
