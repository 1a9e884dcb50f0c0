"""A ficha in memory checked as its own form would check it; what cannot be is noted in its row."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models

from ..models import Ficha
from .campos import Partes
from .convertida import Convertida
from .hallazgos import Fila


def comprobar(ficha: Ficha, convertida: Convertida) -> None:
    fila = convertida.fila
    for partes in convertida.formato.partes:
        if partes.nombre in convertida.partes:
            _comprobar_partes(fila, partes, getattr(ficha, partes.atributo).all())
    nombres = {c.atributo: c.nombre for c in convertida.formato.campos}
    # The rules of the ficha as a whole count on its parts: with one that is wrong they could only fail.
    for campo, motivos in _errores(ficha, solo_campos=fila.rechazada):
        if not any(h.campo == nombres.get(campo, campo) for h in fila.hallazgos if h.gravedad == "rechazada"):
            fila.rechazar(nombres.get(campo, campo), getattr(ficha, campo, ""), motivos)


def _comprobar_partes(fila: Fila, partes: Partes, filas: list) -> None:
    for numero, parte in enumerate(filas, start=1):
        ya = {h.campo for h in fila.hallazgos if h.gravedad == "rechazada"}
        for campo, motivos in _errores(parte):
            ruta = f"{partes.nombre}.{numero}{f'.{campo}' if campo else ''}"
            if ruta not in ya:
                fila.rechazar(ruta, getattr(parte, campo, "") if campo else "", motivos)


def _errores(objeto: models.Model, *, solo_campos: bool = False) -> list[tuple[str, str]]:
    """By field, without asking the database: relations come from the catalogue, so they exist."""
    errores: dict[str, list[str]] = {}
    ajenos = [c for c in objeto._meta.concrete_fields if c.is_relation]
    for revisar in (
        lambda: objeto.clean_fields(exclude=[c.name for c in ajenos]),
        lambda: revisar_largos(objeto),
        *([] if solo_campos else [objeto.clean]),
    ):
        try:
            revisar()
        except ValidationError as error:
            for campo, motivos in (
                error.message_dict.items() if hasattr(error, "error_dict") else [("", error.messages)]
            ):
                errores.setdefault("" if campo == NON_FIELD_ERRORS else campo, []).extend(motivos)
    for campo in ajenos:
        if not campo.null and campo.name not in ("ficha", "entidad") and getattr(objeto, campo.name, None) is None:
            errores.setdefault(campo.name, []).append("Falta: escriba su código.")
    return [(campo, " ".join(motivos)) for campo, motivos in errores.items()]


def revisar_largos(objeto: models.Model) -> None:
    """Django looks at the length of a TextField only in forms."""
    for campo in objeto._meta.concrete_fields:
        largo = len(getattr(objeto, campo.attname)) if isinstance(campo, models.TextField) else 0
        if campo.max_length and largo > campo.max_length:
            raise ValidationError({campo.name: f"Tiene {largo} letras: deje {campo.max_length} como máximo."})
