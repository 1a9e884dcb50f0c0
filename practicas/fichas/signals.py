"""What other apps hear of the fichas: of those with this `tipo` and these `pks`, something that shows may have changed.

Sent inside the transaction of the change, so that whoever keeps a copy can note it in the same transaction.
"""

from django.dispatch import Signal

fichas_cambiadas = Signal()
