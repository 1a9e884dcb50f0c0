"""Which ports of loopback are free."""

import socket
from random import SystemRandom

from .casa import SinServidor

# Below the range from which the system takes ports for outgoing connections, so that none is taken between choosing and using.
LIBRES = range(20_000, 32_000)


def puertos_libres(cuantos: int) -> list[int]:
    """Ports that nobody uses, all different."""
    elegidos: list[int] = []
    for puerto in SystemRandom().sample(LIBRES, 400):
        if len(elegidos) == cuantos:
            return elegidos
        if esta_libre(puerto):
            elegidos.append(puerto)
    raise SinServidor("no quedan puertos libres en 127.0.0.1")


def esta_libre(puerto: int) -> bool:
    with socket.socket() as sonda:
        # As the server does: a port whose last connections are closing is free.
        sonda.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sonda.bind(("127.0.0.1", puerto))
        except OSError:
            return False
    return True
