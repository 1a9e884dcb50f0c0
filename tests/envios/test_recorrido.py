"""The journey of a practice and of a lesson, step by step, through the services."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from practicas.cuentas.models import Usuario
from practicas.envios import permisos, servicios
from practicas.envios.estados import Accion, Estado
from practicas.envios.models import Envio
from practicas.fichas.models import Indicador, Practica
from practicas.fichas.servicios import publicar as publicar_ficha
from tests.factories import LeccionFactory, PracticaFactory, envio_en, termino


def recargado(envio) -> Envio:
    return Envio.objects.get(pk=envio.pk)


@pytest.fixture
def borrador(elenco):
    ficha = PracticaFactory(breve=True, entidad=elenco.entidad)
    return Envio.objects.de_ficha(ficha).get()


def admitido(envio, elenco):
    servicios.enviar(envio=envio, usuario=elenco.responsable)
    envio = recargado(envio)
    return servicios.admitir(envio=envio, usuario=elenco.editora, revision=envio.revision_id)


def test_toda_ficha_tiene_envio_desde_su_primer_borrador(borrador):
    assert (borrador.estado, borrador.version) == (Estado.BORRADOR, 1)
    assert borrador.numero.count("-") == 1


def test_una_practica_llega_a_publicarse(borrador, elenco):
    servicios.enviar(envio=borrador, usuario=elenco.redactora)
    envio = recargado(borrador)
    assert envio.estado == Estado.VISADO
    servicios.visar(envio=envio, usuario=elenco.responsable, revision=envio.revision_id)
    servicios.admitir(envio=envio, usuario=elenco.editora, revision=envio.revision_id)
    servicios.publicar(envio=envio, usuario=elenco.editor_dos, revision=envio.revision_id)

    envio = recargado(envio)
    assert (envio.estado, envio.vence, envio.ficha.live) == (Estado.PUBLICADA, None, True)
    assert envio.ficha.validacion == Practica.Validacion.DOCUMENTADA
    assert not envio.ficha.locked
    assert [a.accion for a in envio.actos.all()] == [Accion.ENVIAR, Accion.VISAR, Accion.ADMITIR, Accion.PUBLICAR]


def test_una_leccion_va_a_revision_editorial_y_se_publica(elenco):
    ficha = LeccionFactory(breve=True, entidad=elenco.entidad)
    envio = Envio.objects.de_ficha(ficha).get()
    servicios.enviar(envio=envio, usuario=elenco.alterna)
    envio = recargado(envio)
    assert envio.estado == Estado.REVISION
    servicios.publicar(envio=envio, usuario=elenco.editora, revision=envio.revision_id)
    assert envio.ficha.live


def test_si_envia_quien_visa_el_visado_ya_esta_dado(borrador, elenco):
    servicios.enviar(envio=borrador, usuario=elenco.responsable)
    assert recargado(borrador).estado == Estado.ADMISIBILIDAD
    assert borrador.actos.count() == 2


def test_lo_incompleto_no_se_envia_y_dice_que_falta(elenco):
    ficha = PracticaFactory(entidad=elenco.entidad, problema="")
    ficha.save_revision()
    envio = Envio.objects.de_ficha(ficha).get()
    with pytest.raises(servicios.Incompleta) as error:
        servicios.enviar(envio=envio, usuario=elenco.redactora)
    assert "problema" in {c.campo for c in error.value.faltan}
    assert recargado(envio).estado == Estado.BORRADOR


def test_quien_admite_no_publica(borrador, elenco):
    envio = admitido(borrador, elenco)
    with pytest.raises(PermissionDenied):
        servicios.publicar(envio=envio, usuario=elenco.editora, revision=envio.revision_id)
    assert not envio.ficha.live


def test_la_ficha_de_una_entidad_no_se_publica_sin_su_envio(borrador, elenco):
    for usuario in (None, elenco.superusuario, elenco.coordinadora):
        with pytest.raises(PermissionDenied):
            publicar_ficha(ficha=borrador.ficha, usuario=usuario)
        with pytest.raises(PermissionDenied):
            borrador.ficha.get_latest_revision().publish(user=usuario, skip_permission_checks=True)
    assert not borrador.ficha.live


def test_lo_que_se_reviso_es_lo_que_se_publica(borrador, elenco):
    envio = admitido(borrador, elenco)
    colada = envio.ficha
    colada.titulo = "Otro título"
    otra = colada.save_revision()
    with pytest.raises(servicios.Conflicto):
        servicios.publicar(envio=envio, usuario=elenco.editor_dos, revision=otra.pk)
    servicios.publicar(envio=envio, usuario=elenco.editor_dos, revision=envio.revision_id)
    assert envio.ficha.titulo != "Otro título"


def test_quien_decide_segundo_recibe_un_conflicto(borrador, elenco):
    servicios.enviar(envio=borrador, usuario=elenco.responsable)
    envio = recargado(borrador)
    servicios.admitir(envio=envio, usuario=elenco.editora, revision=envio.revision_id)
    with pytest.raises(servicios.Conflicto):
        servicios.admitir(envio=envio, usuario=elenco.editor_dos, revision=envio.revision_id)


def observado(borrador, elenco, **campos) -> Envio:
    servicios.enviar(envio=borrador, usuario=elenco.responsable)
    envio = recargado(borrador)
    servicios.preparar(envio=envio, usuario=elenco.editora, campo="problema", texto="Diga de qué año es.", **campos)
    servicios.observar(envio=envio, usuario=elenco.editora, revision=envio.revision_id)
    return recargado(envio)


def test_lo_preparado_no_se_ve_hasta_que_se_observa(borrador, elenco):
    servicios.enviar(envio=borrador, usuario=elenco.responsable)
    envio = recargado(borrador)
    servicios.preparar(envio=envio, usuario=elenco.editora, campo="problema", texto="Diga de qué año es.")
    assert not envio.observaciones.hechas().exists()
    servicios.observar(envio=envio, usuario=elenco.editora, revision=envio.revision_id)
    assert envio.observaciones.hechas().count() == 1


def test_sin_observaciones_no_se_observa(borrador, elenco):
    servicios.enviar(envio=borrador, usuario=elenco.responsable)
    envio = recargado(borrador)
    with pytest.raises(ValidationError):
        servicios.observar(envio=envio, usuario=elenco.editora, revision=envio.revision_id)
    assert recargado(envio).estado == Estado.ADMISIBILIDAD


def test_la_subsanacion_vuelve_al_paso_que_observo(borrador, elenco):
    envio = observado(borrador, elenco)
    observacion = envio.observaciones.get()
    with pytest.raises(ValidationError):
        servicios.subsanar(envio=envio, usuario=elenco.responsable)
    servicios.responder(observacion=observacion, usuario=elenco.redactora, respuesta="Es de 2021.")
    with pytest.raises(PermissionDenied):
        servicios.subsanar(envio=envio, usuario=elenco.redactora)
    servicios.subsanar(envio=envio, usuario=elenco.responsable)
    assert recargado(envio).estado == Estado.ADMISIBILIDAD
    assert envio.ficha.locked


def test_aceptar_la_sugerencia_pone_el_texto_y_responde(borrador, elenco):
    envio = observado(borrador, elenco, sugerencia="En 2021 la espera pasaba de dos horas.")
    servicios.aceptar_sugerencia(observacion=envio.observaciones.get(), usuario=elenco.redactora)
    assert envio.texto.problema == "En 2021 la espera pasaba de dos horas."
    assert envio.observaciones.get().aceptada


def test_escribir_despues_de_observada_no_toca_el_texto_que_se_observo(borrador, elenco):
    envio = observado(borrador, elenco)
    texto = envio.texto
    texto.problema = "Otro problema."
    servicios.guardar_texto(envio=envio, texto=texto, usuario=elenco.responsable)
    assert envio.revision.as_object().problema == "La espera pasaba de dos horas."


def test_en_la_segunda_ronda_solo_se_insiste_o_se_observa_lo_que_cambio(borrador, elenco):
    envio = observado(borrador, elenco)
    texto = envio.texto
    texto.problema, texto.solucion = "La espera de 2021 pasaba de dos horas.", "Juntaron las dos colas en una."
    servicios.guardar_texto(envio=envio, texto=texto, usuario=elenco.redactora)
    servicios.responder(observacion=envio.observaciones.get(), usuario=elenco.redactora, respuesta="Es de 2021.")
    servicios.subsanar(envio=envio, usuario=elenco.responsable)
    envio = recargado(envio)
    for campo in ("problema", "solucion"):
        servicios.preparar(envio=envio, usuario=elenco.editora, campo=campo, texto="Falta algo.")
    with pytest.raises(ValidationError):
        servicios.preparar(envio=envio, usuario=elenco.editora, campo="costo", texto="¿Y el costo?")


def test_tras_tres_rondas_ya_no_se_observa(borrador, elenco):
    envio = envio_en(Estado.ADMISIBILIDAD, borrador.ficha, ronda=3)
    with pytest.raises(PermissionDenied):
        servicios.preparar(envio=envio, usuario=elenco.editora, campo="problema", texto="Otra cosa.")


def test_bajo_revision_la_entidad_no_escribe(borrador, elenco):
    servicios.enviar(envio=borrador, usuario=elenco.responsable)
    envio = recargado(borrador)
    with pytest.raises(PermissionDenied):
        servicios.guardar_texto(envio=envio, texto=envio.ficha, usuario=elenco.redactora)


def test_no_admitida_y_reconsiderada_por_quien_no_tuvo_parte(borrador, elenco):
    servicios.enviar(envio=borrador, usuario=elenco.responsable)
    envio = recargado(borrador)
    servicios.no_admitir(envio=envio, usuario=elenco.editora, revision=envio.revision_id, motivo="No es una práctica.")
    servicios.pedir_reconsideracion(envio=envio, usuario=elenco.responsable, motivo="Sí lo es.")
    with pytest.raises(PermissionDenied):
        servicios.resolver_reconsideracion(envio=envio, usuario=elenco.editora, fallo="fundada", motivo="Tiene razón.")
    servicios.resolver_reconsideracion(envio=envio, usuario=elenco.editor_dos, fallo="fundada", motivo="Tiene razón.")
    assert recargado(envio).estado == Estado.ADMISIBILIDAD


def test_desistir_conserva_el_texto_y_se_puede_reabrir(borrador, elenco):
    servicios.enviar(envio=borrador, usuario=elenco.responsable)
    servicios.desistir(envio=recargado(borrador), usuario=elenco.alterna)
    servicios.reabrir(envio=recargado(borrador), usuario=elenco.redactora)
    envio = recargado(borrador)
    assert (envio.estado, envio.ficha.locked) == (Estado.BORRADOR, False)
    assert envio.texto.problema


@pytest.mark.parametrize("quien", ["responsable", "redactora"])
def test_lo_reabierto_se_vuelve_a_visar_aunque_no_se_toque(borrador, elenco, quien):
    servicios.enviar(envio=borrador, usuario=elenco.responsable)
    servicios.desistir(envio=recargado(borrador), usuario=elenco.responsable)
    servicios.reabrir(envio=recargado(borrador), usuario=elenco.redactora)
    servicios.enviar(envio=recargado(borrador), usuario=getattr(elenco, quien))
    envio = recargado(borrador)
    if quien == "redactora":
        assert envio.estado == Estado.VISADO
        servicios.visar(envio=envio, usuario=elenco.alterna, revision=envio.revision_id)
    assert recargado(borrador).estado == Estado.ADMISIBILIDAD


def test_el_retiro_se_pide_una_vez(borrador, elenco):
    e = admitido(borrador, elenco)
    publicado = servicios.publicar(envio=e, usuario=elenco.editor_dos, revision=e.revision_id)
    servicios.pedir_retiro(envio=publicado, usuario=elenco.responsable, motivo="Ya no se usa.")
    assert Accion.SOLICITAR_RETIRO not in permisos.acciones(elenco.responsable, recargado(publicado))
    with pytest.raises(servicios.Conflicto, match="ya está pedido"):
        servicios.pedir_retiro(envio=recargado(publicado), usuario=elenco.alterna, motivo="También yo.")


def test_una_nueva_version_no_cambia_lo_publicado_hasta_publicarse(borrador, elenco):
    publicado = servicios.publicar(
        envio=(e := admitido(borrador, elenco)), usuario=elenco.editor_dos, revision=e.revision_id
    )
    nuevo = servicios.actualizar(envio=publicado, usuario=elenco.redactora)
    texto = nuevo.texto
    texto.titulo = "Título de la segunda versión"
    servicios.guardar_texto(envio=nuevo, texto=texto, usuario=elenco.redactora)
    assert nuevo.version == 2
    assert nuevo.ficha.titulo != texto.titulo

    segundo = admitido(nuevo, elenco)
    servicios.publicar(envio=segundo, usuario=elenco.editor_dos, revision=segundo.revision_id)
    assert nuevo.ficha.titulo == "Título de la segunda versión"
    assert nuevo.ficha.numero_de_version() == 2


def test_eliminar_la_nueva_version_deja_lo_publicado(borrador, elenco):
    publicado = servicios.publicar(
        envio=(e := admitido(borrador, elenco)), usuario=elenco.editor_dos, revision=e.revision_id
    )
    nuevo = servicios.actualizar(envio=publicado, usuario=elenco.redactora)
    texto = nuevo.texto
    texto.titulo = "Descartado"
    servicios.guardar_texto(envio=nuevo, texto=texto, usuario=elenco.redactora)
    servicios.eliminar(envio=nuevo, usuario=elenco.redactora)
    ficha = publicado.ficha
    assert (ficha.live, ficha.has_unpublished_changes) == (True, False)
    assert ficha.get_latest_revision_as_object().titulo == ficha.titulo


def test_retirar_y_restaurar(elenco):
    envio = envio_en(Estado.PUBLICADA, PracticaFactory(breve=True, entidad=elenco.entidad))
    servicios.pedir_retiro(envio=envio, usuario=elenco.responsable, motivo="Ya no se usa.")
    servicios.retirar(envio=envio, usuario=elenco.coordinadora, motivo="La entidad lo pidió.")
    assert (recargado(envio).estado, envio.ficha.retirada) == (Estado.RETIRADA, True)
    servicios.restaurar(envio=envio, usuario=elenco.coordinadora)
    assert (recargado(envio).estado, envio.ficha.retirada) == (Estado.PUBLICADA, False)


def test_con_entidad_que_presenta_visan_las_dos(elenco):
    from tests.envios.conftest import miembro
    from tests.factories import EntidadFactory

    ministerio = EntidadFactory()
    de_alli = miembro("ministerio", ministerio, "responsable")
    ficha = PracticaFactory(breve=True, entidad=elenco.entidad, entidad_presenta=ministerio)
    envio = Envio.objects.de_ficha(ficha).get()
    servicios.enviar(envio=envio, usuario=elenco.responsable)
    envio = recargado(envio)
    assert envio.estado == Estado.VISADO
    with pytest.raises(servicios.Conflicto):
        servicios.visar(envio=envio, usuario=elenco.alterna, revision=envio.revision_id)
    servicios.visar(envio=envio, usuario=de_alli, revision=envio.revision_id)
    assert recargado(envio).estado == Estado.ADMISIBILIDAD


def test_un_acto_no_se_cambia_ni_se_borra(borrador, elenco):
    servicios.enviar(envio=borrador, usuario=elenco.redactora)
    acto = borrador.actos.get()
    with pytest.raises(TypeError):
        acto.save()
    with pytest.raises(TypeError):
        acto.delete()
    assert acto.papel == "redactor"


def test_un_tema_de_menos_no_impide_guardar(borrador, elenco):
    texto = borrador.texto
    texto.temas = [termino("tema", f"t{n}") for n in range(3)]
    servicios.guardar_texto(envio=borrador, texto=texto, usuario=elenco.redactora)
    assert len(borrador.texto.temas.all()) == 3


def test_lo_que_se_contradice_no_se_envia(elenco):
    ficha = PracticaFactory(breve=True, entidad=elenco.entidad)
    ficha.indicadores = [Indicador(nombre="Plazo", unidad="días", sentido="baja", linea_base=23, logro=3)]
    ficha.anio_inicio, ficha.anio_fin = 2023, 2021
    ficha.save()
    ficha.save_revision(clean=False)
    envio = Envio.objects.de_ficha(ficha).get()
    with pytest.raises(servicios.Incompleta) as error:
        servicios.enviar(envio=envio, usuario=elenco.redactora)
    assert {c.campo for c in error.value.faltan} == {"indicadores", "anio_fin"}


def test_tras_no_admitida_se_puede_preparar_otra_version_y_entonces_no_se_reconsidera(elenco):
    publicado = envio_en(Estado.PUBLICADA, PracticaFactory(breve=True, entidad=elenco.entidad))
    segundo = servicios.actualizar(envio=publicado, usuario=elenco.redactora)
    servicios.enviar(envio=segundo, usuario=elenco.responsable)
    segundo = recargado(segundo)
    servicios.no_admitir(envio=segundo, usuario=elenco.editora, revision=segundo.revision_id, motivo="No.")
    tercero = servicios.actualizar(envio=publicado, usuario=elenco.redactora)
    assert tercero.version == 3
    with pytest.raises(servicios.Conflicto):
        servicios.pedir_reconsideracion(envio=segundo, usuario=elenco.responsable, motivo="Sí.")


def test_lo_de_una_version_superada_se_hace_desde_la_nueva(borrador, elenco):
    primero = servicios.publicar(
        envio=(e := admitido(borrador, elenco)), usuario=elenco.editor_dos, revision=e.revision_id
    )
    segundo = admitido(servicios.actualizar(envio=primero, usuario=elenco.redactora), elenco)
    servicios.publicar(envio=segundo, usuario=elenco.editor_dos, revision=segundo.revision_id)
    with pytest.raises(PermissionDenied):
        servicios.retirar(envio=primero, usuario=elenco.coordinadora, motivo="Sí.")
    servicios.retirar(envio=segundo, usuario=elenco.coordinadora, motivo="Sí.")


# --- Doors that are not there -----------------------------------------------------------------------------------------
@pytest.mark.parametrize("campo", ["entidad", "indicadores", "codigo", "validacion", "", "a.b", "a.b.c.d", "temas"])
def test_solo_se_sugiere_la_redaccion_de_un_texto(borrador, elenco, campo):
    envio = envio_en(Estado.ADMISIBILIDAD, borrador.ficha)
    with pytest.raises(ValidationError):
        servicios.preparar(envio=envio, usuario=elenco.editora, campo=campo, texto="Así.", sugerencia="Otra cosa")


def test_lo_sugerido_cabe_en_su_campo(borrador, elenco):
    envio = envio_en(Estado.ADMISIBILIDAD, borrador.ficha)
    datos = {"envio": envio, "usuario": elenco.editora, "campo": "titulo", "texto": "Más corto."}
    with pytest.raises(ValidationError):
        servicios.preparar(sugerencia="x" * 101, **datos)
    assert servicios.preparar(sugerencia="x" * 100, **datos).sugerencia


def test_quien_visa_devuelve_con_lo_que_hay_que_corregir(borrador, elenco):
    servicios.enviar(envio=borrador, usuario=elenco.redactora)
    envio = recargado(borrador)
    servicios.devolver_a_quien_escribe(
        envio=envio, usuario=elenco.responsable, revision=envio.revision_id, motivo="Falta el año."
    )
    observacion = envio.observaciones.get()
    assert (recargado(envio).estado, observacion.texto, observacion.estado) == (
        Estado.OBSERVADA,
        "Falta el año.",
        "abierta",
    )
    servicios.responder(observacion=observacion, usuario=elenco.redactora, respuesta="Es 2021.")
    servicios.subsanar(envio=envio, usuario=elenco.redactora)
    assert recargado(envio).estado == Estado.VISADO


def test_lo_que_la_sgp_ya_decidio_no_se_borra_reabriendo(borrador, elenco):
    envio = observado(borrador, elenco)
    servicios.desistir(envio=envio, usuario=elenco.responsable)
    servicios.reabrir(envio=recargado(envio), usuario=elenco.responsable)
    with pytest.raises(PermissionDenied):
        servicios.eliminar(envio=recargado(envio), usuario=elenco.responsable)
    assert envio.actos.filter(usuario=elenco.editora).exists()


def test_quien_dejo_la_entidad_no_decide_sobre_lo_que_viso(borrador, elenco):
    servicios.enviar(envio=borrador, usuario=elenco.responsable)
    elenco.responsable.groups.set(elenco.editora.groups.all())
    elenco.responsable.membresias.update(hasta="2020-12-31")
    envio, antes = recargado(borrador), Usuario.objects.get(pk=elenco.responsable.pk)
    with pytest.raises(PermissionDenied):
        servicios.admitir(envio=envio, usuario=antes, revision=envio.revision_id)
