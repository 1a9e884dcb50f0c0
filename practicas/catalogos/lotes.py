"""The same done to several rows of a list of the admin: chosen one by one, each on its own, and only what we offer.

Wagtail's own are left out: its «select all» forgets the filters of the list, and what it deletes in a group asks nobody.
"""

from typing import Any

from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, TitleColumn
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.permissions import policy_registry

MAXIMO = 200  # several pages of a list


class AccionEnLote(BulkAction):
    """To be given `display_name`, `action_type`, `aria_label`, `models`, `pregunta`, `boton` and `hacer_con`."""

    template_name = "wagtailadmin/lote.html"
    permiso = "change"
    pregunta: str
    boton: str

    def dispatch(self, request, *args, **kwargs):
        """Whoever may do it to none does not see what the rows are called either."""
        if not policy_registry.get_by_type(self.model).user_has_permission(request.user, self.permiso):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def check_perm(self, obj):
        politica = policy_registry.get_by_type(self.model)
        return politica.user_has_permission_for_instance(self.request.user, self.permiso, obj)

    @classmethod
    def get_queryset(cls, model, object_ids):
        """404 for none, for too many, and for what is no key."""
        if not 0 < len(object_ids) <= MAXIMO or not all(i.isdecimal() and len(i) < 19 for i in object_ids):
            raise Http404
        if not (filas := list(model._default_manager.filter(pk__in=object_ids))):
            raise Http404
        return filas

    def get_all_objects_in_listing_query(self, parent_id):
        return []

    def object_context(self, obj):
        return {"item": obj, "edit_url": AdminURLFinder(self.request.user).get_edit_url(obj)}

    def get_context_data(self, **kwargs):
        return super().get_context_data(pregunta=self.pregunta, boton=self.boton, titulo=self.display_name, **kwargs)

    def get_execution_context(self):
        return {"accion": self}

    @classmethod
    def execute_action(cls, objects, accion=None, **kwargs):
        return sum(accion.intentar(fila) for fila in objects), 0

    def intentar(self, fila) -> bool:
        """One that cannot does not stop the rest: it is said why."""
        try:
            with transaction.atomic():
                self.hacer_con(fila, self.cleaned_form.cleaned_data)
        except (ValidationError, PermissionDenied) as error:
            motivo = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
            messages.error(self.request, f"«{fila}»: {motivo}")
            return False
        return True

    def hacer_con(self, fila, datos: dict[str, Any]) -> None:
        raise NotImplementedError

    def get_success_message(self, num_parent_objects, num_child_objects):
        return f"{self.display_name}: {num_parent_objects}." if num_parent_objects else None


class ConLote:
    """Mixed into a list view: a box before each row, and at the foot what may be done with those chosen."""

    template_name = "wagtailadmin/listado_con_lote.html"
    model: type[Model]
    request: HttpRequest

    @cached_property
    def columns(self):
        return [BulkActionsCheckboxColumn("en_lote", obj_type=self.tipo_de_fila), *self.columnas]

    @property
    def tipo_de_fila(self) -> str:
        """How the box of a row names the title that describes it."""
        return str(self.model._meta.model_name)

    @property
    def columnas(self):
        return super().columns

    def _get_title_column(self, field_name, column_class=TitleColumn, **kwargs):
        id_de = lambda fila: f"{self.tipo_de_fila}_{quote(fila.pk)}_title"  # noqa: E731  what the box is described by
        return super()._get_title_column(field_name, column_class, get_title_id=id_de, **kwargs)

    def get_context_data(self, *args, **kwargs):
        return super().get_context_data(*args, acciones_en_lote=self.acciones_en_lote(), **kwargs)

    def acciones_en_lote(self) -> list[dict]:
        modelo = self.model._meta
        suyas = bulk_action_registry.get_bulk_actions_for_model(modelo.app_label, modelo.model_name)
        return [
            {
                "texto": accion.display_name,
                "nombre": accion.aria_label,
                "url": reverse("wagtail_bulk_action", args=[modelo.app_label, modelo.model_name, accion.action_type]),
            }
            for accion in sorted(suyas, key=lambda a: a.action_priority)
            if issubclass(accion, AccionEnLote) and self._puede(accion)
        ]

    def _puede(self, accion: type[AccionEnLote]) -> bool:
        return policy_registry.get_by_type(self.model).user_has_permission(self.request.user, accion.permiso)
