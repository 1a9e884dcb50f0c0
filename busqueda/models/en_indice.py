"""The version table: what every copy of a ficha must have reached. Versions, not a log of events: nothing is lost, order does not matter."""

from django.db import connections, models, transaction
from django.db.models import F, Q


class EnIndiceQuerySet(models.QuerySet):
    def pendientes(self):
        """Those whose last version may not be written in the index in use. Costs by what is pending, not by the corpus."""
        return self.filter(pendiente=True).order_by("pk")

    def sin_escribir(self, indice: str):
        """Those whose last version is not written in that physical index. Looks at every row."""
        return self.filter(~models.Exists(_escritas(indice))).order_by("pk")

    def dar_por_escritas(self, indice: str) -> None:
        """That index is the one in use and has the last version of these; one raised meanwhile stays pending."""
        self.filter(models.Exists(_escritas(indice)), pendiente=True).update(pendiente=False)

    @transaction.atomic(savepoint=False)
    def subir(self, tipo: str, pks: list[int]) -> None:
        """One version more for each, inside the transaction of the change."""
        for desde in range(0, len(pks), 500):
            tanda = pks[desde : desde + 500]
            self.bulk_create([EnIndice(tipo=tipo, ficha=pk, version=0) for pk in tanda], ignore_conflicts=True)
            suyas = self.filter(tipo=tipo, ficha__in=tanda)
            if connections[self.db].features.has_select_for_update:
                # In one order for all: two who wait for each other would wait for ever.
                list(suyas.select_for_update().order_by("pk").values_list("pk"))
            suyas.update(version=F("version") + 1, pendiente=True)


def _escritas(indice: str):
    return Escritura.objects.filter(indice=indice, ficha=models.OuterRef("pk"), version__gte=models.OuterRef("version"))


class EnIndice(models.Model):
    """One row per ficha. What it last said (folded words, roots, codes of facets) lets the database answer when the engine does not."""

    tipo = models.CharField(max_length=8)
    ficha = models.BigIntegerField()
    version = models.BigIntegerField(default=1)
    pendiente = models.BooleanField(default=True)
    borrada = models.BooleanField(default=False)
    texto_plegado = models.TextField(blank=True, default="")
    raices = models.TextField(blank=True, default="")  # each between blanks
    codigos = models.TextField(blank=True, default="")  # «|tema=agua|region=21|anio=2022|»

    objects = EnIndiceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tipo", "ficha"], name="en_indice_unico")]
        indexes = [models.Index(fields=["id"], condition=Q(pendiente=True), name="en_indice_pendientes")]

    def __str__(self):
        return f"{self.id_documento} v{self.version}"

    @property
    def id_documento(self) -> str:
        return f"{self.tipo}-{self.ficha}"


class Escritura(models.Model):
    """The version of a ficha that a physical index holds."""

    indice = models.CharField(max_length=100)
    ficha = models.ForeignKey(EnIndice, models.CASCADE, related_name="escrituras")
    version = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["indice", "ficha"], name="escritura_unica")]

    def __str__(self):
        return f"{self.ficha} en {self.indice}: {self.version}"


class EstadoDelIndice(models.Model):
    """How the consumer fares with a physical index: the last failure stays visible until a success."""

    indice = models.CharField(max_length=100, unique=True)
    ultimo_exito = models.DateTimeField(null=True)
    ultimo_fallo = models.DateTimeField(null=True)
    fallos_seguidos = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True, default="")
    no_antes_de = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(indice=""), name="estado_con_indice")]

    def __str__(self):
        return self.indice
