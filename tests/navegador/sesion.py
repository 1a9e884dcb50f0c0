"""Being somebody, in the browser or in a client, without filling in the form each time."""

import time

from django.test import Client


def cliente_de(usuario) -> Client:
    """As the login leaves it: and with its password confirmed just now."""
    cliente = Client()
    cliente.force_login(usuario)
    sesion = cliente.session
    confirmada = {"method": "password", "at": time.time(), "email": usuario.email, "reauthenticated": True}
    sesion["account_authentication_methods"] = [confirmada]
    sesion["account_authentication_methods_user"] = str(usuario.pk)
    sesion.save()
    return cliente


def ingresar(pagina, usuario, servidor: str) -> None:
    """The same session, in a cookie."""
    cookie = cliente_de(usuario).cookies["sessionid"].value
    pagina.context.add_cookies([{"name": "sessionid", "value": cookie, "url": servidor}])
