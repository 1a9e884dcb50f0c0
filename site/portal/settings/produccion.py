"""Behind gunicorn and a proxy that ends TLS. `SECRET_KEY`, `ALLOWED_HOSTS` and `DATABASE_URL` must be given."""

from .base import *  # noqa: F403
from .base import env

SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 31536000
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
BUSQUEDA_INDEXAR_AL_PUBLICAR = env.bool("BUSQUEDA_INDEXAR_AL_PUBLICAR", default=False)
# A request does not wait for what `db_worker` can do after it.
INSTALLED_APPS = [*INSTALLED_APPS, "django_tasks_db"]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
