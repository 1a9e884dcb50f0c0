"""What every page knows of the site."""

from django.conf import settings


def sitio(request) -> dict:
    return {
        "demostracion": settings.DEMOSTRACION,
        "enlaces_obligatorios": settings.ENLACES_OBLIGATORIOS,
    }
