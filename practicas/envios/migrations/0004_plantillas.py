"""The remarks that are made most often. Staff changes them in the admin: what they changed or deleted does not come back."""

from django.db import migrations

PLANTILLAS = (
    ("Dato personal en el texto", "", "Quite el dato personal que se señala. Basta decir qué papel tuvo la persona: «la presidenta de cuadra», «un usuario»."),
    ("Ficha duplicada", "", "Esta experiencia ya está en el repositorio. Si es la misma, actualice aquella ficha y desista de esta; si es otra, cuente en el resumen en qué se distinguen."),
    ("Falta decir de dónde sale la cifra", "indicadores", "Indique el nombre del registro o informe del que sale la cifra y la fecha de corte, para que otra entidad pueda pedirlo."),
    ("La cifra no tiene punto de partida", "indicadores", "Escriba cuánto era antes de empezar y en qué fecha se midió. Si nadie lo midió, dígalo en «Por qué no hay indicador»."),
    ("El título no dice qué cambió", "titulo", "Escriba el título con lo que cambió y para quién: «Licencia de bodega en tres días» dice más que el nombre del proyecto."),
    ("El resumen cuenta el trámite y no el cambio", "resumen", "Cuente en dos o tres frases qué pasaba, qué hicieron y qué cambió. Las normas y las áreas van en sus secciones."),
    ("El problema es la falta de la solución", "problema", "«No había sistema» es la falta de una solución. Cuente qué le pasaba a la gente: cuánto esperaba, cuánto gastaba, qué perdía."),
    ("No se entiende qué se hizo", "solucion", "Ordene lo que se hizo, paso a paso: quién hizo qué, con qué y en cuánto tiempo. Imagine que lo lee alguien que lo hará el lunes."),
    ("Qué no funcionó está muy corto", "que_no_funciono", "Es lo que más busca quien quiere replicarla. Cuente un tropiezo y qué hicieron con él. Cuente qué pasó, no quién."),
    ("El costo no dice qué incluye", "costo", "Diga si el monto incluye al personal que ya estaba en planilla. Si no hubo gasto adicional, escriba 0."),
    ("Propaganda o nombre de una autoridad", "", "Quite el nombre de la autoridad y los elogios. La ficha queda cuando cambia la gestión: diga qué hizo la entidad."),
    ("El buzón de contacto es de una persona", "contacto_correo", "Si su entidad tiene un buzón institucional, úselo: el de una persona se pierde cuando cambia de puesto. Si no lo tiene, dígalo en su respuesta."),
)  # fmt: skip


def sembrar(apps, schema_editor):
    plantilla = apps.get_model("envios", "PlantillaDeObservacion")
    for titulo, campo, texto in PLANTILLAS:
        plantilla.objects.get_or_create(titulo=titulo, defaults={"campo": campo, "texto": texto})


class Migration(migrations.Migration):
    dependencies = [("envios", "0003_mesa")]
    operations = [migrations.RunPython(sembrar, migrations.RunPython.noop)]
