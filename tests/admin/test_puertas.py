"""No door of the admin opens for who may not pass: each address, anonymous and without permission."""

import pytest
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
