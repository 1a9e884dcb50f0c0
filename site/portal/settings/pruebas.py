"""Tests: everything in memory or in a temporary folder, tasks at once, warnings are errors."""

import tempfile
from pathlib import Path

from .desarrollo import *  # noqa: F403
from .desarrollo import env

PRUEBAS = Path(tempfile.mkdtemp(prefix="yachay-"))
DATABASES = {"default": env.db_url("DATABASE_URL", default="sqlite://:memory:")}
MEDIA_ROOT = PRUEBAS / "archivos"
BUSQUEDA_INDICE = PRUEBAS / "indice"
CACHES["documentos"]["LOCATION"] = PRUEBAS / "documentos"  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
BITACORA_CADA = 0
