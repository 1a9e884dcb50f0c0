"""The rows of a ficha in its form. In the draft of a live ficha a row may exist in the revision alone, with no key in its table."""

from django import forms
from django.forms.models import BaseModelFormSet
from modelcluster.forms import BaseChildFormSet

from practicas.catalogos.formularios import FormularioConTerminos

from ..models.parte import INCOMPLETO
from .campos import CampoDeSustento


class AdmiteIncompletos:
    """Mixed into a form: a draft is saved although something is still missing; only publishing asks for it."""

    def _update_errors(self, errors):
        if self.is_deferred_validation and hasattr(errors, "error_dict"):
            graves = {campo: [e for e in lista if e.code != INCOMPLETO] for campo, lista in errors.error_dict.items()}
            errors.error_dict = {campo: lista for campo, lista in graves.items() if lista}
            if not errors.error_dict:
                return
        super()._update_errors(errors)


class FormularioDeParte(AdmiteIncompletos, FormularioConTerminos):
    clave = forms.UUIDField(required=False, widget=forms.HiddenInput)

    # The formset drops every row without key and adds again those that changed; this one must be among them.
    por_guardar = False

    def __init__(self, *args, instance=None, **kwargs):
        super().__init__(*args, instance=instance, **kwargs)
        if instance is not None:
            self.initial["clave"] = instance.clave

    def clean(self):
        super().clean()
        if self.instance.pk is None and self.cleaned_data.get("clave"):
            self.instance.clave = self.cleaned_data["clave"]
        return self.cleaned_data

    def has_changed(self):
        return self.por_guardar or super().has_changed()

    def save(self, commit=True):
        self.instance.guardar_archivos()
        return super().save(commit)

    def get_field_updates_for_resave(self):
        """Also the `clave`, so that the page sends it back after an autosave."""
        return [*super().get_field_updates_for_resave(), (f"{self.prefix}-clave", str(self.instance.clave))]


class FormularioDeEvidencia(FormularioDeParte):
    class Meta(FormularioDeParte.Meta):
        field_classes = {"sustenta": CampoDeSustento}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "sustenta" in self.fields:
            self.fields["sustenta"].ofrecer_secciones(self._meta.model._meta.get_field("ficha").related_model)


class FormsetDePartes(BaseChildFormSet):
    def _construct_form(self, i, **kwargs):
        """A row without key is looked up by `clave`: otherwise its file, its hash and its `clave` would be lost."""
        if parte := self._solo_en_borrador(i):
            # As modelcluster does: the next class up would ask for the key.
            formulario = super(BaseModelFormSet, self)._construct_form(i, instance=parte, **kwargs)
            formulario.por_guardar = True
            return formulario
        return super()._construct_form(i, **kwargs)

    def _solo_en_borrador(self, i: int):
        if not self.is_bound or i >= self.initial_form_count() or self.data.get(f"{self.add_prefix(i)}-id"):
            return None
        clave = self.data.get(f"{self.add_prefix(i)}-clave")
        return next((p for p in self.get_queryset() if p.pk is None and str(p.clave) == clave), None)
