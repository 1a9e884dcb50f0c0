"""Staff see the mail that did not go out, and try again; they see no notice of anybody."""

import pytest
from django.urls import reverse

from practicas.avisos import servicios
from practicas.avisos.models import Aviso
from practicas.avisos.views import AtenderCorreo

from .formulario import leer

pytestmark = pytest.mark.django_db
LISTA = "aviso:index"


@pytest.fixture
def fallido(sin_permisos):
    datos = {"tipo": "x", "asunto": "Observaron su ficha", "cuerpo": "Reservado", "por_que": "Porque sí"}
    (aviso,) = servicios.avisar(usuarios=[sin_permisos], **datos)
    servicios.avisar(usuarios=[sin_permisos], **datos | {"asunto": "Este salió"})
    Aviso.objects.filter(pk=aviso.pk).update(correo_estado="fallido", intentos=8, error="No responde.")
    return aviso


@pytest.fixture
def enviar(admin, fallido):
    def _enviar(**datos):
        direccion = reverse("aviso:edit", args=[fallido.pk])
        respuesta = admin.post(direccion, {**leer(admin.get(direccion)), **datos}, follow=True)
        fallido.refresh_from_db()
        return respuesta.content.decode()

    return _enviar


def test_la_lista_dice_cuales_no_salieron_y_por_que(admin, fallido):
    html = admin.get(reverse(LISTA)).content.decode()

    for dicho in ("Observaron su ficha", "visita@sgp.example", "No responde.", "No salió", "Reintentar"):
        assert dicho in html
    assert "Este salió" not in html
    assert "Reservado" not in html


@pytest.mark.parametrize(
    ("filtro", "cuantos"), [({"q": "visita"}, 1), ({"q": "otra"}, 0), ({"correo_estado": "fallido"}, 1)]
)
def test_la_lista_se_busca_y_se_filtra(admin, fallido, filtro, cuantos):
    assert len(admin.get(reverse(LISTA), filtro).context["object_list"]) == cuantos


def test_se_reintenta_y_queda_en_el_historial(enviar, admin, fallido):
    assert "El correo está en la cola" in enviar()
    assert (fallido.correo_estado, fallido.intentos) == ("por_enviar", 0)
    historial = admin.get(reverse("aviso:history", args=[fallido.pk])).content.decode()
    assert "Correo puesto otra vez en la cola" in historial


def test_se_desiste(enviar, fallido):
    assert "El aviso sigue en la bandeja" in enviar(**{"action-desistir": "1"})
    assert fallido.correo_estado == "sin_correo"


@pytest.fixture
def efimero(fallido):
    """Of whoever has no account, and that is not kept."""
    Aviso.objects.filter(pk=fallido.pk).update(usuario=None, correo="lee@muni.example", efimero=True)
    return reverse("aviso:edit", args=[fallido.pk])


def test_del_que_no_se_guarda_no_se_dice_que_sigue(admin, efimero):
    html = admin.post(efimero, {"action-desistir": "1"}, follow=True).content.decode()
    assert "Ya no se intentará" in html
    assert "bandeja" not in html
    assert efimero not in html


@pytest.mark.parametrize("datos", [{}, {"action-desistir": "1"}])
def test_si_mientras_tanto_salio_y_se_borro_se_dice(admin, efimero, monkeypatch, datos):
    monkeypatch.setattr(AtenderCorreo, "is_valid", lambda *_: bool(Aviso.objects.all().delete()))  # it was read by now
    respuesta = admin.post(efimero, datos, follow=True)
    assert respuesta.redirect_chain == [(reverse(LISTA), 302)]
    assert "Este correo ya salió" in respuesta.content.decode()


def test_si_mientras_tanto_salio_se_dice(admin, fallido):
    direccion = reverse("aviso:edit", args=[fallido.pk])
    datos = leer(admin.get(direccion))
    Aviso.objects.filter(pk=fallido.pk).update(correo_estado="enviado", error="")

    assert "Este correo ya salió o está por salir" in admin.post(direccion, datos).content.decode()


def test_el_contenido_del_aviso_no_se_muestra(admin, fallido):
    assert "Reservado" not in admin.get(reverse("aviso:edit", args=[fallido.pk])).content.decode()


def test_nadie_mas_pasa_y_nadie_los_crea_ni_los_borra(client, visita, coordinacion, fallido):
    rutas = [reverse(LISTA), *(reverse(f"aviso:{n}", args=[fallido.pk]) for n in ("edit", "delete", "history"))]
    for cliente in (client, visita):
        assert {cliente.get(ruta).status_code for ruta in rutas} == {302}
    assert coordinacion.get(reverse("aviso:add")).status_code == 302
    assert coordinacion.post(rutas[2]).status_code == 302
    assert Aviso.objects.filter(pk=fallido.pk, correo_estado="fallido").exists()
