"""No door of the admin opens for who may not pass: each address, anonymous and without permission."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from practicas.fichas.models import Practica
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory

pytestmark = pytest.mark.django_db

SIN_CLAVE = ("list", "list_results", "add", "preview_on_add")
CON_CLAVE = (
    "edit delete usage history history_results preview_on_edit unpublish lock unlock".split()
)  # fmt: skip
DE_REVISION = ("revisions_view", "revisions_revert", "revisions_unschedule")
DEL_SELECTOR = ("choose", "choose_results", "chosen_multiple")


def puertas(ficha):
    base = f"wagtailsnippets_fichas_{ficha._meta.model_name}"
    selector = f"wagtailsnippetchoosers_fichas_{ficha._meta.model_name}"
    yield from (reverse(f"{base}:{n}") for n in SIN_CLAVE)
    yield from (reverse(f"{base}:{n}", args=[ficha.pk]) for n in CON_CLAVE)
    yield from (reverse(f"{base}:{n}", args=[ficha.pk, ficha.latest_revision_id]) for n in DE_REVISION)
    yield reverse(f"{base}:revisions_compare", args=[ficha.pk, "earliest", "latest"])
    yield from (reverse(f"{selector}:{n}") for n in DEL_SELECTOR)
    yield reverse(f"{selector}:chosen", args=[ficha.pk])
    yield from (f"{reverse(f'{base}:list')}?export={formato}" for formato in ("csv", "xlsx"))


@pytest.fixture(params=[PracticaFactory, LeccionFactory], ids=["practica", "leccion"])
def ficha(request):
    return request.param(titulo="Secreto xilófono", publicada=True)


def _cerrada(respuesta) -> bool:
    return respuesta.status_code in (302, 403, 404) and "xilófono" not in respuesta.content.decode()


def test_quien_no_ha_entrado_no_pasa(client, ficha):
    abiertas = [p for p in puertas(ficha) if not _cerrada(client.get(p))]
    assert abiertas == []


def test_quien_entra_sin_permiso_no_pasa(visita, ficha):
    abiertas = [p for p in puertas(ficha) if not _cerrada(visita.get(p))]
    assert abiertas == []


def test_tampoco_enviando(visita, ficha):
    abiertas = [p for p in puertas(ficha) if not _cerrada(visita.post(p, {"titulo": "otro"}))]
    assert abiertas == []


def test_quien_no_puede_publicar_guarda_pero_no_publica(visita, sin_permisos, ficha):
    assert ficha.live
    sin_permisos.user_permissions.add(*_permisos(f"change_{ficha._meta.model_name}"))
    direccion = reverse(f"wagtailsnippets_fichas_{ficha._meta.model_name}:edit", args=[ficha.pk])
    assert "action-publish" not in visita.get(direccion).content.decode()


def _permisos(codigo):
    from django.contrib.auth.models import Permission

    return Permission.objects.filter(codename=codigo)


def test_una_publicada_no_se_elimina_ni_por_coordinacion(coordinacion, ficha):
    direccion = reverse(f"wagtailsnippets_fichas_{ficha._meta.model_name}:delete", args=[ficha.pk])
    assert coordinacion.post(direccion).status_code in (302, 403)
    assert type(ficha).objects.filter(pk=ficha.pk).exists()


def test_el_borrador_de_una_entidad_no_se_elimina_desde_aqui(coordinacion, client, admin_user):
    borrador = PracticaFactory()
    direccion = reverse("wagtailsnippets_fichas_practica:delete", args=[borrador.pk])
    client.force_login(admin_user)
    for cliente in (coordinacion, client):
        assert cliente.post(direccion).status_code in (302, 403)
    assert Practica.objects.exists()


def test_la_ficha_de_una_entidad_no_se_publica_ni_se_libera_desde_aqui(coordinacion, client, admin_user):
    borrador = PracticaFactory(breve=True)
    Practica.objects.update(locked=True)
    editar, liberar = (reverse(f"wagtailsnippets_fichas_practica:{n}", args=[borrador.pk]) for n in ("edit", "unlock"))
    client.force_login(admin_user)
    for cliente in (coordinacion, client):
        assert "action-publish" not in cliente.get(editar).content.decode()
        cliente.post(editar, {"action-publish": "1"})
        assert cliente.post(liberar).status_code in (302, 403)
    assert not Practica.objects.get().live
    assert Practica.objects.get().locked


def test_un_borrador_de_fuera_se_elimina(admin):
    borrador = PracticaFactory(entidad=EntidadFactory(externa=True))
    admin.post(reverse("wagtailsnippets_fichas_practica:delete", args=[borrador.pk]))
    assert not Practica.objects.exists()


def test_nada_se_elimina_en_grupo(coordinacion, ficha):
    modelo = ficha._meta.model_name
    coordinacion.post(f"/cms/bulk/fichas/{modelo}/delete/?id={ficha.pk}")
    assert type(ficha).objects.filter(pk=ficha.pk).exists()


def test_no_hay_direccion_para_copiar(ficha):
    rutas = [p.name for p in type(ficha).snippet_viewset.get_urlpatterns()]
    assert "edit" in rutas
    assert "copy" not in rutas


@pytest.mark.parametrize("nombre", ["entidad", "membresia", "termino", "vocabulario", "etiqueta", "equivalencia"])
def test_las_demas_listas_tambien_se_cierran(visita, client, nombre):
    for cliente in (visita, client):
        assert _cerrada(cliente.get(reverse(f"{nombre}:index")))
        assert _cerrada(cliente.get(reverse(f"{nombre}:add")))


def test_el_selector_de_entidades_es_de_quien_edita(visita, admin):
    EntidadFactory(nombre="Municipalidad de Xilófonos")
    assert _cerrada(visita.get(reverse("elegir_entidad:choose")))
    assert "Xilófonos" in admin.get(reverse("elegir_entidad:choose_results"), {"q": "xilofono"}).content.decode()


def test_a_quien_no_es_del_personal_se_le_dice_y_no_da_vueltas(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("evaluadora@yachay.example", "clave-de-prueba"))
    for direccion in ("/cms/", "/cms/pages/", "/cms/reports/", "/cms/login/?next=/cms/"):
        assert client.get(direccion).status_code == 403, direccion
    assert client.post("/cms/logout/").status_code == 302


@pytest.fixture(params=[PracticaFactory, LeccionFactory], ids=["practica", "leccion"])
def de_una_entidad(request):
    return request.param(titulo="Camión cisterna", entidad=EntidadFactory(externa=False))


def editar(ficha) -> str:
    return reverse(f"wagtailsnippets_fichas_{ficha._meta.model_name}:edit", args=[ficha.pk])


def test_lo_de_una_entidad_no_se_publica_ni_se_programa_en_el_gestor(coordinacion, admin_client, de_una_entidad):
    for quien in (coordinacion, admin_client):
        pagina = quien.get(editar(de_una_entidad)).content.decode()
        assert "Camión cisterna" in pagina
        assert "action-publish" not in pagina
        assert "go_live_at" not in pagina


def test_lo_de_fuera_se_publica_y_se_programa(coordinacion):
    pagina = coordinacion.get(editar(PracticaFactory(entidad=EntidadFactory(externa=True)))).content.decode()
    assert "action-publish" in pagina
    assert "go_live_at" in pagina


def test_al_crearla_se_dice_que_no_se_programa(coordinacion):
    entidad = EntidadFactory(externa=False)
    datos = {"titulo": "Otra", "resumen": "Algo.", "entidad": entidad.pk, "go_live_at": "2030-01-01 00:00"}
    respuesta = coordinacion.post(reverse("wagtailsnippets_fichas_practica:add"), datos)
    assert "go_live_at" in respuesta.context["form"].errors
    assert not Practica.objects.filter(titulo="Otra").exists()


def test_ni_un_superusuario_retira_lo_de_una_entidad(admin_client):
    ficha = PracticaFactory(publicada=True, entidad=EntidadFactory(externa=False))
    direccion = reverse("wagtailsnippets_fichas_practica:unpublish", args=[ficha.pk])
    assert admin_client.post(direccion, {"motivo": "Porque sí."}).status_code in (302, 403)
    ficha.refresh_from_db()
    assert not ficha.retirada
    assert "action-retirar" not in admin_client.get(editar(ficha)).content.decode()


@pytest.fixture
def administrador(django_user_model):
    return django_user_model.objects.create_superuser("administrador@yachay.example", "clave-de-prueba")


def cuenta(**otros) -> dict:
    return {"email": "otra@sgp.example", "first_name": "Otra", "last_name": "Persona", "is_active": "on"} | otros


def test_quien_lleva_las_cuentas_no_hace_administradores(coordinacion, django_user_model):
    claves = {"password1": "una-clave-bastante-larga", "password2": "una-clave-bastante-larga"}
    coordinacion.post(reverse("wagtailusers_users:add"), cuenta(is_superuser="on", **claves))
    assert not django_user_model.objects.filter(is_superuser=True).exists()
    otra = django_user_model.objects.create_user("otra@sgp.example", "clave-de-prueba")
    editar_cuenta = reverse("wagtailusers_users:edit", args=[otra.pk])
    coordinacion.post(editar_cuenta, cuenta(is_superuser="on", first_name="Otro nombre"))
    otra.refresh_from_db()
    assert (otra.is_superuser, otra.first_name) == (False, "")
    assert coordinacion.post(editar_cuenta, cuenta(first_name="Otro nombre")).status_code == 302
    otra.refresh_from_db()
    assert (otra.is_superuser, otra.first_name) == (False, "Otro nombre")


def test_quien_lleva_las_cuentas_no_toma_la_de_un_administrador(coordinacion, administrador):
    direccion = reverse("wagtailusers_users:edit", args=[administrador.pk])
    assert "administrador@yachay.example" not in coordinacion.get(direccion).content.decode()
    coordinacion.post(direccion, cuenta(password1="otra-clave-larga", password2="otra-clave-larga"))
    administrador.refresh_from_db()
    assert administrador.check_password("clave-de-prueba")


@pytest.mark.parametrize("accion", ["delete", "set_active_state"])
def test_ni_en_lote_se_toca_a_un_administrador(coordinacion, coordinadora, administrador, accion):
    coordinadora.user_permissions.add(Permission.objects.get(codename="delete_usuario"))
    direccion = reverse("wagtail_bulk_action", args=["cuentas", "usuario", accion])
    coordinacion.post(f"{direccion}?id={administrador.pk}", {"mark_as_active": "False"})
    administrador.refresh_from_db()
    assert administrador.is_active
