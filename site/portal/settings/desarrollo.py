"""One process on one machine, no services: the demonstration and daily work."""

from .base import *  # noqa: F403
from .base import env

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="solo-para-desarrollo-y-demostracion")
DEMOSTRACION = env.bool("YACHAY_DEMOSTRACION", default=True)
SEGUNDO_FACTOR_OBLIGATORIO = env.bool("SEGUNDO_FACTOR_OBLIGATORIO", default=not DEMOSTRACION)
STORAGES = {  # noqa: F405
    **STORAGES,  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405  empty here, and whitenoise warns without it
