"""The coordination: what lacks, assignment by hand, calls; and the report to the author."""

from datetime import date

import pytest
from django.urls import reverse

from practicas.envios.estados import Estado
from practicas.evaluaciones.models import Asignacion, Convocatoria, PerfilDeEvaluador
from practicas.fichas.models import Practica

MOTIVO = "Porque el reporte tiene la firma de ciento cuatro vecinos."


def decidir(sala, valor: int = 3) -> None:
    sala.empezar()
    for a in sala.declarar_todos():
        sala.calificar(a, valor)


@pytest.fixture
def coordinadora(client, sala):
    client.force_login(sala.elenco.coordinadora)
    return client


def test_solo_entra_la_coordinacion(client, sala):
    sala.empezar()
    paginas = [
        reverse("mesa_evaluaciones"),
        reverse("convocatorias"),
        reverse("mesa_evaluacion", args=[sala.envio.uuid]),
    ]
    for nombre in ("editora", "evaluador", "responsable", "superusuario", "ajeno"):
        client.force_login(getattr(sala.elenco, nombre))
        assert {client.get(p).status_code for p in paginas} == {403}, nombre
        assert client.post(reverse("asignar_evaluadores", args=[sala.envio.uuid])).status_code == 403
    client.force_login(sala.elenco.coordinadora)
    assert {client.get(p).status_code for p in paginas} == {200}


def test_la_lista_dice_que_le_falta_a_cada_una(coordinadora, sala):
    PerfilDeEvaluador.objects.filter(usuario__in=sala.evaluadores[1:]).update(ubigeo="1201")
    sala.empezar()
    pagina = coordinadora.get(reverse("mesa_evaluaciones")).content.decode()
    assert "Evaluadores por asignar: 1" in pagina
    assert "Declaraciones juradas: 1" in pagina


def test_cuando_no_alcanzan_dice_quien_no_puede_y_por_que(coordinadora, sala):
    PerfilDeEvaluador.objects.update(ubigeo="1201")
    sala.empezar()
    pagina = coordinadora.get(reverse("mesa_evaluacion", args=[sala.envio.uuid])).content.decode()
    assert "No hay evaluadores suficientes" in pagina
    assert pagina.count("Es de la misma provincia.") == 4


def test_a_mano_se_ofrece_solo_a_quien_puede(coordinadora, sala):
    vecino, lejano = sala.evaluadores[2:]
    PerfilDeEvaluador.objects.update(ubigeo="1201")
    sala.empezar()
    PerfilDeEvaluador.objects.filter(usuario=lejano).update(ubigeo="2108")
    direccion = reverse("asignar_evaluadores", args=[sala.envio.uuid])

    assert coordinadora.post(direccion, {"evaluador": vecino.pk}).status_code == 400
    assert coordinadora.post(direccion, {"evaluador": lejano.pk}).status_code == 302
    assert [a.evaluador for a in sala.asignaciones()] == [lejano]


def test_por_reparto_completa_lo_que_falta(coordinadora, sala):
    PerfilDeEvaluador.objects.update(ubigeo="1201")
    sala.empezar()
    PerfilDeEvaluador.objects.update(ubigeo="2108")
    assert coordinadora.post(reverse("asignar_evaluadores", args=[sala.envio.uuid])).status_code == 302
    assert sala.evaluacion.faltan() == 0


def test_relevar_pide_un_motivo_y_lo_reemplaza(coordinadora, sala):
    sala.empezar()
    suya = sala.asignaciones()[0]
    direccion = reverse("relevar_evaluador", args=[sala.envio.uuid, suya.pk])
    assert coordinadora.get(direccion).status_code == 200
    assert coordinadora.post(direccion, {"motivo": " "}).status_code == 400
    assert coordinadora.post(direccion, {"motivo": "No contesta."}).status_code == 302
    assert Asignacion.objects.get(pk=suya.pk).estado == Asignacion.Estado.ANULADA
    assert sala.evaluacion.faltan() == 0
    assert coordinadora.post(direccion, {"motivo": "No contesta."}).status_code == 409


def test_los_puntajes_no_se_ven_hasta_que_se_decide(coordinadora, sala):
    sala.empezar()
    primera, segunda = sala.declarar_todos()
    sala.calificar(primera, 3)
    direccion = reverse("mesa_evaluacion", args=[sala.envio.uuid])
    assert "75 de 100" not in coordinadora.get(direccion).content.decode()
    sala.calificar(segunda, 3)
    assert "75 de 100" in coordinadora.get(direccion).content.decode()


def test_abre_una_convocatoria_e_incluye_practicas(coordinadora, sala):
    datos = {"nombre": "Trámites", "bases": "Bases.", "desde": "2020-01-01", "hasta": "2090-01-01"}
    assert coordinadora.post(reverse("convocatorias"), datos).status_code == 302
    convocatoria = Convocatoria.objects.get()
    direccion = reverse("convocatoria", args=[convocatoria.pk])

    codigo = sala.publicado.ficha.codigo
    respuesta = coordinadora.post(direccion, {"codigos": f"{codigo}\nBP-1999-00001"})
    assert respuesta.status_code == 400
    assert "No es el código" in respuesta.content.decode()
    assert convocatoria.evaluaciones.get().envio.titulo == sala.publicado.titulo
    assert codigo not in respuesta.context["formulario"].initial["codigos"]


def test_una_convocatoria_repetida_o_al_reves_no_se_abre_y_lo_escrito_sigue(coordinadora):
    datos = {"nombre": "Trámites", "bases": "Bases.", "desde": "2026-02-01", "hasta": "2026-01-01"}
    respuesta = coordinadora.post(reverse("convocatorias"), datos)
    assert respuesta.status_code == 400
    assert "Bases." in respuesta.content.decode()
    assert not Convocatoria.objects.exists()


def test_la_convocatoria_se_ofrece_como_paso_de_la_mesa(coordinadora, sala):
    convocatoria = Convocatoria.objects.create(nombre="X", bases="Y", desde=date(2020, 1, 1), hasta=date(2090, 1, 1))
    direccion = reverse("accion_de_mesa", args=[sala.publicado.uuid, "convocar"])
    assert coordinadora.post(direccion, {"convocatoria": convocatoria.pk}).status_code == 302
    assert convocatoria.evaluaciones.count() == 1


def test_la_entidad_la_pide_como_un_paso_mas(client, sala):
    client.force_login(sala.elenco.responsable)
    direccion = reverse("accion_de_envio", args=[sala.publicado.uuid, "solicitar_evaluacion"])
    assert client.post(direccion).status_code == 302
    assert client.post(direccion).status_code == 409


def test_un_evaluador_no_devuelve_lo_que_no_tiene_a_cargo_desde_la_mesa(client, sala):
    sala.empezar()
    ajeno = sala.evaluadores[3]
    ajeno.groups.add(*sala.elenco.editora.groups.all())
    client.force_login(ajeno)
    direccion = reverse("accion_de_mesa", args=[sala.envio.uuid, "devolver"])
    assert client.post(direccion, {"revision": sala.evaluacion.envio.revision_id}).status_code == 403


# --- The report -------------------------------------------------------------------------------------------------------
def test_el_informe_es_de_la_entidad_y_no_dice_quien_evaluo(client, sala):
    decidir(sala, 2)
    direccion = reverse("informe_de_evaluacion", args=[sala.envio.uuid])
    for nombre in ("redactora", "responsable", "editora"):
        client.force_login(getattr(sala.elenco, nombre))
        pagina = client.get(direccion)
        assert pagina.status_code == 200
    html = pagina.content.decode()
    assert "No validada: sigue documentada" in html
    assert "Porque la evidencia lo muestra." in html
    de_la_rubrica = [e for c in sala.evaluacion.rubrica.criterios.all() for e in c.ejemplos]
    assert de_la_rubrica
    assert [e for e in de_la_rubrica if e in html] == []  # they are of no case in particular
    principal = html.split("<main")[1].split("</main>")[0]
    assert [u for u in sala.evaluadores if u.first_name in principal] == []
    for nombre in ("de_otra_entidad", "ajeno", "evaluador"):
        client.force_login(getattr(sala.elenco, nombre))
        assert client.get(direccion).status_code == 404


def test_antes_de_decidirse_no_hay_informe(client, sala):
    sala.empezar()
    client.force_login(sala.elenco.responsable)
    assert client.get(reverse("informe_de_evaluacion", args=[sala.envio.uuid])).status_code == 404
    assert client.get(reverse("informe_de_evaluacion", args=[sala.publicado.uuid])).status_code == 404


# --- The public -------------------------------------------------------------------------------------------------------
@pytest.mark.usefixtures("indice")
def test_la_ficha_validada_dice_desde_cuando(client, sala):
    decidir(sala)
    pagina = client.get(sala.publicado.ficha.get_absolute_url()).content.decode()
    assert "Validada el " in pagina
    assert "75 de 100" in pagina


@pytest.mark.usefixtures("indice")
def test_la_que_no_fue_validada_no_lo_lleva_escrito(client, sala):
    decidir(sala, 1)
    ficha = sala.publicado.ficha
    assert ficha.validacion == Practica.Validacion.DOCUMENTADA
    pagina = client.get(ficha.get_absolute_url()).content.decode()
    assert "No validada" not in pagina
    assert sala.evaluacion.envio.estado == Estado.NO_VALIDADA


def test_la_nomina_dice_nombres_de_anios_terminados_y_nada_mas(client, sala):
    decidir(sala)
    direccion = reverse("nomina_de_evaluadores")
    assert "Evalúa" not in client.get(direccion).content.decode().split("<main")[1]
    Asignacion.objects.update(enviada_el="2024-05-05T12:00:00Z")
    pagina = client.get(direccion).content.decode()
    assert "<h2>2024</h2>" in pagina
    assert pagina.count("Evalúa</li>") == 2
    assert "@" not in pagina.split("<main")[1].split("</main>")[0]
    assert sala.publicado.titulo not in pagina
