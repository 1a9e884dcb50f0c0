"""Versions of the rubric in the admin: a used one is looked at, another is begun as its copy."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from . import permisos, servicios
from .models import Rubrica


class EditarRubrica(generic.EditView):
    """What was used is not changed: whoever opens it sees it."""

    def dispatch(self, request, *args, **kwargs):
        rubrica = self.get_object()
        if rubrica.fue_usada:
            return redirect("rubrica:ver", rubrica.pk)
        return super().dispatch(request, *args, **kwargs)


class BorrarRubrica(generic.DeleteView):
    """Only one that was never used nor is in force."""

    def dispatch(self, request, *args, **kwargs):
        rubrica = self.get_object()
        if rubrica.fue_usada or rubrica.vigente_desde:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class VerRubrica(WagtailAdminTemplateMixin, TemplateView):
    """As it is, with the button that begins another version."""

    template_name = "wagtailadmin/evaluaciones/ver_rubrica.html"
    page_title = "Rúbrica"
    header_icon = "list-ol"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm("evaluaciones.view_rubrica"):
            raise PermissionDenied
        self.rubrica = get_object_or_404(Rubrica, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        nueva = servicios.copiar_rubrica(rubrica=self.rubrica, usuario=request.user)
        messages.success(request, f"La versión {nueva.version} está en preparación. Rige cuando le ponga fecha.")
        return redirect("rubrica:edit", nueva.pk)

    def get_page_subtitle(self):
        return str(self.rubrica)

    def get_breadcrumbs_items(self):
        return [{"url": reverse("rubrica:index"), "label": "Rúbricas"}, {"url": "", "label": str(self.rubrica)}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            rubrica=self.rubrica,
            criterios=self.rubrica.criterios.all(),
            puede_copiar=permisos.puede_preparar_rubricas(self.request.user),
            **kwargs,
        )
