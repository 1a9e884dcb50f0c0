"""Settings of the comparison: those of development, and a table for what Wagtail's own search indexes."""

from portal.settings.desarrollo import *  # noqa: F403
from portal.settings.desarrollo import DATABASES, INSTALLED_APPS, VAR

INSTALLED_APPS = [*INSTALLED_APPS, "tests.rendimiento.pares"]
# Beside the base of the corpus, which other runs read.
DATABASES = {**DATABASES, "pares": {**DATABASES["default"], "NAME": VAR / "pares.sqlite3"}}
