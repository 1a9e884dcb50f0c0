from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from practicas.catalogos import dias_habiles
from practicas.envios.servicios import Conflicto
from practicas.evaluaciones import servicios
from practicas.evaluaciones.models import Convocatoria, Evaluacion


@pytest.fixture
def convocatoria(sala):
    hoy = dias_habiles.hoy()
    return servicios.crear_convocatoria(
        usuario=sala.elenco.coordinadora,
        nombre="Trámites 2026",
        bases="Bases.",
        desde=hoy,
        hasta=hoy + timedelta(days=30),
    )


def test_incluida_en_una_convocatoria_empieza_sin_que_su_entidad_la_pida(sala, convocatoria):
    envio = servicios.convocar(envio=sala.publicado, usuario=sala.elenco.coordinadora, convocatoria=convocatoria)
    evaluacion = Evaluacion.objects.get(envio=envio)
    assert (evaluacion.convocatoria, evaluacion.faltan()) == (convocatoria, 0)


def test_convoca_la_coordinacion_y_nadie_mas(sala, convocatoria):
    for nombre in ("responsable", "editora", "evaluador", "superusuario", "ajeno"):
        with pytest.raises(PermissionDenied):
            servicios.convocar(envio=sala.publicado, usuario=getattr(sala.elenco, nombre), convocatoria=convocatoria)


def test_fuera_de_sus_dias_no_se_incluye_nada(sala, convocatoria):
    Convocatoria.objects.update(desde="2020-01-01", hasta="2020-02-01")
    convocatoria.refresh_from_db()
    with pytest.raises(Conflicto):
        servicios.convocar(envio=sala.publicado, usuario=sala.elenco.coordinadora, convocatoria=convocatoria)


def test_una_que_no_puede_incluirse_no_detiene_a_las_demas(sala, convocatoria):
    codigo = sala.publicado.ficha.codigo
    hechas = servicios.incluir_en_convocatoria(
        convocatoria=convocatoria, codigos=["BP-1999-00001", codigo.lower(), codigo], usuario=sala.elenco.coordinadora
    )
    assert [(i.codigo, bool(i.envio)) for i in hechas] == [("BP-1999-00001", False), (codigo, True)]
    otra_vez = servicios.incluir_en_convocatoria(
        convocatoria=convocatoria, codigos=[codigo], usuario=sala.elenco.coordinadora
    )
    assert "ya está en evaluación" in otra_vez[0].motivo


def test_no_termina_antes_de_empezar(sala):
    hoy = dias_habiles.hoy()
    with pytest.raises(ValidationError):
        servicios.crear_convocatoria(
            usuario=sala.elenco.coordinadora, nombre="Al revés", bases="B", desde=hoy, hasta=hoy - timedelta(days=1)
        )
