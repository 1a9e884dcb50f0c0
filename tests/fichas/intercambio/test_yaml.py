"""A folder of YAML: one ficha a file, each value as it was written."""

from decimal import Decimal

import pytest

from practicas.fichas.models import Practica

FICHA_YAML = "tipo: practica\ntitulo: {}\nresumen: Una.\nentidad: '301234'\n"


@pytest.fixture
def carpeta(tmp_path, orden, entidad):
    """Import a folder of YAML: exit code and report."""

    def hacer(**archivos: str | bytes) -> tuple[int, str]:
        (tmp_path / "fichas").mkdir()
        for nombre, texto in archivos.items():
            contenido = texto if isinstance(texto, bytes) else texto.encode()
            (tmp_path / "fichas" / f"{nombre}.yaml").write_bytes(contenido)
        salida, _ = orden("importar_fichas", tmp_path / "fichas", informe=tmp_path / "i.csv")
        return salida, (tmp_path / "i.csv").read_text("utf-8-sig")

    return hacer


@pytest.mark.parametrize(
    ("malo", "motivo"),
    [
        ("titulo: [1\n", "No es YAML"),
        (FICHA_YAML.format("Una") + "titulo: Otra\n", "«titulo» está dos veces"),
        ("a: &a [x]\nb: *a\n", "alias"),
        ("titulo: Atención\n".encode("cp1252"), "No es YAML en UTF-8"),
        ("- uno\n- dos\n", "no describe una ficha"),
        ("a: " + "[" * 900 + "]" * 900, "No es YAML"),
        ("titulo: " + "x" * 3_000_000, "pasa de 2 MB"),
    ],
    ids="abierto repetida alias cp1252 lista hondo enorme".split(),
)
def test_el_yaml_malo_se_nombra_y_los_demas_entran(carpeta, malo, motivo):
    salida, informe = carpeta(a=FICHA_YAML.format("Primera"), m=malo, z=FICHA_YAML.format("Última"))

    assert (salida, Practica.objects.count()) == (1, 2)
    assert "rechazada;m.yaml;" in informe
    assert motivo in informe


def test_en_yaml_cada_valor_es_el_que_se_escribio(carpeta):
    texto = FICHA_YAML.format("12:30") + "ubigeo: 010101\ncosto: 1,234.50\nparticipacion: no\nanio_inicio: 2020\n"
    assert carpeta(a=texto)[0] == 0

    ficha = Practica.objects.get()
    assert (ficha.titulo, ficha.ubigeo, ficha.costo) == ("12:30", "010101", Decimal("1234.5"))
    assert (ficha.participacion, ficha.anio_inicio) == (False, 2020)
