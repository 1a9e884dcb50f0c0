"""What the first page of the admin counts."""

from django.urls import reverse
from wagtail.admin.site_summary import SummaryItem

from .models import Leccion, Practica


class CuentaDeFichas(SummaryItem):
    template_name = "wagtailadmin/fichas/cuenta.html"
    modelo: type

    def get_context_data(self, parent_context):
        total = self.modelo.objects.count()
        opciones = self.modelo._meta
        return {
            "total": total,
            "nombre": opciones.verbose_name if total == 1 else opciones.verbose_name_plural,
            "icono": self.modelo.snippet_viewset.icon,
            "direccion": reverse(self.modelo.snippet_viewset.get_url_name("list")),
        }

    def is_shown(self):
        return self.request.user.has_perm(f"fichas.view_{self.modelo._meta.model_name}")


class CuentaDePracticas(CuentaDeFichas):
    modelo = Practica
    order = 10


class CuentaDeLecciones(CuentaDeFichas):
    modelo = Leccion
    order = 20
