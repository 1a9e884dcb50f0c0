"""The pages that ship: their texts, and putting them where editors can change them. What is there already is never touched."""

from functools import cache

import yaml
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import GroupApprovalTask, Locale, Page, Site, Workflow, WorkflowPage, WorkflowTask

from practicas.cuentas import roles

from .models import PaginaDeContenido, PaginaDeInicio

CARPETA = settings.RAIZ / "fixtures" / "paginas"
SLUGS = ("acerca", "como-participar", "para-municipalidades", "datos", "accesibilidad", "privacidad")
TITULO_DEL_INICIO = "Inicio"
REVISION = "Revisión de páginas"


@cache
def _leer(slug: str) -> dict:
    return yaml.safe_load((CARPETA / f"{slug}.yaml").read_text("utf-8"))


def pagina(slug: str) -> PaginaDeContenido:
    """As it ships, not saved."""
    escrita = _leer(slug)
    cuerpo = [{"type": tipo, "value": valor} for bloque in escrita["cuerpo"] for tipo, valor in bloque.items()]
    campo = PaginaDeContenido._meta.get_field("cuerpo")
    return PaginaDeContenido(
        title=escrita["titulo"],
        slug=slug,
        entradilla=escrita["entradilla"],
        con_indice=escrita.get("con_indice", True),
        cuerpo=campo.stream_block.to_python(cuerpo),
    )


@transaction.atomic
def crear() -> list[str]:
    """The front page, those that ship and are missing, and who approves them. Returns the titles of the new ones."""
    inicio, nuevas = _inicio()
    for slug in SLUGS:
        if not inicio.get_children().filter(slug=slug).exists():
            nuevas.append(_colgar(inicio, pagina(slug)).title)
    _revision(inicio)
    return nuevas


def _inicio() -> tuple[PaginaDeInicio, list[str]]:
    """That of the site. The page of welcome that Wagtail makes gives way to it."""
    if inicio := PaginaDeInicio.objects.first():
        return inicio, []
    Locale.objects.get_or_create(language_code=get_supported_content_language_variant(settings.LANGUAGE_CODE))
    sitio = Site.objects.filter(is_default_site=True).first()
    bienvenida = sitio.root_page if sitio else None
    raiz = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root"))
    inicio = _colgar(raiz, PaginaDeInicio(title=TITULO_DEL_INICIO, slug="inicio"))
    if sitio:
        sitio.root_page = inicio
        sitio.save()
    else:
        Site.objects.create(hostname="localhost", root_page=inicio, is_default_site=True, site_name="Yachay")
    if bienvenida and type(bienvenida.specific) is Page and bienvenida.depth == 2 and not bienvenida.numchild:
        Page.objects.get(pk=bienvenida.pk).delete()
    return PaginaDeInicio.objects.get(pk=inicio.pk), [inicio.title]


def _colgar(padre: Page, nueva: Page) -> Page:
    padre.add_child(instance=nueva)
    nueva.save_revision().publish()
    return nueva


def _revision(inicio: PaginaDeInicio) -> None:
    """Specialists write and coordination approves; the workflow that Wagtail hangs from the root asks a group that nobody is in."""
    coordinacion = Group.objects.filter(name=roles.COORDINACION).first()
    if coordinacion is None or Workflow.objects.filter(name=REVISION).exists():
        return
    tarea = GroupApprovalTask.objects.create(name="Visto bueno de la coordinación")
    tarea.groups.add(coordinacion)
    flujo = Workflow.objects.create(name=REVISION)
    WorkflowTask.objects.create(workflow=flujo, task=tarea, sort_order=0)
    WorkflowPage.objects.create(workflow=flujo, page=inicio)
