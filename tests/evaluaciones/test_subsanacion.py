"""What an evaluation observes, how it comes back, and which text is the one evaluated."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from practicas.envios import plazos
from practicas.envios import servicios as de_envios
from practicas.envios.estados import Estado
from practicas.envios.models import Envio
from practicas.envios.servicios import Conflicto
from practicas.evaluaciones import servicios
from practicas.evaluaciones.consultas import version_validada
from practicas.evaluaciones.models import Asignacion
from practicas.fichas.models import Practica

from .conftest import todos


def observar(sala, asignacion, campo: str = "sostenibilidad"):
    envio = sala.evaluacion.envio
    de_envios.preparar(envio=envio, usuario=asignacion.evaluador, campo=campo, texto="¿Qué norma lo sostiene?")
    return servicios.devolver(envio=envio, usuario=asignacion.evaluador, revision=envio.revision_id)


def corregir(sala, **campos) -> None:
    envio = sala.evaluacion.envio
    texto = envio.texto
    for campo, valor in campos.items():
        setattr(texto, campo, valor)
    de_envios.guardar_texto(envio=envio, texto=texto, usuario=sala.elenco.redactora)


def subsanar(sala) -> Envio:
    envio = sala.evaluacion.envio
    for observacion in envio.observaciones.sin_responder():
        de_envios.responder(observacion=observacion, usuario=sala.elenco.redactora, respuesta="Está en la ordenanza.")
    return de_envios.subsanar(envio=envio, usuario=sala.elenco.responsable)


@pytest.fixture
def observada(sala):
    """One sent all threes, the other observes the field of «sostenibilidad»."""
    sala.empezar()
    primera, segunda = sala.declarar_todos()
    sala.calificar(primera, 3)
    observar(sala, segunda)
    return sala


def test_observada_detiene_el_plazo_de_la_sgp(observada):
    envio = observada.evaluacion.envio
    assert (envio.estado, envio.reloj) == (Estado.OBSERVADA, "entidad")
    subsanar(observada)
    envio = observada.evaluacion.envio
    assert (envio.estado, envio.reloj) == (Estado.EVALUACION, "sgp")
    assert plazos.quedan(envio) == 15


def test_vuelve_a_evaluacion_sin_que_la_ficha_deje_de_estar_publicada(observada):
    corregir(observada, sostenibilidad="Ordenanza 012-2022 y presupuesto en el POI.")
    assert observada.publicado.ficha.sostenibilidad == "Está en ordenanza."
    subsanar(observada)
    ficha = observada.publicado.ficha
    assert (ficha.live, ficha.locked, ficha.sostenibilidad) == (True, False, "Está en ordenanza.")
    assert observada.evaluacion.envio.texto.sostenibilidad.startswith("Ordenanza 012")


def test_lo_que_no_cambio_se_ofrece_por_confirmar_y_lo_demas_se_pone_otra_vez(observada):
    corregir(observada, sostenibilidad="Ordenanza 012-2022 y presupuesto en el POI.")
    subsanar(observada)

    primera = observada.asignaciones()[0]
    por_codigo = {c.criterio.codigo: c for c in primera.calificaciones.all()}
    assert primera.estado == Asignacion.Estado.EN_CURSO
    assert (por_codigo["sostenibilidad"].valor, por_codigo["sostenibilidad"].anterior) == (None, 3)
    assert {c.valor for codigo, c in por_codigo.items() if codigo != "sostenibilidad"} == {1, 3}
    assert all(c.por_confirmar for codigo, c in por_codigo.items() if codigo != "sostenibilidad")
    assert len(servicios.faltas(primera)) == 10


def test_ningun_puntaje_de_antes_se_queda_en_silencio(observada):
    subsanar(observada)
    primera = observada.asignaciones()[0]
    hacer = {"asignacion": primera, "usuario": primera.evaluador}
    servicios.guardar_calificacion(**hacer, puestos=todos(observada.rubrica, 3))
    assert len(servicios.faltas(primera)) == 10  # the same scores, and nobody said that they stand

    servicios.guardar_calificacion(**hacer, puestos=todos(observada.rubrica, 3, confirma=True))
    assert servicios.faltas(primera) == {}


def test_cambiar_un_puntaje_de_antes_es_haberlo_mirado(observada):
    subsanar(observada)
    primera = observada.asignaciones()[0]
    servicios.guardar_calificacion(
        asignacion=primera, usuario=primera.evaluador, puestos={"equidad": servicios.Puesto(2, "Miro otra vez.")}
    )
    assert "confirma-equidad" not in servicios.faltas(primera)


def test_lo_corregido_en_la_evaluacion_se_publica_con_ella_si_la_valida(observada):
    corregir(observada, sostenibilidad="Ordenanza 012-2022 y presupuesto en el POI.")
    subsanar(observada)
    for a in observada.asignaciones():
        observada.calificar(a, 4)

    ficha = observada.publicado.ficha
    assert ficha.sostenibilidad.startswith("Ordenanza 012")
    assert (ficha.validacion, ficha.numero_de_version()) == (Practica.Validacion.VALIDADA, 2)
    assert version_validada(ficha).version == 2


def test_lo_corregido_sigue_en_borrador_si_no_la_valida(observada):
    corregir(observada, sostenibilidad="Ordenanza 012-2022 y presupuesto en el POI.")
    subsanar(observada)
    for a in observada.asignaciones():
        observada.calificar(a, 1)

    ficha = observada.publicado.ficha
    assert (ficha.sostenibilidad, ficha.validacion) == ("Está en ordenanza.", Practica.Validacion.DOCUMENTADA)
    assert ficha.get_latest_revision_as_object().sostenibilidad.startswith("Ordenanza 012")


def test_se_califica_el_texto_que_se_vio(observada):
    antes = observada.evaluacion.envio.revision_id
    corregir(observada, sostenibilidad="Otra.")
    subsanar(observada)
    primera = observada.asignaciones()[0]
    servicios.guardar_calificacion(asignacion=primera, usuario=primera.evaluador, puestos=todos(observada.rubrica, 4))
    with pytest.raises(Conflicto):
        servicios.enviar_calificacion(asignacion=primera, usuario=primera.evaluador, revision=antes)


def test_solo_observa_quien_la_tiene_a_cargo_y_ya_declaro(sala):
    evaluacion = sala.empezar()
    por_declarar = sala.asignaciones()[0].evaluador
    for usuario in (por_declarar, sala.evaluadores[3], sala.elenco.editora, sala.elenco.responsable):
        with pytest.raises(PermissionDenied):
            de_envios.preparar(envio=evaluacion.envio, usuario=usuario, campo="costo", texto="¿Cuánto?")


def test_lo_que_prepara_una_persona_no_lo_envia_otra(sala):
    sala.empezar()
    primera, segunda = sala.declarar_todos()
    de_envios.preparar(envio=sala.evaluacion.envio, usuario=primera.evaluador, campo="costo", texto="¿Cuánto?")
    with pytest.raises(ValidationError):
        servicios.devolver(
            envio=sala.evaluacion.envio, usuario=segunda.evaluador, revision=sala.evaluacion.envio.revision_id
        )


def test_mientras_responde_la_entidad_se_guarda_pero_no_se_envia(observada):
    segunda = observada.asignaciones()[1]
    hacer = {"asignacion": segunda, "usuario": segunda.evaluador}
    servicios.guardar_calificacion(**hacer, puestos=todos(observada.rubrica, 3))
    with pytest.raises(Conflicto):
        servicios.enviar_calificacion(**hacer, revision=observada.evaluacion.envio.revision_id)
    assert len(segunda.valores()) == 10


# --- Another version on its way ---------------------------------------------------------------------------------------
def publicar_otra(sala, **campos) -> Envio:
    nueva = de_envios.actualizar(envio=sala.publicado, usuario=sala.elenco.redactora)
    texto = nueva.texto
    for campo, valor in campos.items():
        setattr(texto, campo, valor)
    de_envios.guardar_texto(envio=nueva, texto=texto, usuario=sala.elenco.redactora)
    de_envios.enviar(envio=nueva, usuario=sala.elenco.responsable)
    revision = Envio.objects.get(pk=nueva.pk).revision_id
    de_envios.admitir(envio=nueva, usuario=sala.elenco.editora, revision=revision)
    return de_envios.publicar(envio=nueva, usuario=sala.elenco.editor_dos, revision=revision)


def test_una_version_posterior_queda_documentada_y_dice_cual_fue_validada(sala):
    sala.empezar()
    for a in sala.declarar_todos():
        sala.calificar(a, 3)
    publicar_otra(sala, titulo="La segunda versión")

    ficha = sala.publicado.ficha
    assert (ficha.titulo, ficha.validacion) == ("La segunda versión", Practica.Validacion.DOCUMENTADA)
    validada = version_validada(ficha)
    assert (validada.version, validada.es_la_vigente, validada.puntaje) == (1, False, 75)


def test_validar_una_version_no_valida_la_que_se_publico_despues(sala):
    sala.empezar()
    suyas = sala.declarar_todos()
    publicar_otra(sala, titulo="La segunda versión")
    for a in suyas:
        sala.calificar(a, 3)

    ficha = sala.publicado.ficha
    assert sala.evaluacion.envio.estado == Estado.VALIDADA
    assert (ficha.titulo, ficha.validacion) == ("La segunda versión", Practica.Validacion.DOCUMENTADA)
    assert version_validada(ficha).version == 1


def test_con_otra_version_en_camino_se_responde_solo_con_palabras(sala):
    sala.empezar()
    primera, _ = sala.declarar_todos()
    nueva = de_envios.actualizar(envio=sala.publicado, usuario=sala.elenco.redactora)
    texto = nueva.texto
    texto.titulo = "De la nueva versión"
    de_envios.guardar_texto(envio=nueva, texto=texto, usuario=sala.elenco.redactora)
    evaluada = sala.evaluacion.envio.revision_id
    observar(sala, primera)

    with pytest.raises(PermissionDenied):
        corregir(sala, sostenibilidad="Otra.")
    subsanar(sala)
    assert sala.evaluacion.envio.revision_id == evaluada
    assert sala.evaluacion.envio.texto.titulo != "De la nueva versión"


def test_observada_la_evaluacion_no_se_empieza_otra_version(observada):
    with pytest.raises(Conflicto):
        de_envios.actualizar(envio=observada.publicado, usuario=observada.elenco.redactora)


def test_escribir_la_nueva_version_no_pisa_el_texto_que_se_evalua(observada):
    corregir(observada, sostenibilidad="Ordenanza 012-2022.")
    subsanar(observada)
    nueva = de_envios.actualizar(envio=observada.publicado, usuario=observada.elenco.redactora)
    texto = nueva.texto
    texto.sostenibilidad = "De la nueva versión."
    de_envios.guardar_texto(envio=nueva, texto=texto, usuario=observada.elenco.redactora)
    assert observada.evaluacion.envio.texto.sostenibilidad == "Ordenanza 012-2022."

    de_envios.eliminar(envio=nueva, usuario=observada.elenco.redactora)
    assert observada.evaluacion.envio.texto.sostenibilidad == "Ordenanza 012-2022."
    assert observada.publicado.ficha.get_latest_revision_as_object().sostenibilidad == "Ordenanza 012-2022."


def test_vencido_el_plazo_de_la_entidad_se_archiva_solo_la_evaluacion(observada):
    Envio.objects.filter(pk=observada.envio.pk).update(vence="2020-01-02")
    assert de_envios.vencer() == 1
    ficha = observada.publicado.ficha
    assert observada.evaluacion.envio.estado == Estado.ARCHIVADA
    assert (ficha.live, ficha.validacion) == (True, Practica.Validacion.DOCUMENTADA)
