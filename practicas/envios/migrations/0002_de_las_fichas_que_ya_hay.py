"""A case file for each ficha that was here before there were case files."""

from django.db import migrations
from django.utils import timezone

TANDA = 1000
LEIDOS = ("retirada", "live", "titulo", "entidad", "entidad_presenta", "live_revision")


def abrir(apps, schema_editor):
    Envio, Correlativo = apps.get_model("envios", "Envio"), apps.get_model("fichas", "Correlativo")
    anio = timezone.localdate().year
    cuenta, _ = Correlativo.objects.get_or_create(prefijo="E", anio=anio)
    for tipo in ("practica", "leccion"):
        fichas = apps.get_model("fichas", tipo.capitalize()).objects.only(*LEIDOS).order_by("pk")
        nuevos = []
        for ficha in fichas.iterator(chunk_size=TANDA):
            cuenta.ultimo += 1
            nuevos.append(_envio(Envio, tipo, ficha, f"{anio}-{cuenta.ultimo:04d}"))
        Envio.objects.bulk_create(nuevos, batch_size=TANDA)
    cuenta.save()


def _envio(Envio, tipo, ficha, numero):
    estado = "retirada" if ficha.retirada else "publicada" if ficha.live else "borrador"
    return Envio(
        numero=numero,
        ruta=tipo,
        tipo=tipo,
        estado=estado,
        ficha_id=ficha.pk,
        titulo=ficha.titulo,
        entidad_id=ficha.entidad_id,
        entidad_presenta_id=ficha.entidad_presenta_id,
        revision_id=ficha.live_revision_id,
    )


def cerrar(apps, schema_editor):
    """The case files go with their table."""


class Migration(migrations.Migration):
    dependencies = [("envios", "0001_inicial"), ("fichas", "0002_idioma_de_dos_letras")]

    operations = [migrations.RunPython(abrir, cerrar)]
