"""The first page of the admin, and its menu: what waits for each, with where it is attended."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from busqueda.models import BusquedaHecha
from practicas.catalogos.dias_habiles import hoy
from practicas.envios.estados import Estado
from practicas.envios.models import Envio
from practicas.fichas.models import Practica
from practicas.solicitudes.models import Solicitud
from tests.factories import LeccionFactory, PracticaFactory, envio_en

pytestmark = pytest.mark.django_db


def cuentas(cliente) -> dict[str, str]:
    """What is told, with its figure."""
    portada = cliente.get("/cms/")
    tablero = next(p for p in portada.context["panels"] if type(p).__name__ == "Tablero")
    grupos = tablero.get_context_data({"request": portada.wsgi_request})["grupos"]
    return {cuenta.texto: cuenta.cifra for grupo in grupos for cuenta in grupo.cuentas}


def test_dice_lo_propio_lo_vencido_lo_pedido_y_lo_que_esta_a_medias(admin, especialista):
    envio = envio_en(Estado.ADMISIBILIDAD, PracticaFactory(breve=True), a_cargo=especialista)
    Envio.objects.filter(pk=envio.pk).update(vence=hoy() - timedelta(days=1))
    PracticaFactory(publicada=True, contacto_correo="")
    quieta = LeccionFactory(breve=True)
    quieta.revisions.update(created_at=timezone.now() - timedelta(days=61))
    Solicitud.objects.create(consulta="riego")
    dichas = cuentas(admin)
    assert (dichas["a su cargo"], dichas["con el plazo vencido"], dichas["sin asignar"]) == ("1", "1", "0")
    assert dichas["solicitudes abiertas"] == "1"
    assert dichas["buenas prácticas publicadas con algo por completar"] == "1"
    assert dichas["borradores de lecciones aprendidas sin tocar en dos meses"] == "1"


def test_cada_cuenta_lleva_a_una_lista_que_tiene_lo_mismo(admin):
    PracticaFactory(publicada=True, contacto_correo="")
    PracticaFactory(breve=True, publicada=True)
    lista = reverse("wagtailsnippets_fichas_practica:list")
    for pregunta, cuantas in (("estado=publicada&falta=algo", 1), ("falta=nada", 1), ("estado=quieto", 0)):
        assert len(admin.get(f"{lista}?{pregunta}").context["object_list"]) == cuantas


def test_muestra_lo_que_se_busca_y_no_se_encuentra(admin):
    BusquedaHecha.objects.create(momento=timezone.now(), consulta="<b>anemia", plegada="anemia", aciertos=0, ms=1)
    portada = admin.get("/cms/").content.decode()
    assert "&lt;b&gt;anemia" in portada
    assert reverse("busquedas_sin_resultado:index") in portada


def test_quien_no_tiene_permisos_no_ve_nada(visita):
    BusquedaHecha.objects.create(momento=timezone.now(), consulta="secreta", plegada="secreta", aciertos=0, ms=1)
    assert cuentas(visita) == {}
    assert "secreta" not in visita.get("/cms/").content.decode()


def test_no_cuesta_mas_con_mas_fichas(admin, django_assert_max_num_queries):
    admin.get("/cms/")
    for _ in range(6):
        PracticaFactory(completa=True, publicada=True)
        envio_en(Estado.ADMISIBILIDAD, PracticaFactory(breve=True))
    with django_assert_max_num_queries(30):
        admin.get("/cms/")


def test_la_mesa_se_abre_desde_el_menu_y_solo_a_quien_entra_en_ella(admin, visita):
    assert '"url": "/mesa/"' in admin.get("/cms/").content.decode()
    assert '"url": "/mesa/"' not in visita.get("/cms/").content.decode()


def test_incompletas_es_lo_que_dicen_los_chequeos(db):
    from practicas.fichas.completitud import faltantes, incompletas

    PracticaFactory(breve=True)
    for campo, valor in (("problema", ""), ("contacto_correo", ""), ("costo", None), ("que_no_funciono", "")):
        PracticaFactory(breve=True, **{campo: valor})
    faltan = {f.pk for f in Practica.objects.all() if faltantes(f)}
    assert set(Practica.objects.filter(incompletas(Practica)).values_list("pk", flat=True)) == faltan
    assert len(faltan) == 4
