"""Taking a published ficha away from the public, and back. It stands where Wagtail unpublishes: a code is never left without a page."""

from django import forms
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from .. import servicios


class FormularioDeRetiro(forms.Form):
    motivo = forms.CharField(
        label="Motivo",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Queda en el historial. Escriba por qué se retira y quién lo pidió.",
    )


class Retirar(PermissionCheckedMixin, generic.UnpublishView):
    permission_required = "retirar"
    template_name = "wagtailadmin/fichas/retirar.html"

    def dispatch(self, request, *args, **kwargs):
        self.formulario = None if self.object.retirada else FormularioDeRetiro(request.POST or None)
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return "Restaurar" if self.object.retirada else "Retirar"

    def post(self, request, *args, **kwargs):
        if self.formulario is None:
            servicios.restaurar(ficha=self.object, usuario=request.user)
            hecho = f"«{self.object}» vuelve a estar a la vista del público."
        elif self.formulario.is_valid():
            servicios.retirar(ficha=self.object, usuario=request.user, motivo=self.formulario.cleaned_data["motivo"])
            hecho = f"«{self.object}» fue retirada: su dirección muestra un aviso y su código se conserva."
        else:
            return self.get(request, *args, **kwargs)
        messages.success(request, hecho, buttons=self.get_success_buttons())
        return redirect(self.get_next_url())

    def get_context_data(self, **kwargs):
        return super().get_context_data(formulario=self.formulario, **kwargs)
