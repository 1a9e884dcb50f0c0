"""The admin of Wagtail, less what sends people elsewhere: its help is in English and lives on the internet."""

from wagtail import hooks


@hooks.register("construct_help_menu")
def sin_ayuda_de_wagtail(request, menu_items):
    menu_items.clear()
