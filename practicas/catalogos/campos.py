"""A column that copies others without accents or capitals, for lists that are looked through by words."""

from django.db import models

from .plegado import plegar


class CampoPlegado(models.TextField):
    """The text of the columns `de` of its row, folded whenever the row is written: `contains` then needs no function for each row.

    With `update_fields`, it is named beside them.
    """

    def __init__(self, *, de: tuple[str, ...], editable: bool = False, default: str = "", **kwargs):
        self.de = tuple(de)
        super().__init__(editable=editable, default=default, **kwargs)

    def deconstruct(self):
        nombre, ruta, args, kwargs = super().deconstruct()
        return nombre, ruta, args, kwargs | {"de": self.de}

    def pre_save(self, model_instance, add):
        plegado = plegar(" ".join(getattr(model_instance, columna) for columna in self.de))
        setattr(model_instance, self.attname, plegado)
        return plegado
