"""What other apps hear of the fichas: of those with this `tipo` and these `pks`, something that shows may have changed.

Sent inside the transaction of the change, so that whoever keeps a copy can note it in the same transaction.
"""

from django.dispatch import Signal

fichas_cambiadas = Signal()
# Of one ficha, with its `revision` and `usuario` (None: a command), inside the transaction of the publication. A receiver that raises
# PermissionDenied stops it; when the second is sent the row is already the public one.
por_publicar = Signal()
ficha_publicada = Signal()
# Of one ficha, before its row is touched: whoever has rows to hold first holds them.
por_retirar = Signal()
# Of one ficha, with `usuario` and `motivo`: whether it is withdrawn is in the ficha.
retiro_cambiado = Signal()
