"""The declared format of a ficha in files: every column, derived from the models. Reading, writing, tables and docs come from here."""

from dataclasses import dataclass
from functools import cached_property

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations

from practicas.catalogos.models import Termino
from practicas.entidades.models import Entidad

from ..fechas import FechaParcialField
from ..models import Ficha, Leccion, Practica
from ..texto import SeccionField

# What belongs to the ficha and not to one of its texts: the journey decides it, and only a restore may bring it.
DE_LA_FICHA = (
    "id codigo validacion live retirada demostracion creada first_published_at last_published_at expired"
).split()
# Part of a text, but of reviewers, of the schedule or of the files: only a restore may bring it either.
DE_CONTROL = [*DE_LA_FICHA, *"go_live_at expire_at etiquetas_aprobadas archivo huella subida".split()]
# Of what only a restore may bring, what a public export tells too.
PUBLICAS = ("codigo", "validacion", "first_published_at", "last_published_at")
# What belongs to the process or to this base: never in a file.
NUNCA = "has_unpublished_changes live_revision latest_revision locked locked_at locked_by sort_order".split()
# Where a file's word is not the model's: «practica» is already a value of `tipo`.
NOMBRES = {"practica": "practica_relacionada", "financiamientos": "financiamiento"}
OBLIGATORIAS = ("tipo", "titulo", "resumen", "entidad")


@dataclass(frozen=True)
class Campo:
    """A column. `forma` says how its values are written and read (`formas`)."""

    nombre: str
    atributo: str
    forma: str
    titulo: str
    ayuda: str = ""
    campo: models.Field | None = None
    vocabulario: str = ""
    maximo: int | None = None

    @property
    def de_control(self) -> bool:
        return self.atributo in DE_CONTROL

    @property
    def es_lista(self) -> bool:
        return self.forma in ("terminos", "etiquetas", "rutas", "lineas")

    @property
    def vacio(self):
        """What the model keeps where the file says nothing."""
        if self.es_lista and self.forma != "lineas":
            return []
        return self.campo.get_default() if self.campo is not None else ""


@dataclass(frozen=True)
class Partes:
    """A list of rows of a ficha: indicators, norms, evidence…"""

    nombre: str
    atributo: str
    modelo: type[models.Model]
    campos: tuple[Campo, ...]


@dataclass(frozen=True)
class Formato:
    modelo: type[Ficha]
    campos: tuple[Campo, ...]
    partes: tuple[Partes, ...]

    @property
    def tipo(self) -> str:
        return self.modelo.TIPO

    @cached_property
    def por_nombre(self) -> dict[str, Campo | Partes]:
        return {c.nombre: c for c in (*self.campos, *self.partes)}  # type: ignore[misc]


def _forma(campo: models.Field) -> str:
    if campo.is_relation:
        return {Entidad: "entidad", Termino: "termino", Practica: "practica"}[campo.related_model]
    if campo.choices:
        return "opcion"
    if campo.name in ("pasos", "ubigeo"):
        return {"pasos": "lineas", "ubigeo": "ubigeo"}[campo.name]
    if campo.name.startswith("anio"):
        return "anio"
    return next(forma for clase, forma in _FORMAS.items() if isinstance(campo, clase))


# The first that fits: a class after those that derive from it.
_FORMAS: dict[type[models.Field], str] = {
    models.JSONField: "rutas",
    models.UUIDField: "clave",
    models.FileField: "archivo",
    models.BooleanField: "logico",
    models.DateTimeField: "momento",
    models.DateField: "fecha",
    models.DecimalField: "cifra",
    models.IntegerField: "entero",
    FechaParcialField: "fecha_parcial",
    SeccionField: "parrafos",
    models.TextField: "parrafos",
    models.CharField: "texto",
}


def _de_campo(campo: models.Field) -> Campo:
    vocabulario = campo.get_limit_choices_to().get("vocabulario__clave", "") if campo.related_model is Termino else ""
    return Campo(
        nombre=NOMBRES.get(campo.name, campo.name),
        atributo=campo.name,
        forma=_forma(campo),
        titulo=str(campo.verbose_name),
        ayuda=str(campo.help_text),
        campo=campo,
        vocabulario=vocabulario,
    )


def _propios(modelo: type[models.Model]) -> tuple[Campo, ...]:
    suyos = [c for c in modelo._meta.concrete_fields if c.name not in NUNCA and not isinstance(c, ParentalKey)]
    campos = [_de_campo(c) for c in suyos if c.name != "id" or issubclass(modelo, Ficha)]
    return tuple(sorted(campos, key=lambda c: (c.forma != "clave", c.de_control)))


def _formato(modelo: type[Ficha]) -> Formato:
    clasificaciones = tuple(
        Campo(c.vocabulario, c.campo, "terminos", c.titulo, c.ayuda, vocabulario=c.vocabulario, maximo=c.maximo)
        for c in modelo.CLASIFICACIONES
    )
    etiquetas = Campo("etiquetas", "etiquetas", "etiquetas", "Etiquetas", "Palabras libres.")
    tipo = Campo("tipo", "TIPO", "texto", "Tipo", "practica o leccion.")
    partes = []
    for relacion in get_all_child_relations(modelo):
        atributo, hijo = relacion.get_accessor_name(), relacion.related_model
        if atributo != "etiquetados":
            partes.append(Partes(NOMBRES.get(atributo, atributo), atributo, hijo, _propios(hijo)))
    return Formato(modelo, (tipo, *_propios(modelo), *clasificaciones, etiquetas), tuple(partes))


FORMATOS: dict[str, Formato] = {modelo.TIPO: _formato(modelo) for modelo in (Practica, Leccion)}
COLUMNAS = {nombre for formato in FORMATOS.values() for nombre in formato.por_nombre}
