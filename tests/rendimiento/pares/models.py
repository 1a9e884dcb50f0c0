"""A ficha as a site on Wagtail alone would give it to Wagtail's search, as light as that can be: one row, no relation to follow."""

from django.db import models
from modelsearch.index import FilterField, Indexed, SearchField

from busqueda.documento import CAMPOS_DE_TEXTO
from busqueda.facetas import FACETAS
from busqueda.motores.pesos import PESOS

ENTRE = "|"


class CodigosField(models.TextField):
    """Codes between bars. Tables of their own would be nested documents in the index, and dearer to search."""

    def get_internal_type(self):
        return "CharField"  # for the mapping: a keyword

    def db_type(self, connection):
        return "text"

    def from_db_value(self, valor, *_):
        return valor.strip(ENTRE).split(ENTRE) if valor.strip(ENTRE) else []

    def get_prep_value(self, valor):
        return f"{ENTRE}{ENTRE.join(valor)}{ENTRE}" if isinstance(valor, list) else valor


@CodigosField.register_lookup
class EntreLosCodigos(models.Lookup):
    """`campo__in`: Wagtail sends it to Elasticsearch as `terms`, and again to the database when it reads the hits."""

    lookup_name = "in"

    def get_prep_lookup(self):
        return list(self.rhs)

    def as_sql(self, compiler, connection):
        columna, _ = self.process_lhs(compiler, connection)
        partes = [f"instr({columna}, %s) > 0" for _ in self.rhs]
        return f"({' OR '.join(partes)})", [f"{ENTRE}{codigo}{ENTRE}" for codigo in self.rhs]


class Hoja(Indexed, models.Model):
    search_auto_update = False
    search_fields = [
        *(SearchField(campo, boost=PESOS[campo]) for campo in CAMPOS_DE_TEXTO),
        *(FilterField(f"f_{f.nombre}") for f in FACETAS),
        FilterField("por_recientes"),
    ]
    por_recientes = models.CharField(max_length=60)

    class Meta:
        app_label = "pares"

    def __str__(self):
        return self.titulo


for _campo in CAMPOS_DE_TEXTO:
    Hoja.add_to_class(_campo, models.TextField())
for _faceta in FACETAS:
    Hoja.add_to_class(f"f_{_faceta.nombre}", CodigosField())
