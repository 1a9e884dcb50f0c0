"""What changed between two texts of a ficha, in words that a person reads: rows matched by `clave`, only those that changed."""

from wagtail.admin.compare import ChildObjectComparison, ChildRelationComparison, FieldComparison, TextFieldComparison

from .cifras import cifra_en_palabras
from .fechas import fecha_en_palabras


class ComparacionDeCifra(FieldComparison):
    def __init__(self, field, obj_a, obj_b):
        super().__init__(field, obj_a, obj_b)
        self.val_a, self.val_b = cifra_en_palabras(self.val_a), cifra_en_palabras(self.val_b)


class ComparacionDeSiONo(FieldComparison):
    PALABRAS = {True: "Sí", False: "No", None: ""}

    def __init__(self, field, obj_a, obj_b):
        super().__init__(field, obj_a, obj_b)
        self.val_a, self.val_b = self.PALABRAS[self.val_a], self.PALABRAS[self.val_b]


class ComparacionDeFecha(TextFieldComparison):
    def __init__(self, field, obj_a, obj_b):
        super().__init__(field, obj_a, obj_b)
        self.val_a, self.val_b = (fecha_en_palabras(v) if v else "" for v in (self.val_a, self.val_b))


class ComparacionDeSustento(FieldComparison):
    """The claims by their names, and not by the paths that are kept."""

    def __init__(self, field, obj_a, obj_b):
        super().__init__(field, obj_a, obj_b)
        self.val_a, self.val_b = (", ".join(_nombre(e.ficha, ruta) for ruta in e.sustenta) for e in (obj_a, obj_b))


def _nombre(ficha, ruta: str) -> str:
    relacion, _, clave = ruta.partition(".")
    if not clave:
        return ficha._meta.get_field(relacion).verbose_name
    return next((str(p) for p in getattr(ficha, relacion).all() if clave.startswith(str(p.clave))), "un dato quitado")


class ComparacionDeParte(ChildObjectComparison):
    def get_position_change(self):
        if None in (getattr(o, "sort_order", None) for o in (self.obj_a, self.obj_b)):
            return 0
        return super().get_position_change()

    def get_field_comparisons(self):
        """Of a new or deleted row, what it says; of another, what names it and what changed."""
        campos = super().get_field_comparisons()
        if self.is_addition() or self.is_deletion():
            return [c for c in campos if c.val_a not in (None, "", [])]
        return [c for n, c in enumerate(campos) if n == 0 or c.has_changed()]


class ComparacionDePartes(ChildRelationComparison):
    def get_mapping(self, objs_a, objs_b):
        de_b = {parte.clave: n for n, parte in enumerate(objs_b)}
        directo = {n: de_b[parte.clave] for n, parte in enumerate(objs_a) if parte.clave in de_b}
        inverso = {b: a for a, b in directo.items()}
        nuevas = [n for n in range(len(objs_b)) if n not in inverso]
        quitadas = [n for n in range(len(objs_a)) if n not in directo]
        return directo, inverso, nuevas, quitadas

    def get_child_comparison(self, obj_a, obj_b):
        return ComparacionDeParte(self.field.related_model, self.field_comparisons, obj_a, obj_b)

    def get_child_comparisons(self):
        return [c for c in super().get_child_comparisons() if _cambio(c)]

    def has_changed(self):
        return bool(self.get_child_comparisons())


def _cambio(parte: ComparacionDeParte) -> bool:
    return bool(parte.is_addition() or parte.is_deletion() or parte.has_changed() or parte.get_position_change())
