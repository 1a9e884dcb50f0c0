"""Every reading of case files that has a name."""

from collections.abc import Iterable
from datetime import date, datetime

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import Revision

from practicas.entidades.models import Entidad, Membresia
from practicas.fichas.models import Ficha, Leccion, Practica

from ..estados import DE_LO_PUBLICADO, EN_CAMINO, Estado, Reloj, Ruta

ROLES_QUE_ESCRIBEN = [Membresia.Rol.REDACTOR, Membresia.Rol.RESPONSABLE, Membresia.Rol.ALTERNO]


def _entidades_de(usuario, roles):
    suyas = Membresia.objects.vigentes().filter(usuario=usuario, rol__in=roles)
    return Entidad.objects.filter(pk__in=suyas.values("entidad"))


def _archivos_de(modelo: type[Ficha], pks: list[int]):
    """The names of the files in each text of those fichas, last ones first."""
    textos = Revision.objects.filter(
        content_type=ContentType.objects.get_for_model(modelo), object_id__in=[str(pk) for pk in pks]
    ).order_by("-pk")
    for contenido in textos.values_list("content", flat=True).iterator(chunk_size=20):
        yield {p["archivo"] for r in ("evidencias", "activos") for p in contenido.get(r, []) if p.get("archivo")}


class EnvioQuerySet(models.QuerySet):
    def de_ficha(self, ficha):
        return self.filter(tipo=ficha.TIPO, ficha_id=ficha.pk)

    def de_publicacion(self):
        return self.exclude(ruta=Ruta.EVALUACION)

    def en_camino(self):
        return self.filter(estado__in=EN_CAMINO)

    def de_entidades(self, entidades):
        return self.filter(Q(entidad__in=entidades) | Q(entidad_presenta__in=entidades))

    def que_ve(self, usuario):
        """Those of the entities where the person writes or vouches."""
        return self.de_entidades(_entidades_de(usuario, ROLES_QUE_ESCRIBEN).values("pk"))

    def con_archivo(self, nombre: str) -> bool:
        """Whether a file, by the name it is kept under, is in one of the texts of these.

        The draft of a live ficha has no rows: its files are named only in its revision.
        """
        fichas = set(self.values_list("tipo", "ficha_id"))
        return any(
            nombre in nombres
            for modelo in (Practica, Leccion)
            for nombres in _archivos_de(modelo, [pk for tipo, pk in fichas if tipo == modelo.TIPO])
        )

    def que_sigue(self, usuario):
        """Those of the bodies attached to the sector that the person follows: only how they stand, not what they say.

        No lesson: it may be told without saying whose it is.
        """
        sectores = _entidades_de(usuario, [Membresia.Rol.SECTORIAL]).exclude(sector=None).values("sector")
        return self.de_entidades(Entidad.objects.filter(sector__in=sectores).values("pk")).filter(ruta=Ruta.PRACTICA)

    def en_la_mesa(self):
        """What SGP decides on, what it observed and will come back, and what was asked to be withdrawn; the first due first."""
        return self.filter(turno__isnull=False).order_by("turno", "pk")

    def de_paso(self, paso: str):
        """A step of the desk, or `retiro`: what was asked to be withdrawn."""
        return (
            self.exclude(retiro_pedido="").filter(estado=Estado.PUBLICADA)
            if paso == "retiro"
            else self.filter(estado=paso)
        )

    def a_cargo_de(self, usuarios: Iterable[int]):
        return self.filter(a_cargo__in=list(usuarios))

    def sin_asignar(self):
        """And that somebody should take: evaluations are shared out elsewhere."""
        return self.filter(a_cargo=None).exclude(estado=Estado.EVALUACION)

    def con_plazo_de_la_sgp(self):
        return self.filter(reloj=Reloj.SGP)

    def vencidos(self, hoy: date):
        return self.filter(vence__lt=hoy)

    def por_vencer(self, hoy: date, hasta: date):
        return self.filter(vence__gte=hoy, vence__lte=hasta)

    def por_archivar(self, hoy: date):
        """Observed, and the time of the entity is over."""
        return self.filter(estado=Estado.OBSERVADA, reloj=Reloj.ENTIDAD, vence__lt=hoy)

    def vigente_de(self, ficha):
        """The case file of the text that is public, or was until it was withdrawn. None if it never was."""
        return self.de_ficha(ficha).de_publicacion().filter(estado__in=DE_LO_PUBLICADO).order_by("-version").first()

    def al(self, momento: datetime):
        """Those that there were at that moment, each with `estado_al`: where its acts had led it. Of what was deleted nothing is left."""
        actos = self.model.actos.rel.related_model.objects.filter(envio=OuterRef("pk"))
        antes = actos.filter(cuando__lt=momento)
        ultimo = antes.order_by("-cuando", "-pk").values("a")[:1]
        siguiente = actos.filter(cuando__gte=momento).order_by("cuando", "pk").values("de")[:1]
        return self.filter(Q(creado__lt=momento) | Exists(antes)).annotate(
            estado_al=Coalesce(Subquery(ultimo), Subquery(siguiente), F("estado"))
        )
