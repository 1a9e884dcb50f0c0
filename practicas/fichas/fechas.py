"""Dates as officials know them: a year, a month or a day. Kept as ISO 8601 of reduced precision, so that text order is date order."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models

MESES = ("ene.", "feb.", "mar.", "abr.", "may.", "jun.", "jul.", "ago.", "set.", "oct.", "nov.", "dic.")
_FORMAS = (
    re.compile(r"^(?P<anio>\d{4})(?:-(?P<mes>\d{1,2})(?:-(?P<dia>\d{1,2}))?)?$"),
    re.compile(r"^(?:(?:(?P<dia>\d{1,2})/)?(?P<mes>\d{1,2})/)?(?P<anio>\d{4})$"),
)


def leer_fecha(texto: str) -> str:
    """«12/2023», «31/12/2023», «2023», «2023-12» → «2023-12»…; ValidationError says how to write it."""
    for forma in _FORMAS:
        if encontrada := forma.match(texto.strip()):
            partes = {nombre: int(valor) for nombre, valor in encontrada.groupdict().items() if valor}
            try:
                date(partes["anio"], partes.get("mes", 1), partes.get("dia", 1))
            except ValueError:
                break
            return "-".join(f"{partes[n]:0{4 if n == 'anio' else 2}d}" for n in ("anio", "mes", "dia") if n in partes)
    raise ValidationError(f"«{texto}» no es una fecha: escriba, por ejemplo, 2023, 12/2023 o 31/12/2023.")


def fecha_en_palabras(iso: str) -> str:
    """«2023» → «2023», «2023-12» → «dic. 2023», «2023-12-31» → «31 dic. 2023»."""
    anio, mes, dia = [*iso.split("-"), "", ""][:3]
    return " ".join(p for p in (dia.lstrip("0"), MESES[int(mes) - 1] if mes else "", anio) if p)


def escribir_fecha(iso: str) -> str:
    """«2023-12» → «12/2023», as people write it in a form."""
    return "/".join(reversed(iso.split("-")))


def es_futura(iso: str) -> bool:
    """Whether even the earliest day that the date may mean is still to come."""
    return iso > date.today().isoformat()[: len(iso)]


class FechaParcialField(models.CharField):
    description = "Año, mes o día (ISO 8601)"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{**kwargs, "max_length": 10})

    def deconstruct(self):
        nombre, ruta, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return nombre, ruta, args, kwargs

    def clean(self, value, model_instance):
        value = self.to_python(value)
        return super().clean(leer_fecha(value) if value else value, model_instance)
