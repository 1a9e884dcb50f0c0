"""What narrows the lists of practices and lessons in the admin."""

from datetime import timedelta

import django_filters
from django.db.models import Q
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet

from practicas.catalogos.models import Termino
from practicas.entidades.filtros import departamentos
from practicas.entidades.models import Entidad

from .completitud import incompletas
from .models import Leccion, Practica

ESTADOS = {
    "borrador": ("Borrador", Q(live=False)),
    "publicada": ("Publicada", Q(live=True, retirada=False)),
    "cambios": ("Con cambios por publicar", Q(live=True, retirada=False, has_unpublished_changes=True)),
    "retirada": ("Retirada", Q(retirada=True)),
}
QUIETO = timedelta(days=60)


class FiltroDeFichas(WagtailFilterSet):
    estado = django_filters.ChoiceFilter(
        choices=[
            *((codigo, nombre) for codigo, (nombre, _) in ESTADOS.items()),
            ("quieto", "Borrador sin tocar en dos meses"),
        ],
        method="filtrar_estado",
        label="Estado",
    )
    falta = django_filters.ChoiceFilter(
        choices=[("algo", "Le falta algo"), ("nada", "Está completa")], method="filtrar_falta", label="Ficha breve"
    )
    entidad = django_filters.CharFilter(method="filtrar_entidad", label="Entidad (nombre, sigla o lugar)")
    temas = django_filters.ModelChoiceFilter(queryset=Termino.objects.de("tema").en_arbol(), label="Tema")
    nivel = django_filters.ModelChoiceFilter(
        queryset=Termino.objects.de("nivel").en_arbol(), method="filtrar_nivel", label="Nivel de gobierno"
    )
    region = django_filters.ChoiceFilter(choices=departamentos, method="filtrar_region", label="Departamento")
    validacion = django_filters.ChoiceFilter(choices=Practica.Validacion.choices, label="Nivel de validación")
    demostracion = django_filters.BooleanFilter(label="De demostración")

    def filtrar_estado(self, fichas, nombre, estado):
        if estado == "quieto":
            return fichas.filter(live=False, latest_revision__created_at__lt=timezone.now() - QUIETO)
        return fichas.filter(ESTADOS[estado][1])

    def filtrar_falta(self, fichas, nombre, valor):
        modelo = fichas.model
        faltan = modelo.objects.filter(incompletas(modelo)).order_by().values("pk")
        return fichas.filter(pk__in=faltan) if valor == "algo" else fichas.exclude(pk__in=faltan)

    def filtrar_entidad(self, fichas, nombre, texto):
        return fichas.filter(entidad__in=Entidad.objects.de_texto(texto))

    def filtrar_nivel(self, fichas, nombre, nivel):
        """A level and all below it."""
        return fichas.filter(entidad__nivel__codigo__regex=rf"^{nivel.codigo}(\.|$)")

    def filtrar_region(self, fichas, nombre, departamento):
        de_su_entidad = Q(ubigeo="", entidad__ubigeo__startswith=departamento)
        return fichas.filter(Q(ubigeo__startswith=departamento) | de_su_entidad)


_CAMPOS = ["estado", "falta", "entidad", "temas", "nivel", "region", "validacion", "demostracion"]


class FiltroDePracticas(FiltroDeFichas):
    class Meta:
        model = Practica
        fields = [*_CAMPOS, "situacion"]


class FiltroDeLecciones(FiltroDeFichas):
    class Meta:
        model = Leccion
        fields = [*_CAMPOS, "resultado", "divulgacion"]
