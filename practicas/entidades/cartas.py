"""The letter with which an entity names who answers for it: a PDF, known by its content."""

from django.core.exceptions import ValidationError

MAXIMO = 10 * 1024 * 1024  # bytes


def validar_carta(archivo) -> None:
    """Refuses, with the reason, what is not a PDF or is too large. What was kept before was seen when it came."""
    if getattr(archivo, "_committed", False):
        return
    if archivo.size > MAXIMO:
        raise ValidationError(f"La carta pasa de {MAXIMO // 1024**2} MB: escanéela con menos resolución.")
    archivo.seek(0)
    inicio = archivo.read(5)
    archivo.seek(0)
    if inicio != b"%PDF-" or not archivo.name.lower().endswith(".pdf"):
        raise ValidationError("La carta tiene que ser un PDF: guárdela de nuevo en ese formato.")
