"""How much one visitor may send in an hour, counted in the session: it slows a hand or a script down, and names nobody."""

from django.utils import timezone

MAXIMO = 5
PLAZO = 60 * 60  # seconds
_CLAVE = "pedidos"  # moments of the latest, in seconds


def queda_cupo(sesion) -> bool:
    return len(_recientes(sesion)) < MAXIMO


def gastar_cupo(sesion) -> None:
    sesion[_CLAVE] = [*_recientes(sesion), _ahora()]


def _recientes(sesion) -> list[float]:
    return [momento for momento in sesion.get(_CLAVE, []) if _ahora() - momento < PLAZO]


def _ahora() -> float:
    return timezone.now().timestamp()
