"""What apps above this one hear of the journey."""

from django.dispatch import Signal

# Of one case file, with its `envio` and the `acto` just written, inside the transaction of the step.
paso_dado = Signal()
