"""What the history of a ficha says of the acts that Wagtail does not know."""

from wagtail.log_actions import LogFormatter


class ActoDeRetiro(LogFormatter):
    label = "Retirar"
    message = "Retirada de la vista del público"

    def format_message(self, log_entry):
        motivo = log_entry.data.get("motivo")
        return f"{self.message}: {motivo}" if motivo else self.message
