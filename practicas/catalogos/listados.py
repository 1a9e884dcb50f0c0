"""What every list and chooser of the admin shares: search by words however accented, and no dead ends on deletion."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.db.models.deletion import ProtectedError, RestrictedError
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views import generic
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.permissions import policy_registry

from .celdas import en_xml, inofensiva
from .plegado import patron


def buscar(filas: QuerySet, texto: str, campos) -> QuerySet:
    """Those that have every word of `texto` in some of the columns, whatever the accents and capitals."""
    for palabra in texto.split():
        expresion = patron(palabra)
        filtro = Q()
        for campo in campos:
            filtro |= Q(**{f"{campo}__iregex": expresion})
        filas = filas.filter(filtro)
    return filas


class ConBusqueda:
    """Mixed into a list view with `search_fields`."""

    def search_queryset(self, queryset):
        return buscar(queryset, self.search_query, self.search_fields) if self.is_searching else queryset


class SinFormulas:
    """Mixed into a view that exports: what was typed by somebody else does not run in the spreadsheet of who opens it."""

    custom_value_preprocess = SpreadsheetExportMixin.custom_value_preprocess | {
        str: {SpreadsheetExportMixin.FORMAT_CSV: inofensiva, SpreadsheetExportMixin.FORMAT_XLSX: en_xml}
    }


class Listado(ConBusqueda, SinFormulas, generic.IndexView):
    pass


class Borrado(generic.DeleteView):
    """Deletes what nothing uses; what is in use stays, with a word on what to do instead."""

    consejo = "Primero quítelo de donde se usa."

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except (ProtectedError, RestrictedError, PermissionDenied):
            messages.error(self.request, f"«{self.object}» está en uso y no puede eliminarse. {self.consejo}")
            return redirect(self.edit_url_name, self.object.pk)


class FormularioDeBusqueda(BaseFilterForm):
    """The box of a chooser. Its model says how it is searched."""

    q = forms.CharField(
        label="Buscar", required=False, widget=forms.TextInput(attrs={"placeholder": "Escriba parte del nombre"})
    )

    def filter(self, objects):
        self.search_query = self.cleaned_data.get("q")
        self.is_searching = bool(self.search_query)
        return self.buscar(objects) if self.is_searching else objects

    def buscar(self, filas):
        return filas.de_texto(self.search_query)


class SoloQuienEdita:
    """Mixed into the views of a chooser: it lists drafts too, so it is not for everybody who enters the admin."""

    def dispatch(self, request, *args, **kwargs):
        politica = policy_registry.get_by_type(self.model)
        if not politica.user_has_any_permission(request.user, {"add", "change", "view"}):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)
