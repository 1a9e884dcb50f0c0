"""What is done to several fichas, or to several labels, at once. No text is changed so: each ficha has its journey."""

import tempfile
from pathlib import Path

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils import timezone

from practicas.catalogos.lotes import AccionEnLote
from practicas.catalogos.models import Etiqueta

from . import permisos, servicios
from .intercambio.catalogo import Catalogo
from .intercambio.exportacion import elegidas
from .intercambio.planas import escribir_xlsx
from .models import Leccion, Practica

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ExportarFichas(AccionEnLote):
    """All they have, in the format of the import: «docs/formato-fichas.md»."""

    display_name = "Exportar a Excel"
    action_type = "exportar"
    aria_label = "Exportar a Excel las fichas elegidas"
    models = [Practica, Leccion]
    permiso = "view"
    pregunta = (
        "Saldrán enteras, con sus indicadores y demás partes en hojas aparte, también lo que todavía no es público."
    )
    boton = "Exportar"

    def prepare_action(self, objects, objects_without_access):
        fichas = self.model.objects.filter(pk__in=[f.pk for f in objects])
        with tempfile.TemporaryDirectory() as carpeta:
            ruta = Path(carpeta) / "fichas.xlsx"
            escribir_xlsx(ruta, elegidas(Catalogo(), fichas))
            respuesta = HttpResponse(ruta.read_bytes(), content_type=XLSX)
        respuesta["Content-Disposition"] = f'attachment; filename="yachay-fichas-{timezone.localdate():%Y-%m-%d}.xlsx"'
        return respuesta


class LaQueQueda(forms.Form):
    queda = forms.ModelChoiceField(
        label="Etiqueta que queda",
        queryset=Etiqueta.objects.order_by("name"),
        help_text="Las fichas de las demás pasan a esta y las demás desaparecen. No se puede deshacer.",
    )


class FundirEtiquetas(AccionEnLote):
    display_name = "Fundir en una"
    action_type = "fundir"
    aria_label = "Fundir en una las etiquetas elegidas"
    models = [Etiqueta]
    form_class = LaQueQueda
    permiso = "delete"
    pregunta = "De estas etiquetas quedará una sola."
    boton = "Fundir"

    def check_perm(self, obj):
        return permisos.puede_fundir_etiquetas(self.request.user)

    def hacer_con(self, fila, datos):
        queda = datos["queda"]
        if fila == queda:
            return
        if not Etiqueta.objects.filter(pk=queda.pk).exists():
            raise ValidationError("La etiqueta que iba a quedar ya no está.")
        servicios.fundir_etiquetas(sobra=fila, queda=queda, usuario=self.request.user)
