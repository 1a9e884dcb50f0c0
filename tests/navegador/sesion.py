"""Being somebody in the browser, without filling in the form each time."""

from django.test import Client


def ingresar(pagina, usuario, servidor: str) -> None:
    """As the login leaves it: a session in the cookie."""
    cliente = Client()
    cliente.force_login(usuario)
    pagina.context.add_cookies([{"name": "sessionid", "value": cliente.cookies["sessionid"].value, "url": servidor}])
