"""The acts of the journey that the log of the admin tells."""

from wagtail import hooks


@hooks.register("register_log_actions")
def registrar_acciones(acciones):
    acciones.register_action(
        "yachay.transferencia", "Descargar", "Descargadas sus fichas para la transferencia de gestión"
    )
