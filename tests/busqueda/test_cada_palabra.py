"""Every accented word of the demonstration, typed alone and without accents, finds each ficha that says it; and is not taken for a typo.

Those of real norms are looked for by `make relevancia`.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from busqueda import buscador, indexacion
from busqueda.consulta import Consulta
from busqueda.motores import motor
from busqueda.puerto import Peticion
from practicas.entidades.models import Entidad
from practicas.fichas.models import Practica
from tests.factories import termino
from tests.tildes import donde_se_dicen, sin_tilde

DEMOSTRACION = Path(__file__).parents[2] / "fixtures" / "demostracion" / "fichas"
AHORA = datetime(2026, 1, 1, tzinfo=UTC)


def textos(valor) -> str:
    """All that a value of a file says, however deep."""
    if isinstance(valor, dict | list):
        return "\n".join(textos(v) for v in (valor.values() if isinstance(valor, dict) else valor))
    return valor if isinstance(valor, str) else ""


@pytest.fixture
def indexar(indice):
    """Each text becomes the body of a ficha of an entity of its own, whose code says which text it is."""

    def hacer(dichos: list[str]) -> None:
        nivel = termino("nivel", "nacional")
        entidades = [Entidad(codigo=f"x-{n}", nombre=f"Entidad {n}", nivel=nivel) for n in range(len(dichos))]
        Entidad.objects.bulk_create(entidades)
        Practica.objects.bulk_create(
            Practica(codigo=f"BP-2000-{n:05}", titulo="Ficha", entidad=entidad, solucion=dicho, live=True,
                     anio_inicio=2000, first_published_at=AHORA)
            for n, (entidad, dicho) in enumerate(zip(entidades, dichos, strict=True))
        )  # fmt: skip
        indexacion.reconstruir()

    return hacer


def perdida(palabra: str, donde: set[str]) -> str:
    """Why a word does not find all that says it; empty when it does."""
    escrito, corregida = buscador.entender(Consulta(q=sin_tilde(palabra)))
    peticion = Peticion(escrito.texto, cuantos=0, facetas=("entidad",))
    faltan = donde - set(motor().buscar(peticion).cuentas["entidad"])
    return f"{palabra}: corregida «{corregida}», no halla {sorted(faltan)}" if corregida or faltan else ""


def test_cada_palabra_con_tilde_encuentra_sin_ella_lo_que_la_dice(indexar):
    dichos = [textos(yaml.safe_load(archivo.read_text("utf-8"))) for archivo in sorted(DEMOSTRACION.glob("*.yaml"))]
    indexar(dichos)
    donde = donde_se_dicen({f"x-{n}": dicho for n, dicho in enumerate(dichos)})

    assert len(dichos) >= 60
    assert len(donde) > 800
    assert [motivo for palabra, suyos in donde.items() if (motivo := perdida(palabra, suyos))] == []
