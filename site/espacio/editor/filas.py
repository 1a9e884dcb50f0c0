"""The rows of a ficha in the form: each known by its `clave`, so that it is the same one whoever saved it and however often.

The page gives each empty row a `clave` when it is made. A row with nothing written is no row; one marked to be removed goes.
"""

import uuid
from collections.abc import Iterator
from functools import cache

from django import forms
from wagtail.models import Orderable

from practicas.catalogos.formularios import ConTerminos
from practicas.fichas.intercambio.conversion import MAXIMO_DE_PARTES
from practicas.fichas.models import Ficha

from .campos import AdmiteLoQueFalta, control

# Not written by hand, or elsewhere.
AJENOS = ("id", "clave", "sort_order", "ficha", "archivo")


class FormularioDeFila(AdmiteLoQueFalta, ConTerminos, forms.ModelForm):
    clave = forms.UUIDField(widget=forms.HiddenInput)
    quitar = forms.BooleanField(required=False, label="Quitar esta fila")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.marcar_opcionales({c.name for c in self._meta.model._meta.concrete_fields if not c.blank})

    def _no_puede_faltar(self, nombre):
        return nombre not in ("clave", "quitar") and super()._no_puede_faltar(nombre)

    def clean(self):
        super().clean()
        if clave := self.cleaned_data.get("clave"):
            self.instance.clave = clave
        return self.cleaned_data

    @property
    def visibles(self) -> list:
        return [campo for campo in self if campo.name not in ("clave", "quitar")]

    def se_queda(self) -> bool:
        if self.data.get(self.add_prefix("quitar")):
            return False
        return self.instance.pk is not None or bool(set(self.changed_data) - {"clave", "quitar"})

    def tiene_lugar(self) -> bool:
        """Whether the table has a place for it, with what of it can be read."""
        columnas = [c for c in self._meta.fields if self._no_puede_faltar(c)]
        return "clave" not in self.errors and all(
            getattr(self.instance, self._meta.model._meta.get_field(c).attname) is not None for c in columnas
        )


@cache
def formulario_de_fila(modelo) -> type[FormularioDeFila]:
    campos = [c.name for c in modelo._meta.concrete_fields if c.name not in AJENOS]
    return forms.modelform_factory(modelo, form=FormularioDeFila, fields=campos, formfield_callback=control)


class Filas:
    """One relation to rows, as it is written or as it was sent."""

    def __init__(self, texto: Ficha, relacion: str, datos=None):
        self.relacion, self.datos = relacion, datos
        self.campo = texto._meta.get_field(relacion)
        self.modelo = self.campo.related_model
        self.titulo = self.modelo._meta.verbose_name_plural
        self.una = self.modelo._meta.verbose_name
        self._antes = {str(parte.clave): parte for parte in getattr(texto, relacion).all()}
        self.formularios = list(self._de_lo_enviado() if datos is not None else self._de_lo_escrito())

    @property
    def total(self) -> int:
        return len(self.formularios)

    def _de_lo_escrito(self) -> Iterator[FormularioDeFila]:
        for n, parte in enumerate(self._antes.values()):
            yield formulario_de_fila(self.modelo)(
                instance=parte, prefix=f"{self.relacion}-{n}", initial={"clave": parte.clave}
            )
        yield self.vacia(len(self._antes))

    def vacia(self, n: int) -> FormularioDeFila:
        clave = uuid.uuid4()
        return formulario_de_fila(self.modelo)(
            prefix=f"{self.relacion}-{n}", initial={"clave": clave}, instance=self.modelo(clave=clave)
        )

    def _de_lo_enviado(self) -> Iterator[FormularioDeFila]:
        for n in range(min(self._enviadas, MAXIMO_DE_PARTES + 1)):  # and the empty one
            prefijo = f"{self.relacion}-{n}"
            parte = self._antes.get(self.datos.get(f"{prefijo}-clave", ""))
            inicial = {"clave": self.datos.get(f"{prefijo}-clave")}
            yield formulario_de_fila(self.modelo)(
                self.datos, instance=parte or self.modelo(), prefix=prefijo, initial=inicial
            )

    @property
    def se_quedan(self) -> list[FormularioDeFila]:
        return [formulario for formulario in self.formularios if formulario.se_queda()]

    @property
    def _enviadas(self) -> int:
        return _entero(self.datos.get(f"{self.relacion}-total"))

    def caben(self) -> bool:
        """More than fit are not read at all: those left out would be taken for removed."""
        return self._enviadas <= MAXIMO_DE_PARTES + 1

    def partes(self) -> list[Orderable]:
        """The rows as they were sent, in order: a cell that cannot be read stays as it was, and stops no other."""
        partes = [formulario.instance for formulario in self.se_quedan if formulario.tiene_lugar()]
        for orden, parte in enumerate(partes):
            parte.sort_order = orden
        return partes

    def errores(self) -> dict[str, list[str]]:
        """By the id of the control."""
        return {
            campo.id_for_label: list(campo.errors)
            for formulario in (self.se_quedan if self.datos is not None else [])
            for campo in formulario.visibles
            if campo.errors
        }


def _entero(texto) -> int:
    """More figures than any list has rows are no number."""
    return int(texto) if texto and texto.isdecimal() and len(texto) < 6 else 0
