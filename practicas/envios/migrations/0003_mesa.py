import datetime
import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('entidades', '0001_inicial'),
        ("envios", "0002_de_las_fichas_que_ya_hay"),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Ausencia',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('desde', models.DateField(verbose_name='desde')),
                ('hasta', models.DateField(help_text='El último día que no está.', verbose_name='hasta')),
            ],
            options={
                'verbose_name': 'ausencia',
                'verbose_name_plural': 'ausencias',
                'ordering': ['desde', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='HojaDeRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('criterios', models.JSONField(blank=True, default=dict)),
                ('respuesta', models.CharField(blank=True, choices=[('distinta', 'Distinta'), ('duplicada', 'Duplicada'), ('replica', 'Es una réplica')], max_length=10, verbose_name='¿es la misma?')),
                ('otra', models.CharField(blank=True, max_length=30)),
                ('otra_titulo', models.CharField(blank=True, max_length=140)),
                ('cuando', models.DateTimeField(auto_now=True)),
            ],
            options={
                'verbose_name': 'hoja de revisión',
                'verbose_name_plural': 'hojas de revisión',
            },
        ),
        migrations.AddField(
            model_name='observacion',
            name='absuelta_por',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='absueltas', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='envio',
            name='turno',
            field=models.GeneratedField(db_persist=True, expression=models.Case(models.When(estado__in=['admisibilidad', 'evaluacion', 'por_publicar', 'reconsideracion', 'revision'], then=django.db.models.functions.comparison.Coalesce(models.F('vence'), models.Value(datetime.date(1, 1, 1), output_field=models.DateField()))), models.When(models.Q(('estado', 'observada'), ('paso_que_observo__in', ['admisibilidad', 'evaluacion', 'por_publicar', 'reconsideracion', 'revision'])), then=django.db.models.functions.comparison.Coalesce(models.F('vence'), models.Value(datetime.date(1, 1, 1), output_field=models.DateField()))), models.When(models.Q(('estado', 'publicada'), models.Q(('retiro_pedido', ''), _negated=True)), then=models.Value(datetime.date(1, 1, 1), output_field=models.DateField())), default=None, output_field=models.DateField(null=True)), output_field=models.DateField(null=True, verbose_name='turno en la mesa')),
        ),
        migrations.AddIndex(
            model_name='envio',
            index=models.Index(fields=['turno', 'id'], name='envio_turno'),
        ),
        migrations.AddIndex(
            model_name='envio',
            index=models.Index(fields=['a_cargo', 'turno', 'id'], name='envio_turno_a_cargo'),
        ),
        migrations.AddField(
            model_name='ausencia',
            name='reemplazo',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reemplazos', to=settings.AUTH_USER_MODEL, verbose_name='la reemplaza'),
        ),
        migrations.AddField(
            model_name='ausencia',
            name='usuario',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ausencias', to=settings.AUTH_USER_MODEL, verbose_name='quién se ausenta'),
        ),
        migrations.AddField(
            model_name='hojaderevision',
            name='envio',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='hoja', to='envios.envio'),
        ),
        migrations.AddField(
            model_name='hojaderevision',
            name='por',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='ausencia',
            index=models.Index(fields=['hasta', 'desde'], name='ausencia_del_dia'),
        ),
        migrations.AddConstraint(
            model_name='ausencia',
            constraint=models.CheckConstraint(condition=models.Q(('hasta__gte', models.F('desde'))), name='ausencia_ordenada', violation_error_message='El último día no puede ser anterior al primero.'),
        ),
        migrations.AddConstraint(
            model_name='ausencia',
            constraint=models.CheckConstraint(condition=models.Q(('usuario', models.F('reemplazo')), _negated=True), name='ausencia_con_otra_persona', violation_error_message='Elija a otra persona: nadie se reemplaza a sí misma.'),
        ),
        migrations.AddConstraint(
            model_name='hojaderevision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('otra', ''), ('respuesta__in', ['', 'distinta'])), models.Q(('respuesta__in', ['duplicada', 'replica']), models.Q(('otra', ''), _negated=True)), _connector='OR'), name='hoja_dice_de_cual', violation_error_message='Diga de qué ficha.'),
        ),
    ]
