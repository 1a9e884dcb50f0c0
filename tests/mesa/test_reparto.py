"""Sharing out the work: by hand, several at once, by itself on arrival, and while somebody is away."""

from datetime import timedelta

import pytest

from practicas.avisos.models import Aviso
from practicas.catalogos.dias_habiles import hoy
from practicas.cuentas import roles
from practicas.entidades.models import Membresia
from practicas.envios import servicios
from practicas.envios.ausencias import a_quienes_atiende, quien_esta
from practicas.envios.estados import Estado
from practicas.envios.models import Ausencia, Envio
from tests.envios.conftest import persona
from tests.factories import PracticaFactory, envio_en

from .conftest import direccion, recargado, visto

pytestmark = pytest.mark.django_db


def ausentar(quien, reemplazo, dias: int = 0) -> Ausencia:
    return Ausencia.objects.create(usuario=quien, reemplazo=reemplazo, desde=hoy(), hasta=hoy() + timedelta(days=dias))


def enviada(elenco) -> Envio:
    envio = Envio.objects.de_ficha(PracticaFactory(breve=True, entidad=elenco.entidad)).get()
    servicios.enviar(envio=envio, usuario=elenco.responsable)
    return recargado(envio)


# --- On arrival -----------------------------------------------------------------------------------------------------------
def test_llega_a_quien_tiene_menos(elenco, en_mesa):
    for _ in range(2):
        en_mesa(ficha=PracticaFactory(breve=True), a_cargo=elenco.editora)
    en_mesa(ficha=PracticaFactory(breve=True), a_cargo=elenco.editor_dos)
    assert enviada(elenco).a_cargo == elenco.editor_dos


def test_no_llega_a_quien_no_esta(elenco):
    ausentar(elenco.editora, elenco.editor_dos)
    assert enviada(elenco).a_cargo == elenco.editor_dos


def test_no_llega_a_quien_es_de_la_entidad(elenco):
    Membresia.objects.create(usuario=elenco.editora, entidad=elenco.entidad, rol="sectorial")
    assert enviada(elenco).a_cargo == elenco.editor_dos


def test_si_nadie_puede_queda_sin_asignar(elenco):
    for quien in (elenco.editora, elenco.editor_dos):
        Membresia.objects.create(usuario=quien, entidad=elenco.entidad, rol="redactor")
    assert enviada(elenco).a_cargo is None


def test_lo_admitido_pasa_a_una_segunda_persona_y_lo_devuelto_vuelve_a_la_primera(elenco):
    envio = enviada(elenco)
    primera = envio.a_cargo
    servicios.admitir(envio=envio, usuario=primera, revision=envio.revision_id)
    segunda = recargado(envio).a_cargo
    assert segunda not in (None, primera)
    servicios.devolver_a_admisibilidad(envio=envio, usuario=segunda, motivo="Falta la fuente.")
    assert recargado(envio).a_cargo == primera


def test_la_reconsideracion_es_de_quien_no_tuvo_parte(elenco):
    envio = enviada(elenco)
    servicios.no_admitir(envio=envio, usuario=elenco.editora, revision=envio.revision_id, motivo="No lo es.")
    servicios.pedir_reconsideracion(envio=envio, usuario=elenco.responsable, motivo="Sí lo es.")
    assert recargado(envio).a_cargo == elenco.editor_dos


def test_lo_subsanado_vuelve_a_quien_lo_observo(elenco):
    envio = enviada(elenco)
    quien = envio.a_cargo
    servicios.preparar(envio=envio, usuario=quien, campo="problema", texto="¿De qué año?")
    servicios.observar(envio=envio, usuario=quien, revision=envio.revision_id)
    servicios.responder(observacion=envio.observaciones.get(), usuario=elenco.redactora, respuesta="De 2021.")
    servicios.subsanar(envio=envio, usuario=elenco.responsable)
    assert recargado(envio).a_cargo == quien


def test_se_avisa_a_quien_le_llega_y_a_nadie_mas_de_la_mesa(elenco):
    envio = enviada(elenco)
    avisados = set(Aviso.objects.filter(asunto__contains="está en la mesa").values_list("usuario", flat=True))
    assert avisados == {envio.a_cargo_id}


# --- By hand --------------------------------------------------------------------------------------------------------------
def test_se_toma_se_da_y_se_deja(elenco, en_mesa, como):
    envio, cliente = en_mesa(), como(elenco.editora)
    for datos, quien in (
        ({"tomar": "1"}, elenco.editora),
        ({"a": elenco.editor_dos.pk}, elenco.editor_dos),
        ({"a": "nadie"}, None),
    ):
        cliente.post(direccion(envio, "asignar/"), visto(envio, **datos))
        assert recargado(envio).a_cargo == quien


@pytest.mark.parametrize("a", ["", "x", "0", "9" * 40, "-1"])
def test_no_se_da_a_quien_no_es_nadie(elenco, en_mesa, como, a):
    envio = en_mesa(a_cargo=elenco.editora)
    assert como(elenco.editora).post(direccion(envio, "asignar/"), visto(envio, a=a)).status_code == 302
    assert recargado(envio).a_cargo == elenco.editora


def test_no_se_da_a_quien_no_puede(elenco, en_mesa, como):
    envio = en_mesa()
    for quien in (elenco.responsable, elenco.evaluador, elenco.ajeno):
        html = como(elenco.editora).post(direccion(envio, "asignar/"), visto(envio, a=quien.pk), follow=True)
        assert "no puede revisarla" in html.content.decode()
    assert recargado(envio).a_cargo is None


def test_no_se_da_a_publicar_a_quien_la_admitio(elenco, en_mesa):
    envio = en_mesa()
    servicios.admitir(envio=envio, usuario=elenco.editora, revision=envio.revision_id)
    with pytest.raises(servicios.reparto.ValidationError, match="usted la admitió"):
        servicios.asignar(envio=envio, usuario=elenco.coordinadora, a=elenco.editora)


# --- Several at once ------------------------------------------------------------------------------------------------------
def de_varias(envios, **datos) -> dict:
    vistas = {f"revision-{e.uuid}": e.revision_id for e in envios}
    return {"envio": [str(e.uuid) for e in envios], "volver": "de=todas"} | vistas | datos


def test_se_asignan_varias_y_dice_cuales_no(elenco, en_mesa, como):
    envios = [en_mesa(ficha=PracticaFactory(breve=True)) for _ in range(2)]
    suya = envio_en(Estado.ADMISIBILIDAD, PracticaFactory(breve=True, entidad=elenco.entidad))
    Membresia.objects.create(usuario=elenco.editor_dos, entidad=elenco.entidad, rol="redactor")
    datos = de_varias([*envios, suya], hacer="asignar")
    assert "Elija a una persona" in como(elenco.coordinadora).post("/mesa/lote/", datos).content.decode()
    html = (
        como(elenco.coordinadora).post("/mesa/lote/", datos | {"a": elenco.editor_dos.pk}, follow=True).content.decode()
    )

    assert "2 fichas: a cargo de" in html
    assert f"No se pudo con {suya.numero}" in html
    assert [recargado(e).a_cargo for e in (*envios, suya)] == [elenco.editor_dos, elenco.editor_dos, None]


def test_se_observan_por_duplicado_las_que_se_puede(elenco, en_mesa, como):
    buena, publica, a_medias = (en_mesa(e, ficha=PracticaFactory(breve=True)) for e in (Estado.ADMISIBILIDAD, Estado.POR_PUBLICAR, Estado.ADMISIBILIDAD))  # fmt: skip
    suya = en_mesa()
    Membresia.objects.create(usuario=elenco.editora, entidad=elenco.entidad, rol="redactor")
    servicios.preparar(envio=a_medias, usuario=elenco.editor_dos, campo="problema", texto="Sin terminar.")
    datos = de_varias([buena, publica, a_medias, suya], hacer="duplicado")
    cliente = como(elenco.editora)
    assert "Esta experiencia ya está en el repositorio." in cliente.post("/mesa/lote/", datos).content.decode()
    html = cliente.post("/mesa/lote/", datos | {"texto": "Ya está."}, follow=True).content.decode()

    assert "1 ficha: observada por duplicado" in html
    assert html.count("No se pudo con") == 3
    assert [recargado(e).estado for e in (buena, publica, a_medias, suya)] == ["observada", "por_publicar", "admisibilidad", "admisibilidad"]  # fmt: skip
    assert buena.observaciones.hechas().get().texto == "Ya está."
    assert a_medias.observaciones.preparadas().count() == 1


def test_no_se_observa_por_duplicado_un_texto_que_cambio(elenco, en_mesa, como):
    envio = en_mesa()
    datos = de_varias([envio], hacer="duplicado", texto="Ya está.") | {f"revision-{envio.uuid}": envio.revision_id - 1}
    html = como(elenco.editora).post("/mesa/lote/", datos, follow=True).content.decode()
    assert "El texto cambió" in html
    assert (recargado(envio).estado, envio.observaciones.count()) == (Estado.ADMISIBILIDAD, 0)


@pytest.mark.parametrize("datos", [{}, {"envio": ["x"]}, {"envio": ["x"], "hacer": "otra"}])
def test_sin_elegir_ninguna_vuelve_a_la_lista(elenco, como, datos):
    respuesta = como(elenco.editora).post("/mesa/lote/", datos | {"volver": "https://otro.example/?de=mias"})
    assert respuesta.status_code == 302
    assert respuesta.url.startswith("/mesa/?")


@pytest.mark.parametrize("nombre", ["responsable", "evaluador", "superusuario", "ajeno"])
def test_nadie_mas_reparte(elenco, en_mesa, como, nombre):
    envio = en_mesa()
    cliente = como(getattr(elenco, nombre))
    for datos in ({"hacer": "asignar", "a": elenco.editora.pk}, {"hacer": "duplicado", "texto": "x"}):
        # Who administers the site may look at the desk, and is told of each that it is not theirs to do.
        esperado = 302 if nombre == "superusuario" else 403
        assert cliente.post("/mesa/lote/", de_varias([envio], **datos)).status_code == esperado
    assert cliente.post(direccion(envio, "asignar/"), visto(envio, a=elenco.editora.pk)).status_code == 403
    assert (recargado(envio).a_cargo, recargado(envio).estado) == (None, Estado.ADMISIBILIDAD)


# --- Away -----------------------------------------------------------------------------------------------------------------
def test_la_cadena_de_reemplazos_llega_a_quien_esta():
    assert quien_esta(1, {1: 2, 2: 3}) == 3
    assert quien_esta(1, {1: 2, 2: 1}) is None
    assert a_quienes_atiende(3, {1: 2, 2: 3, 4: 5}) == {1, 2, 3}


def test_mientras_no_esta_se_avisa_a_quien_la_reemplaza(elenco, en_mesa):
    tercera = persona("tercera", roles.ESPECIALISTAS)
    envio = enviada(elenco)
    ausentar(envio.a_cargo, tercera)
    cuarta = persona("cuarta", roles.ESPECIALISTAS)
    servicios.preparar(envio=envio, usuario=cuarta, campo="problema", texto="¿De qué año?")
    servicios.observar(envio=envio, usuario=cuarta, revision=envio.revision_id)
    servicios.responder(observacion=envio.observaciones.get(), usuario=elenco.redactora, respuesta="De 2021.")
    Aviso.objects.all().delete()
    servicios.subsanar(envio=envio, usuario=elenco.responsable)
    assert set(Aviso.objects.filter(asunto__contains="está en la mesa").values_list("usuario", flat=True)) == {
        tercera.pk
    }


def test_si_quien_reemplaza_es_de_la_entidad_no_se_le_avisa(elenco):
    envio = enviada(elenco)
    suplente = persona("suplente", roles.ESPECIALISTAS)
    Membresia.objects.create(usuario=suplente, entidad=elenco.entidad, rol="redactor")
    ausentar(envio.a_cargo, suplente)
    from practicas.envios.destinatarios import la_mesa

    assert suplente not in la_mesa(envio)
    assert la_mesa(envio)


def test_cada_quien_anota_lo_suyo_y_la_coordinacion_lo_de_todos(elenco, como):
    datos = {"desde": hoy().isoformat(), "hasta": hoy().isoformat()}
    propia = {"quien": elenco.editora.pk, "reemplazo": elenco.editor_dos.pk} | datos
    ajena = {"quien": elenco.editor_dos.pk, "reemplazo": elenco.editora.pk} | datos
    assert como(elenco.editora).post("/mesa/ausencias/", ajena).status_code == 400
    assert como(elenco.editora).post("/mesa/ausencias/", propia).status_code == 302
    assert como(elenco.coordinadora).post("/mesa/ausencias/", ajena).status_code == 302
    suya, otra = Ausencia.objects.order_by("pk")
    assert como(elenco.editora).post(f"/mesa/ausencias/{otra.pk}/quitar/").status_code == 403
    assert como(elenco.editora).post(f"/mesa/ausencias/{suya.pk}/quitar/").status_code == 302
    assert list(Ausencia.objects.all()) == [otra]


@pytest.mark.parametrize(
    ("cambio", "mensaje"),
    [
        ({"hasta": "2020-01-01"}, "no puede ser anterior"),
        ({"desde": "2020-01-01", "hasta": "2020-01-02"}, "Esos días ya pasaron"),
        ({"desde": "x"}, "Escriba la fecha"),
        ({"reemplazo": ""}, "Elija a una persona"),
        ({"reemplazo": "quien"}, "Elija a otra persona"),
        ({"reemplazo": "ajeno"}, "Elija a alguien de la mesa"),
    ],
)
def test_una_ausencia_que_no_puede_ser_dice_por_que(elenco, como, cambio, mensaje):
    datos = {"quien": elenco.editora.pk, "reemplazo": elenco.editor_dos.pk, "desde": hoy().isoformat(), "hasta": hoy().isoformat()}  # fmt: skip
    quienes = {"quien": elenco.editora.pk, "ajeno": elenco.ajeno.pk}
    respuesta = como(elenco.editora).post("/mesa/ausencias/", datos | {n: quienes.get(v, v) for n, v in cambio.items()})
    assert respuesta.status_code == 400
    assert mensaje in respuesta.content.decode()
    assert not Ausencia.objects.exists()


def test_dos_ausencias_de_la_misma_persona_no_se_pisan(elenco, como):
    ausentar(elenco.editora, elenco.editor_dos, dias=5)
    datos = {"quien": elenco.editora.pk, "reemplazo": elenco.editor_dos.pk, "desde": hoy().isoformat(), "hasta": hoy().isoformat()}  # fmt: skip
    assert "Ya tiene una ausencia" in como(elenco.editora).post("/mesa/ausencias/", datos).content.decode()


# --- Templates ------------------------------------------------------------------------------------------------------------
def test_las_plantillas_son_de_la_sgp(elenco, como):
    from practicas.cuentas.servicios import crear_grupos

    crear_grupos()
    assert como(elenco.editora).get("/cms/plantillas-de-observacion/").status_code == 200
    assert como(elenco.responsable).get("/cms/plantillas-de-observacion/").status_code == 403


def test_para_otra_entidad_el_envio_no_existe(elenco, en_mesa, como):
    assert como(elenco.de_otra_entidad).get(direccion(en_mesa())).status_code in (403, 404)
