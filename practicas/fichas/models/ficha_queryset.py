"""Every reading of fichas that has a name."""

from collections import defaultdict

from django.db import models, transaction
from django.db.models import CharField, Q, Value
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations

from practicas.catalogos.models import Termino

from ..signals import fichas_cambiadas


class FichaQuerySet(models.QuerySet):
    def publicadas(self):
        """What anybody may see. The only door to the public: pages, API, index and export all begin here."""
        return self.filter(live=True, retirada=False).filter(self.model.CONDICION_PUBLICA)

    def con_nombre(self):
        """Those of which it may be told whose they are."""
        return self.filter(self.model.CONDICION_CON_NOMBRE)

    def con_entidad(self):
        return self.select_related(
            "entidad__nivel__vocabulario",
            "entidad__sector__vocabulario",
            "entidad__nivel__padre__padre",
            "entidad_presenta",
        )

    def completas(self) -> list:
        """The fichas with all they have, loaded in a fixed number of queries."""
        fichas = list(self.con_entidad())
        cargar_terminos(fichas)
        cargar_partes(fichas)
        return fichas

    def con_termino(self, pks):
        """Those that carry any of these terms, in a classification of their own or through their entity."""
        filtro = Q(entidad__nivel__in=pks) | Q(entidad__sector__in=pks)
        for clasificacion in self.model.CLASIFICACIONES:
            relacion = getattr(self.model, clasificacion.campo).through
            filtro |= Q(pk__in=relacion.objects.filter(termino__in=pks).values(self.model._meta.model_name))
        return self.filter(filtro)

    def delete(self):
        with transaction.atomic(using=self.db):
            pks = list(self.values_list("pk", flat=True))
            resultado = super().delete()
            if pks:
                fichas_cambiadas.send(self.model, tipo=self.model.TIPO, pks=pks)
        return resultado


def cargar_terminos(fichas: list) -> None:
    """Fill the classifications of fichas of one kind, as read from their tables, in two queries in all."""
    if not fichas:
        return
    modelo = type(fichas[0])
    propio = modelo._meta.model_name
    partes = [
        getattr(modelo, c.campo)
        .through.objects.filter(**{f"{propio}__in": [f.pk for f in fichas]})
        .annotate(campo=Value(c.campo, output_field=CharField()))
        .order_by()
        .values_list("campo", f"{propio}_id", "termino_id")
        for c in modelo.CLASIFICACIONES
    ]
    pares = list(partes[0].union(*partes[1:], all=True))
    terminos = Termino.objects.select_related("vocabulario", "padre").in_bulk({termino for _, _, termino in pares})
    por_ficha = defaultdict(list)
    for campo, ficha, termino in pares:
        por_ficha[ficha, campo].append(terminos[termino])
    for ficha in fichas:
        for c in modelo.CLASIFICACIONES:
            getattr(ficha, c.campo).set(sorted(por_ficha[ficha.pk, c.campo], key=lambda t: (t.orden, t.codigo)))


def cargar_partes(fichas: list) -> None:
    """Fill every child relation (rows, evidence, labels) of fichas of one kind: one query per relation."""
    if not fichas:
        return
    por_pk = {f.pk: f for f in fichas}
    for relacion in get_all_child_relations(type(fichas[0])):
        suyas = defaultdict(list)
        for parte in _con_sus_terminos(relacion.related_model).filter(**{f"{relacion.field.name}__in": por_pk}):
            suyas[getattr(parte, relacion.field.attname)].append(parte)
        for pk, ficha in por_pk.items():
            setattr(ficha, relacion.get_accessor_name(), suyas[pk])


def _con_sus_terminos(modelo):
    ajenas = [c.name for c in modelo._meta.fields if c.is_relation and not isinstance(c, ParentalKey)]
    consulta = modelo._default_manager.order_by(*modelo._meta.ordering)
    return consulta.select_related(*ajenas) if ajenas else consulta
