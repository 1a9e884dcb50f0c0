"""The form of a page in the admin: it says in its field what is wrong with an address."""

from wagtail.admin.forms import WagtailAdminPageForm

from .direcciones import esta_tomada


class FormularioDePagina(WagtailAdminPageForm):
    def clean(self):
        datos = super().clean()
        slug = datos.get("slug")
        # A new page does not hang from the tree yet: only the form knows where it will.
        if slug and "slug" not in self.errors and esta_tomada(self._ruta(slug)):
            self.add_error("slug", f"{self._ruta(slug)} ya es una dirección del portal: escriba otra.")
        return datos

    def _ruta(self, slug: str) -> str:
        antes, self.instance.slug = self.instance.slug, slug
        try:
            return self.instance.ruta(self.parent_page)
        finally:
            self.instance.slug = antes
