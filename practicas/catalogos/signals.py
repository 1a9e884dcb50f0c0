"""What other apps hear of the catalogues: `pks` of the terms, or labels, whose words or place in the tree changed."""

from django.dispatch import Signal

terminos_cambiados = Signal()
etiquetas_cambiadas = Signal()
