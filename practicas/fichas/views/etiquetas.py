"""Making one label of two."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from practicas.catalogos.models import Etiqueta

from .. import permisos, servicios


class FormularioDeFusion(forms.Form):
    queda = forms.ModelChoiceField(
        label="Etiqueta que queda",
        queryset=Etiqueta.objects.none(),
        help_text="Las fichas pasan a esta etiqueta y la otra desaparece. No se puede deshacer.",
    )

    def __init__(self, *args, sobra: Etiqueta, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["queda"].queryset = Etiqueta.objects.exclude(pk=sobra.pk)


class FundirEtiqueta(WagtailAdminTemplateMixin, FormView):
    form_class = FormularioDeFusion
    template_name = "wagtailadmin/fichas/fundir_etiqueta.html"
    page_title = "Fundir etiqueta"
    header_icon = "tag"

    def dispatch(self, request, *args, **kwargs):
        if not permisos.puede_fundir_etiquetas(request.user):
            raise PermissionDenied
        self.sobra = get_object_or_404(Etiqueta, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.sobra.name

    def get_breadcrumbs_items(self):
        return [{"url": reverse("etiqueta:index"), "label": "Etiquetas"}, {"url": "", "label": "Fundir"}]

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "sobra": self.sobra}

    def form_valid(self, form):
        queda = form.cleaned_data["queda"]
        cambiadas = servicios.fundir_etiquetas(sobra=self.sobra, queda=queda, usuario=self.request.user)
        fichas = "1 ficha cambió" if cambiadas == 1 else f"{cambiadas} fichas cambiaron"
        messages.success(self.request, f"«{self.sobra}» ahora es «{queda}»: {fichas}.")
        return redirect("etiqueta:index")
