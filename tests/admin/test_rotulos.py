"""What the admin tells editors: where the public page is, why a ficha was withdrawn, what changed, in Spanish."""

import pytest
from django.urls import reverse

from practicas.fichas import servicios
from practicas.fichas.models import Practica
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory

pytestmark = pytest.mark.django_db

EN_EL_SITIO = "Ver en el sitio"


def abrir(admin, vista, ficha, **datos) -> str:
    direccion = reverse(f"wagtailsnippets_fichas_{ficha._meta.model_name}:{vista}", args=[ficha.pk])
    return admin.get(direccion, datos).content.decode()


def test_se_entra_en_castellano(client):
    pagina = client.get("/cms/login/", follow=True).content.decode()
    assert "Ingresar a Yachay" in pagina
    assert "Contraseña" in pagina
    for ajena in ("Wagtail", "Password"):
        assert ajena not in pagina


@pytest.mark.parametrize(
    ("fabrica", "estado", "hay"),
    [
        (PracticaFactory, {"publicada": True}, True),
        (PracticaFactory, {}, False),
        (PracticaFactory, {"retirada": True}, False),
        (LeccionFactory, {"publicada": True, "divulgacion": "restringida"}, False),
    ],
)
def test_se_enlaza_la_pagina_publica_si_la_hay(admin, fabrica, estado, hay):
    assert (EN_EL_SITIO in abrir(admin, "edit", fabrica(**estado))) == hay


def test_la_que_esta_retirada_lo_dice_al_abrirla(admin):
    assert "Esta ficha está retirada" in abrir(admin, "edit", PracticaFactory(retirada=True))
    assert "Esta ficha está retirada" not in abrir(admin, "edit", PracticaFactory(publicada=True))


def test_el_historial_dice_por_que_se_retiro(admin, coordinadora):
    ficha = PracticaFactory(publicada=True)
    servicios.retirar(ficha=ficha, usuario=coordinadora, motivo="Lo pidió la entidad")
    assert "Retirada de la vista del público: Lo pidió la entidad" in abrir(admin, "history", ficha)


def test_no_se_ofrece_fecha_de_termino(admin):
    """A ficha that expired would leave its code without a page."""
    formulario = Practica.snippet_viewset.get_edit_handler().get_form_class()
    assert "go_live_at" in formulario.base_fields
    assert "expire_at" not in formulario.base_fields


def test_la_comparacion_dice_si_o_no(admin):
    ficha = PracticaFactory(completa=True, publicada=True)
    ficha.participacion = not ficha.participacion
    ficha.save_revision()
    antes, despues = ficha.revisions.order_by("pk")[:2]
    direccion = reverse("wagtailsnippets_fichas_practica:revisions_compare", args=[ficha.pk, antes.pk, despues.pk])
    pagina = admin.get(direccion).content.decode()
    assert "¿Participó la población?" in pagina
    assert "True" not in pagina


def test_la_lista_de_entidades_dice_si_o_no(admin):
    EntidadFactory(vigente=False)
    assert ">False<" not in "".join(admin.get(reverse("entidad:index")).content.decode().split())
