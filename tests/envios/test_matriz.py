"""The table of the design, walked over HTTP: every state × action × person, at the two doors. What is not granted answers 403 or 404.

It is written here again, by hand and as the design says it, so that the one in the code is checked against something.
"""

import pytest
from django.db import transaction

from practicas.envios.estados import Accion, Estado, Ruta
from practicas.envios.models import Acto, Envio, Observacion
from tests.factories import LeccionFactory, PracticaFactory, envio_en
from tests.mesa.conftest import cumple_todo

ESCRIBEN, VISAN, EDITAN = "redactora responsable alterna", "responsable alterna", "editora editor_dos"
CONCEDIDO: dict[str, dict[str, str]] = {
    "borrador": {"enviar": ESCRIBEN, "eliminar": ESCRIBEN},
    "visado": {"recuperar": "redactora", "visar": VISAN, "devolver": VISAN, "desistir": VISAN},
    "admisibilidad": {"admitir": EDITAN, "observar": EDITAN, "no_admitir": EDITAN, "desistir": VISAN},
    "revision": {"publicar": EDITAN, "observar": EDITAN, "no_admitir": EDITAN, "desistir": VISAN},
    "por_publicar": {"publicar": "editor_dos", "devolver": "editor_dos", "desistir": VISAN},
    "observada": {"subsanar": VISAN, "pedir_prorroga": VISAN, "desistir": VISAN},
    "no_admitida": {"pedir_reconsideracion": VISAN},
    "reconsideracion": {"resolver": "editor_dos", "desistir": VISAN},
    "publicada": {"actualizar": ESCRIBEN, "solicitar_retiro": VISAN, "retirar": "coordinadora"},
    "retirada": {"restaurar": "coordinadora"},
    "archivada": {"reabrir": ESCRIBEN},
    "desistida": {"reabrir": ESCRIBEN},
}
# They lead to another journey, that has its own tests.
DE_LA_EVALUACION = {Accion.SOLICITAR_EVALUACION, Accion.CONVOCAR, Accion.CALIFICAR, Accion.DECIDIR}


def preparar(estado, elenco) -> Envio:
    """Sent by who writes, looked at by the editor: what the table asks about the past."""
    fabrica = LeccionFactory if estado == Estado.REVISION else PracticaFactory
    envio = envio_en(estado, fabrica(breve=True, entidad=elenco.entidad), enviado_por=elenco.redactora)
    hechos = {"envio": envio, "de": estado, "revision": envio.revision}
    Acto.objects.create(accion=Accion.ENVIAR, a=Estado.VISADO, usuario=elenco.redactora, papel="redactor", **hechos)
    if estado in (Estado.POR_PUBLICAR, Estado.RECONSIDERACION):
        Acto.objects.create(accion=Accion.ADMITIR, a=estado, usuario=elenco.editora, papel="especialista", **hechos)
    if estado == Estado.RECONSIDERACION:
        pedido = {"accion": Accion.PEDIR_RECONSIDERACION, "papel": "responsable", "datos": {"fuera_de_plazo": False}}
        Acto.objects.create(a=estado, usuario=elenco.responsable, **pedido, **hechos)
    if estado in (Estado.VISADO, Estado.ADMISIBILIDAD, Estado.REVISION):
        Observacion.objects.create(
            envio=envio, paso=estado, ronda=1, numero=1, campo="resumen", texto="Falta.", autor=elenco.editora
        )
    return envio


def como_estaba(envio) -> tuple:
    fila = Envio.objects.filter(pk=envio.pk).values().first()
    return fila, Acto.objects.filter(envio=envio).count(), envio.ficha.live


PUERTAS = {"mi-entidad": "redactora responsable alterna", "mesa": "editora editor_dos coordinadora"}


def pedir(client, envio, accion, nombre="") -> list:
    """At the door of each; whoever has none tries both."""
    datos = {"revision": envio.revision_id or "", "motivo": "Porque sí.", "fallo": "fundada"} | cumple_todo()
    suyas = [puerta for puerta, quienes in PUERTAS.items() if nombre in quienes.split()] or PUERTAS
    return [client.post(f"/{puerta}/envios/{envio.uuid}/{accion}/", datos).status_code for puerta in suyas]


@pytest.mark.parametrize("estado", CONCEDIDO)
def test_cada_persona_hace_lo_que_la_tabla_le_concede_y_nada_mas(client, elenco, estado):
    envio = preparar(Estado(estado), elenco)
    antes, mal = como_estaba(envio), []
    for nombre, persona in elenco.todos().items():
        client.force_login(persona)
        for accion in sorted(set(Accion) - DE_LA_EVALUACION):
            with transaction.atomic():
                codigos = pedir(client, envio, accion, nombre)
                cambio = not Envio.objects.filter(pk=envio.pk).exists() or como_estaba(envio) != antes
                transaction.set_rollback(True)
            hecho, negado = 302 in codigos and cambio, set(codigos) <= {403, 404} and not cambio
            if not (hecho if nombre in CONCEDIDO[estado].get(accion, "").split() else negado):
                mal.append((accion.value, nombre, codigos, cambio))
    assert mal == []


def test_quien_no_entro_va_a_la_puerta(client, elenco):
    envio = preparar(Estado.ADMISIBILIDAD, elenco)
    respuestas = [client.post(f"/mesa/envios/{envio.uuid}/{a}/") for a in Accion]
    assert {r.status_code for r in respuestas} == {302}
    assert all("/cms/login" in r.url or "/cuenta/" in r.url for r in respuestas)


def test_lo_visto_que_ya_no_es_responde_conflicto_y_no_cambia_nada(client, elenco):
    envio = preparar(Estado.ADMISIBILIDAD, elenco)
    client.force_login(elenco.editora)
    antes = como_estaba(envio)
    ruta = f"/mesa/envios/{envio.uuid}/admitir/"
    assert client.post(ruta, {"revision": envio.revision_id, "estado": "por_publicar"}).status_code == 409
    assert (
        client.post(ruta, {"revision": envio.revision_id + 1, "estado": "admisibilidad"} | cumple_todo()).status_code
        == 409
    )
    assert client.post(ruta, {"estado": "admisibilidad"}).status_code == 400
    assert client.post(ruta, {"revision": "x", "estado": "admisibilidad"}).status_code == 400
    assert como_estaba(envio) == antes


def test_el_mismo_formulario_dos_veces_decide_una(client, elenco):
    envio = preparar(Estado.ADMISIBILIDAD, elenco)
    client.force_login(elenco.editora)
    ruta, datos = (
        f"/mesa/envios/{envio.uuid}/admitir/",
        {"revision": envio.revision_id, "estado": "admisibilidad"} | cumple_todo(),
    )
    assert [client.post(ruta, datos).status_code for _ in range(2)] == [302, 409]
    assert envio.actos.filter(accion=Accion.ADMITIR).count() == 1


def test_una_accion_que_no_existe_no_existe(client, elenco):
    envio = preparar(Estado.ADMISIBILIDAD, elenco)
    client.force_login(elenco.editora)
    assert client.post(f"/mesa/envios/{envio.uuid}/bailar/").status_code == 404


def test_quien_es_de_la_entidad_y_de_la_sgp_no_decide_sobre_lo_suyo(client, elenco):
    from django.contrib.auth.models import Group

    from practicas.cuentas import roles

    envio = preparar(Estado.ADMISIBILIDAD, elenco)
    elenco.redactora.groups.add(Group.objects.get(name=roles.ESPECIALISTAS))
    client.force_login(elenco.redactora)
    assert set(pedir(client, envio, "admitir")) <= {403, 404}


def test_las_rutas_de_una_practica_y_de_una_leccion(elenco):
    practica, leccion = (preparar(e, elenco) for e in (Estado.ADMISIBILIDAD, Estado.REVISION))
    assert (practica.ruta, practica.paso_de_revision) == (Ruta.PRACTICA, Estado.ADMISIBILIDAD)
    assert (leccion.ruta, leccion.paso_de_revision) == (Ruta.LECCION, Estado.REVISION)
