"""The tax number of a public body: 11 digits, starts with 20, ends in a check digit."""

from django.core.exceptions import ValidationError

_PESOS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def digito_verificador(diez: str) -> str:
    """Last digit for the first ten, modulo 11 (SUNAT)."""
    resto = 11 - sum(int(d) * p for d, p in zip(diez, _PESOS, strict=True)) % 11
    return str(resto % 10)


def validar_ruc(ruc: str) -> None:
    if not (len(ruc) == 11 and ruc.isascii() and ruc.isdigit() and ruc.startswith("20")):
        raise ValidationError("El RUC de una entidad tiene 11 dígitos y empieza con 20.")
    if ruc[-1] != digito_verificador(ruc[:10]):
        raise ValidationError("El último dígito del RUC no corresponde: revise si falta o sobra alguno.")
