"""What the log of a ficha says besides what Wagtail already writes in it."""

from wagtail import hooks

ACCIONES = {
    "yachay.retirar": ("Retirar", "Retirada de la vista del público"),
    "yachay.restaurar": ("Restaurar", "Devuelta a la vista del público"),
    "yachay.divulgar": ("Divulgar", "Abierta al público al llegar su fecha"),
}


@hooks.register("register_log_actions")
def registrar(acciones):
    for nombre, (titulo, mensaje) in ACCIONES.items():
        acciones.register_action(nombre, titulo, mensaje)
