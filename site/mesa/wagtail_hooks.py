"""The desk in the admin: its door, the menu of what reviewing uses, and the first page of whoever works here."""

from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSetGroup

from practicas.envios.historia import HistoriaDeEnviosViewSet
from practicas.envios.permisos import puede_entrar_a_la_mesa
from practicas.envios.viewsets import PlantillaDeObservacionViewSet
from practicas.evaluaciones.viewsets import RubricaViewSet

from .tablero import Tablero


class PuertaDeLaMesa(MenuItem):
    def is_shown(self, request):
        return puede_entrar_a_la_mesa(request.user)


class GrupoDeRevision(ModelViewSetGroup):
    menu_label = "Revisión"
    menu_icon = "clipboard-list"
    menu_order = 150
    items = (HistoriaDeEnviosViewSet, PlantillaDeObservacionViewSet, RubricaViewSet)


@hooks.register("register_admin_menu_item")
def abrir_la_mesa():
    return PuertaDeLaMesa("Mesa", reverse("mesa"), name="mesa", icon_name="tasks", order=50)


@hooks.register("register_admin_viewset")
def registrar_revision():
    return GrupoDeRevision()


@hooks.register("construct_homepage_panels")
def poner_el_tablero(request, paneles):
    paneles.insert(0, Tablero())
