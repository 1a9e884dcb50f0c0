"""What this app does without being asked."""

from django.db import connections
from wagtail.models import Collection

from .servicios import crear_grupos


def al_migrar(using, **_) -> None:
    """Keep the groups up to date, once every table is there: `migrate` may be stopped half-way on purpose."""
    if Collection._meta.db_table in connections[using].introspection.table_names():
        crear_grupos()
