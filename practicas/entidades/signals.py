"""What other apps hear of the entities: `pks` of those whose name, place or size changed."""

from django.dispatch import Signal

entidades_cambiadas = Signal()
