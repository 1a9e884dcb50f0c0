"""The catalogues in the admin."""

from django.db.models import ForeignKey
from wagtail import hooks
from wagtail.admin.forms.models import register_form_field_override

from .acciones import RetirarTerminos
from .formularios import CampoDeTermino
from .models import Termino
from .viewsets import GrupoDeCatalogos

register_form_field_override(ForeignKey, to=Termino, override={"form_class": CampoDeTermino})


@hooks.register("register_admin_viewset")
def registrar_catalogos():
    return GrupoDeCatalogos()


hooks.register("register_bulk_action", RetirarTerminos)
