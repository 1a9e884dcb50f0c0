"""What not even a draft may say: the rules of the models, less those that only a text to be published must meet."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models

from ...models.parte import INCOMPLETO
from ..comprobacion import revisar_largos

# A draft may lack them.
_PERDONADOS = {INCOMPLETO, "blank", "required"}


def faltas(objeto: models.Model) -> list[tuple[str, str]]:
    """By attribute, without asking the database; "" for what is wrong as a whole."""
    ajenos = [c for c in objeto._meta.concrete_fields if c.is_relation]
    halladas: dict[str, str] = {}
    for revisar in (
        lambda: objeto.clean_fields(exclude=[c.name for c in ajenos]),
        lambda: revisar_largos(objeto),
        objeto.clean,
    ):
        try:
            revisar()
        except ValidationError as error:
            for campo, motivo in _motivos(error):
                halladas.setdefault(campo, motivo)
    for campo in ajenos:
        if not campo.null and campo.name != "ficha" and getattr(objeto, campo.name, None) is None:
            halladas.setdefault(campo.name, "Falta: elija uno de la lista.")
    return list(halladas.items())


def _motivos(error: ValidationError) -> list[tuple[str, str]]:
    por_campo = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
    return [
        ("" if campo == NON_FIELD_ERRORS else campo, " ".join(e.messages))
        for campo, errores in por_campo.items()
        for e in errores
        if e.code not in _PERDONADOS
    ]
