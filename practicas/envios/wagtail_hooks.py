"""What the log of the admin says of the journey. Its menu is that of the desk, above."""

from wagtail import hooks


@hooks.register("register_log_actions")
def registrar_acciones(acciones):
    acciones.register_action("yachay.asignar", "Asignar", "Cambió quién la tiene a cargo")
    acciones.register_action(
        "yachay.transferencia", "Descargar", "Descargadas sus fichas para la transferencia de gestión"
    )
