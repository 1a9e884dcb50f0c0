"""The same corpus on both engines at once: same totals, same counts of every facet, nearly the same first page."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.management import call_command

from busqueda import buscador, indexacion
from busqueda.consulta import Consulta
from busqueda.lectura import documentos
from busqueda.models import EnIndice
from busqueda.motores.tantivy import MotorTantivy
from busqueda.puerto import Filtro
from practicas.fichas.models import Leccion, Practica

pytestmark = [pytest.mark.elasticsearch, pytest.mark.lento, pytest.mark.django_db]
DEMOSTRACION = settings.RAIZ / "fixtures" / "demostracion"
FILTROS = ({}, {"tipo": Filtro(("practica",))}, {"nivel": Filtro(("local",)), "tema": Filtro((), ("agua",))})
PRIMEROS = 10


@pytest.fixture
def motores(elasticsearch_url, tmp_path):
    from busqueda.motores.conexion_elasticsearch import Conexion
    from busqueda.motores.elasticsearch import MotorElasticsearch

    con_tres_partes = Conexion((elasticsearch_url,), prefijo=f"ambos-{uuid4().hex}", shards=3, replicas=0)
    ambos = (MotorTantivy(tmp_path / "indice"), MotorElasticsearch(con_tres_partes))
    call_command("cargar_catalogos", verbosity=0)
    call_command("importar_entidades", str(DEMOSTRACION / "entidades.csv"), verbosity=0)
    call_command("importar_fichas", str(DEMOSTRACION / "fichas"), publicar=True, demostracion=True, verbosity=0)
    indexacion.ponerse_al_dia()
    hechos = list(documentos(EnIndice.objects.all()))
    assert len([d for d in hechos if d.contenido]) >= 60
    for motor in ambos:
        nueva = motor.reconstruir()
        nueva.escribir(hechos)
        nueva.activar()
    yield ambos
    ambos[1].escritor.indices.delete(index=ambos[1].indice_en_uso())


def consultas() -> list[Consulta]:
    """The titles of all the fichas, whole and by their first words, with and without filters."""
    titulos = [t for modelo in (Practica, Leccion) for t in modelo.objects.values_list("titulo", flat=True)]
    escritas = ["", *titulos, *(" ".join(t.split()[:3]) for t in titulos)]
    return [Consulta(q=q, filtros=filtros) for q in escritas for filtros in FILTROS]


def test_los_dos_motores_cuentan_igual_y_casi_ordenan_igual(motores):
    comunes = []
    for consulta in consultas():
        escrito, _ = buscador.entender(replace(consulta, corregir=False))
        (uno, texto), (otro, otro_texto) = (buscador.preguntar(consulta, escrito, buscador.TODAS, m) for m in motores)
        assert (uno.total, uno.cuentas, texto) == (otro.total, otro.cuentas, otro_texto), consulta
        primeros = [{h.id for h in respuesta.hallazgos[:PRIMEROS]} for respuesta in (uno, otro)]
        if primeros[0]:
            comunes.append(len(primeros[0] & primeros[1]) / len(primeros[0]))

    assert len(comunes) > 300
    assert sum(comunes) / len(comunes) >= 0.9
