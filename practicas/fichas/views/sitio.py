"""From the admin to the page that the public sees."""

from wagtail.admin import messages
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.widgets import HeaderButton

from ..models import Ficha

ROTULO = "Ver en el sitio"


def enlace_de_lista(ficha: Ficha) -> list[MenuItem]:
    return [MenuItem(ROTULO, ficha.get_absolute_url(), icon_name="view", priority=5)] if ficha.es_publica else []


class EnlazaConElSitio:
    """Mixed into the views of one ficha: the way to its public page, while it has one."""

    @property
    def header_buttons(self):
        ficha = getattr(self, "live_object", None)
        propios = list(super().header_buttons)
        if ficha is None or not ficha.es_publica:
            return propios
        atributos = {"target": "_blank", "rel": "noreferrer"}
        return [*propios, HeaderButton(ROTULO, url=ficha.get_absolute_url(), icon_name="view", attrs=atributos)]

    def get_success_buttons(self):
        # What is in hand is a text: publishing it wrote the row and left this as it was.
        ficha = type(self.object).objects.get(pk=self.object.pk)
        propios = super().get_success_buttons()
        return [messages.button(ficha.get_absolute_url(), ROTULO), *propios] if ficha.es_publica else propios
