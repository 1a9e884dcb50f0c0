"""Where whatever serves the site begins."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.produccion")
application = get_wsgi_application()

# Once the settings are read.
from django.db import connections  # noqa: E402

from busqueda.estado import avisar_al_empezar  # noqa: E402

avisar_al_empezar()
connections.close_all()  # whoever forks after this does not share one
