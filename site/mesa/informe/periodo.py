"""The two dates that a report is asked for with: the cut-off, and the first day of the period that ends in it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django import forms

from practicas.catalogos.dias_habiles import LIMA, hoy

PRIMERO = date(2000, 1, 1)


@dataclass(frozen=True)
class Periodo:
    """Both days included, in Lima."""

    desde: date
    corte: date

    @property
    def inicio(self) -> datetime:
        return datetime.combine(self.desde, time(), tzinfo=LIMA)

    @property
    def fin(self) -> datetime:
        """The first moment that is out."""
        return datetime.combine(self.corte + timedelta(days=1), time(), tzinfo=LIMA)

    def tiene(self, momento: datetime) -> bool:
        return self.inicio <= momento < self.fin


def un_anio_antes(dia: date) -> date:
    """The day after the same one of the year before: the period is a whole year."""
    return (
        dia.replace(year=dia.year - 1) if (dia.month, dia.day) != (2, 29) else date(dia.year - 1, 2, 28)
    ) + timedelta(days=1)


class DelInforme(forms.Form):
    use_required_attribute = False

    corte = forms.DateField(label="Fecha de corte", help_text="El último día que se cuenta.", required=False)
    desde = forms.DateField(
        label="Inicio del periodo", help_text="Si lo deja vacío, un año hasta el corte.", required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for campo in self.fields.values():
            tope = {"max": hoy().isoformat(), "min": PRIMERO.isoformat()}
            campo.widget = forms.DateInput({"class": "campo", "type": "date", **tope}, format="%Y-%m-%d")
            campo.error_messages["invalid"] = "Escriba la fecha, por ejemplo 30/06/2026."
        for nombre in self.errors:  # so that what was typed stays before the eyes: a calendar would show nothing
            widget = self.fields[nombre].widget
            widget.input_type, widget.attrs = "text", {"class": "campo"}

    def clean_corte(self) -> date:
        corte = self.cleaned_data["corte"] or hoy()
        if corte > hoy():
            raise forms.ValidationError("La fecha de corte no puede ser futura: elija hoy o un día anterior.")
        return _no_tan_antigua(corte)

    def clean_desde(self) -> date | None:
        desde = self.cleaned_data["desde"]
        return desde and _no_tan_antigua(desde)

    def clean(self):
        corte, desde = self.cleaned_data.get("corte"), self.cleaned_data.get("desde")
        if corte and desde and desde > corte:
            self.add_error("desde", "El periodo empieza después del corte: elija un día anterior.")
        return self.cleaned_data

    @property
    def periodo(self) -> Periodo:
        corte, desde = self.cleaned_data["corte"], self.cleaned_data["desde"]
        return Periodo(desde or un_anio_antes(corte), corte)


def _no_tan_antigua(dia: date) -> date:
    if dia < PRIMERO:
        raise forms.ValidationError("Elija un día del año 2000 en adelante.")
    return dia
