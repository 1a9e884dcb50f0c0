"""Practices and lessons in the admin."""

from django.db.models import BooleanField, DecimalField
from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.compare import register_comparison_class
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.permissions import register_permission_policy
from wagtail.snippets.action_menu import PublishMenuItem, UnpublishMenuItem
from wagtail.snippets.models import register_snippet

from practicas.catalogos.formularios import CampoDeTerminos

from .acciones_en_lote import ExportarFichas, FundirEtiquetas
from .comparaciones import ComparacionDeCifra, ComparacionDeFecha, ComparacionDeSiONo
from .fechas import FechaParcialField
from .formularios import CampoDeCifra, CampoDeFecha
from .historial import ActoDeRetiro
from .models import Ficha, Leccion, Practica
from .models.ficha import Clasificado
from .permisos import PoliticaDeFichas, puede_publicar, puede_retirar
from .resumen import CuentaDeLecciones, CuentaDePracticas
from .texto import SeccionField
from .views import FundirEtiqueta
from .viewsets import GrupoDeFichas

for modelo in (Practica, Leccion):
    register_permission_policy(modelo, PoliticaDeFichas(modelo))

register_form_field_override(Clasificado, override={"form_class": CampoDeTerminos})
register_form_field_override(DecimalField, override={"form_class": CampoDeCifra})
register_form_field_override(FechaParcialField, override={"form_class": CampoDeFecha})
register_form_field_override(
    SeccionField,
    override=lambda campo: {"widget": AdminAutoHeightTextInput(attrs={"data-palabras": campo.palabras})},
)

register_comparison_class(BooleanField, comparison_class=ComparacionDeSiONo)
register_comparison_class(DecimalField, comparison_class=ComparacionDeCifra)
register_comparison_class(FechaParcialField, comparison_class=ComparacionDeFecha)

register_snippet(GrupoDeFichas)

for accion in (ExportarFichas, FundirEtiquetas):
    hooks.register("register_bulk_action", accion)


@hooks.register("register_admin_urls")
def registrar_direcciones():
    return [path("catalogos/etiquetas/fundir/<int:pk>/", FundirEtiqueta.as_view(), name="fundir_etiqueta")]


@hooks.register("insert_global_admin_css")
def vestir_listas():
    return format_html('<link rel="stylesheet" href="{}">', static("fichas/listas.css"))


@hooks.register("construct_homepage_summary_items", order=10)
def contar_fichas(request, items):
    items[:] = [CuentaDePracticas(request), CuentaDeLecciones(request)]


@hooks.register("register_log_actions")
def registrar_acciones(acciones):
    acciones.register_action("yachay.retirar")(ActoDeRetiro)
    acciones.register_action("yachay.restaurar", "Restaurar", "Devuelta a la vista del público")
    acciones.register_action("yachay.validar", "Validar", "Validada por la evaluación técnica")
    acciones.register_action("yachay.divulgar", "Divulgar", "Abierta al público al llegar su fecha")


class RetirarMenuItem(UnpublishMenuItem):
    """In place of «Unpublish», which would leave a code without a page."""

    name = "action-retirar"

    def is_shown(self, context):
        ficha = context.get("instance")
        return bool(ficha and ficha.live and puede_retirar(context["request"].user, ficha))

    def get_context_data(self, parent_context):
        retirada = parent_context["instance"].retirada
        rotulo, icono = ("Restaurar", "upload") if retirada else ("Retirar", "download")
        return {**super().get_context_data(parent_context), "label": rotulo, "icon_name": icono}


@hooks.register("register_snippet_action_menu_item")
def ofrecer_retiro(modelo):
    return RetirarMenuItem(order=20) if issubclass(modelo, Ficha) else None


@hooks.register("construct_snippet_action_menu")
def quitar_lo_que_no_toca(menu_items, request, context):
    """Wagtail asks for the permission over the model; the ficha of an entity goes through its case file."""
    if not issubclass(context["model"], Ficha):
        return
    ficha, quitados = context.get("instance"), [UnpublishMenuItem]
    if ficha and not puede_publicar(request.user, ficha):
        quitados.append(PublishMenuItem)
    menu_items[:] = [i for i in menu_items if type(i) not in quitados]
