"""The form of a page in the admin: it says in its field what is wrong with an address."""

from wagtail.admin.forms import WagtailAdminPageForm

from .direcciones import es_de_fabrica, esta_tomada


class FormularioDePagina(WagtailAdminPageForm):
    def clean(self):
        datos = super().clean()
        slug = datos.get("slug")
        if slug and "slug" not in self.errors and (queja := self._queja(slug)):
            self.add_error("slug", queja)
        return datos

    def _queja(self, slug: str) -> str:
        guardada = type(self.instance).objects.filter(pk=self.instance.pk).first()
        if guardada and guardada.slug != slug and es_de_fabrica(guardada.ruta()):
            return f"Todo el sitio enlaza a {guardada.ruta()}: cambie el título, si quiere, y deje la dirección."
        # A new page does not hang from the tree yet: only the form knows where it will.
        ruta = type(self.instance)(slug=slug).ruta(self.parent_page)
        return f"{ruta} ya es una dirección del portal: escriba otra." if esta_tomada(ruta) else ""
