"""The forms of a practice and of a lesson in the admin."""

from practicas.catalogos.formularios import CampoDeLugar, FormularioConTerminos

from .. import sustento
from .campos import CampoDeEntero
from .partes import AdmiteIncompletos

PROGRAMABLES = ("go_live_at", "expire_at")


class FormularioDeFicha(AdmiteIncompletos, FormularioConTerminos):
    class Meta(FormularioConTerminos.Meta):
        field_classes = {"ubigeo": CampoDeLugar}

    class Media:
        js = ["fichas/editor.js"]
        css = {"all": ["fichas/editor.css"]}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for c in self._meta.model.CLASIFICACIONES:
            if c.campo in self.fields:
                self.fields[c.campo].maximo = c.maximo
        if self.instance.live and "demostracion" in self.fields:
            # It belongs to the ficha and not to its text: a draft would not carry it.
            self.fields["demostracion"].disabled = True
        if self.instance.entidad_id and not self.instance.entidad.externa:
            for campo in PROGRAMABLES:
                self.fields.pop(campo, None)
                setattr(self.instance, campo, None)

    @property
    def show_schedule_publishing_toggle(self):
        return "go_live_at" in self.fields

    def clean(self):
        limpios = super().clean()
        entidad = self.cleaned_data.get("entidad")
        for campo in PROGRAMABLES:
            if entidad and not entidad.externa and self.cleaned_data.get(campo):
                self.add_error(campo, "La ficha de una entidad se publica cuando se aprueba su envío: no se programa.")
        return limpios


class FormularioDePractica(FormularioDeFicha):
    class Meta(FormularioDeFicha.Meta):
        field_classes = {**FormularioDeFicha.Meta.field_classes, "beneficiarios": CampoDeEntero}

    def _post_clean(self):
        # The cost is checked against the sources as they are typed, not as they were.
        fuentes = self.formsets.get("financiamientos")
        if fuentes and fuentes.is_bound and fuentes.is_valid():
            fuentes.instance = self.instance
            fuentes.save(commit=False)
        super()._post_clean()

    def save(self, commit=True):
        self._soltar_indicadores_quitados()
        return super().save(commit)

    def _soltar_indicadores_quitados(self):
        indicadores, evidencias = self.formsets.get("indicadores"), self.formsets.get("evidencias")
        if not indicadores or not evidencias:
            return
        vivos = [f.instance for f in indicadores if f not in indicadores.deleted_forms]
        quedan = {sustento.de_parte("indicadores", indicador.clave) for indicador in vivos}
        for formulario in evidencias:
            parte = formulario.instance
            rutas = [r for r in parte.sustenta if not r.startswith("indicadores.") or sustento.parte_de(r) in quedan]
            if rutas != parte.sustenta:
                parte.sustenta = rutas
                formulario.por_guardar = True


class FormularioDeLeccion(FormularioDeFicha):
    pass
