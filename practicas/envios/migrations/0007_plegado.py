"""The words of each case file without accents, for the filter of the queue."""

from django.db import migrations

import practicas.catalogos.campos
from practicas.catalogos.plegado import plegar

TANDA = 1000


def plegar_los_que_hay(apps, schema_editor):
    Envio = apps.get_model("envios", "Envio")
    tanda = []
    for envio in Envio.objects.only("titulo", "numero").order_by("pk").iterator(chunk_size=TANDA):
        envio.plegado = plegar(f"{envio.titulo} {envio.numero}")
        tanda.append(envio)
        if len(tanda) == TANDA:
            Envio.objects.bulk_update(tanda, ["plegado"])
            tanda = []
    Envio.objects.bulk_update(tanda, ["plegado"])


class Migration(migrations.Migration):
    dependencies = [("envios", "0006_otra_version_tras_no_admitida")]

    operations = [
        migrations.AddField(
            model_name="envio",
            name="plegado",
            field=practicas.catalogos.campos.CampoPlegado(de=("titulo", "numero"), default="", editable=False),
        ),
        migrations.RunPython(plegar_los_que_hay, migrations.RunPython.noop),
    ]
