"""What a person fills in to join an entity or to ask for it, and staff to answer."""

from django import forms
from django.core.validators import EmailValidator, MaxLengthValidator
from wagtail.admin.forms.models import WagtailAdminModelForm

from practicas.catalogos.plegado import plegar
from practicas.cuentas.formularios import CORREO_INCOMPLETO, SOBRE_LA_CLAVE, DeLaCasa
from practicas.cuentas.models import Usuario

from .cartas import validar_carta
from .models import ROLES_DESIGNADOS, Entidad, Invitacion, Membresia, SolicitudDeAcceso
from .servicios.accesos import CARTA_PARA_DESIGNADOS
from .servicios.membresias import FALTA_LA_CARTA

CABEN = 12  # entities to choose among
NO_ESTA = "no-esta"


class FormularioDeCuenta(DeLaCasa, forms.Form):
    """Of somebody invited who has no account yet."""

    FALTA = {
        "nombres": "Escriba sus nombres.",
        "apellidos": "Escriba sus apellidos.",
        "clave": "Escriba una contraseña.",
        "otra_vez": "Escriba otra vez la contraseña.",
    }
    PISTAS = {"clave": SOBRE_LA_CLAVE}

    nombres = forms.CharField(
        label="Nombres",
        validators=[MaxLengthValidator(150)],
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    apellidos = forms.CharField(
        label="Apellidos",
        validators=[MaxLengthValidator(150)],
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    clave = forms.CharField(
        label="Contraseña", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    otra_vez = forms.CharField(
        label="Contraseña, otra vez", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean(self):
        datos = super().clean()
        if datos.get("clave") and datos.get("otra_vez") and datos["clave"] != datos["otra_vez"]:
            self.add_error("otra_vez", "No es igual a la de arriba: escriba otra vez las dos.")
        return datos

    def cuenta(self) -> dict[str, str]:
        return {nombre: self.cleaned_data[nombre] for nombre in ("nombres", "apellidos", "clave")}


class FormularioDeAcceso(DeLaCasa, forms.Form):
    """Asking to write for an entity. When several are called so, it is sent twice: the second time with the one chosen."""

    FALTA = {
        "nombre": "Escriba su nombre y apellidos.",
        "correo": "Escriba su correo institucional.",
        "entidad": "Escriba el nombre de su entidad.",
        "rol": "Elija qué hará en Yachay.",
    }
    PISTAS = {
        "correo": "Ahí le llegará la respuesta. Si su entidad no da correos, escriba el que usa para trabajar.",
        "entidad": "El nombre o parte de él. Por ejemplo: Municipalidad Provincial de Melgar.",
        "documento": "El oficio o la resolución que lo designa, en PDF de hasta 10 MB. Hace falta para responsable y alterno.",
    }

    nombre = forms.CharField(
        label="Nombre y apellidos",
        validators=[MaxLengthValidator(SolicitudDeAcceso.MAXIMO_DE_NOMBRE)],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    correo = forms.CharField(
        label="Correo institucional",
        validators=[EmailValidator(CORREO_INCOMPLETO), MaxLengthValidator(254)],
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    entidad = forms.CharField(label="Entidad", validators=[MaxLengthValidator(250)])
    elegida = forms.ChoiceField(label="¿Cuál de estas?", required=False, widget=forms.RadioSelect)
    rol = forms.ChoiceField(
        label="Qué hará", choices=[(r.value, r.label) for r in SolicitudDeAcceso.ROLES], widget=forms.RadioSelect
    )
    documento = forms.FileField(label="Carta de designación", required=False, validators=[validar_carta])
    sitio_web = forms.CharField(
        label="No escriba aquí", required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"})
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.entidades = parecidas(self.data.get("entidad", "")) if self.is_bound else []
        self.fields["elegida"].choices = [
            *((e.codigo, str(e)) for e in self.entidades),
            (NO_ESTA, "No está en la lista: pido que la agreguen"),
        ]

    @property
    def visibles(self) -> list[forms.BoundField]:
        nombres = ["nombre", "correo", "entidad", "elegida", "rol", "documento"]
        if not (self.is_bound and ("elegida" in self.errors or self.data.get("elegida"))):
            nombres.remove("elegida")
        return [self[nombre] for nombre in nombres]

    def clean(self):
        datos = super().clean()
        if datos.get("rol") in ROLES_DESIGNADOS and not datos.get("documento") and "documento" not in self.errors:
            self.add_error("documento", CARTA_PARA_DESIGNADOS)
        if datos.get("entidad") and not datos.get("elegida") and la_unica(self.entidades, datos["entidad"]) is None:
            self.add_error("elegida", "Elija su entidad entre las que se llaman así, o diga que no está.")
        return datos

    def es_de_un_programa(self) -> bool:
        """Nobody sees «sitio_web»: who filled it in is a program that fills in everything."""
        return bool(self.cleaned_data["sitio_web"])

    def pedido(self) -> dict:
        datos = self.cleaned_data
        elegida = next((e for e in self.entidades if e.codigo == datos["elegida"]), None)
        if not datos["elegida"]:
            elegida = la_unica(self.entidades, datos["entidad"])
        return {
            **{nombre: datos[nombre] for nombre in ("nombre", "correo", "rol", "documento")},
            "entidad": elegida,
            "entidad_escrita": datos["entidad"],
        }


def parecidas(texto: str) -> list[Entidad]:
    """Those that may be meant, exact names first."""
    texto = texto.replace("\x00", "")[:250]
    if not plegar(texto).split():
        return []
    de_texto = Entidad.objects.vigentes().filter(externa=False).de_texto(texto)
    exactas = list(de_texto.filter(nombre__iexact=texto.strip())[:CABEN])
    return exactas + [e for e in de_texto[: CABEN * 2] if e not in exactas][: CABEN - len(exactas)]


def la_unica(entidades: list[Entidad], texto: str) -> Entidad | None:
    """The only one that is called so: of those that match, or by its whole name."""
    iguales = [e for e in entidades if plegar(str(e)) == plegar(texto)] or entidades
    return iguales[0] if len(iguales) == 1 else None


def contar(error: forms.ValidationError, formulario) -> None:
    """Put what a service refused beside its field, or on top when the form has no such field."""
    por_campo = error.message_dict if hasattr(error, "error_dict") else {None: error.messages}
    for campo, mensajes in por_campo.items():
        formulario.add_error(campo if campo in formulario.fields else None, mensajes)


class FormularioDeAtencion(WagtailAdminModelForm):
    class Meta:
        model = SolicitudDeAcceso
        fields = ["entidad", "motivo"]
        labels = {"motivo": "Motivo, si la deniega"}
        help_texts = {
            "entidad": "La que eligió quien pidió el acceso. Cámbiela si no es.",
            "motivo": "Se envía tal cual a quien pidió el acceso.",
        }
        widgets = {"motivo": forms.Textarea(attrs={"rows": 4})}


class EligeEntidad:
    """Mixed into a form of the admin: two thousand entities are searched, not unfolded."""

    def __init__(self, *args, **kwargs):
        from .viewsets import selector_de_entidad  # which knows these forms

        super().__init__(*args, **kwargs)
        self.fields["entidad"].widget = selector_de_entidad.widget_class()


def _con_representantes(entidad: Entidad) -> Entidad:
    if entidad.externa:
        raise forms.ValidationError("Fue creada al importar un catálogo ajeno: no presenta fichas.")
    return entidad


class FormularioDeInvitacion(EligeEntidad, WagtailAdminModelForm):
    class Meta:
        model = Invitacion
        fields = ["entidad", "correo", "rol", "documento"]
        help_texts = {
            "correo": "De quien se invita. Solo quien abra ese buzón podrá aceptar.",
            "documento": "Oficio o resolución en PDF. Hace falta para responsable y alterno: al aceptar, reemplaza a quien tenía el rol.",
        }

    def clean_entidad(self) -> Entidad:
        return _con_representantes(self.cleaned_data["entidad"])

    def validate_constraints(self):
        """The service annuls the one that is pending before it makes another."""


class FormularioDeDesignacion(EligeEntidad, WagtailAdminModelForm):
    """A letter that came to SGP. Who is not here yet is invited: the invitation carries the same letter."""

    correo = forms.EmailField(
        label="Correo de la persona designada",
        help_text="El de su cuenta. Si no tiene, invítela con la misma carta desde «Invitaciones».",
    )
    field_order = ["entidad", "correo", "rol", "documento"]

    class Meta:
        model = Membresia
        fields = ["entidad", "rol", "documento"]
        labels = {"documento": "Carta de designación"}
        help_texts = {
            "rol": "Quien tenía ese rol en la entidad lo deja hoy; sus borradores y fichas siguen siendo de la entidad.",
            "documento": "El oficio o la resolución, en PDF.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rol"].choices = [("", "Elija un rol"), *((r.value, r.label) for r in ROLES_DESIGNADOS)]
        self.fields["documento"].required = True
        self.fields["documento"].error_messages["required"] = FALTA_LA_CARTA

    def clean_entidad(self) -> Entidad:
        return _con_representantes(self.cleaned_data["entidad"])

    def clean_correo(self) -> str:
        self.persona = Usuario.objects.filter(email__iexact=self.cleaned_data["correo"], is_active=True).first()
        if self.persona is None:
            raise forms.ValidationError("No hay una cuenta con ese correo: invítela desde «Invitaciones».")
        return self.persona.email

    def validate_constraints(self):
        """The service ends that of whoever had the role before it opens another."""


class FormularioDeTermino(WagtailAdminModelForm):
    """Of a membership: nothing of it is written by hand, only that it ended and why."""

    motivo = forms.CharField(
        label="Motivo", required=False, max_length=300, help_text="Queda en el historial. Por ejemplo: dejó el cargo."
    )

    class Meta:
        model = Membresia
        fields: list[str] = []

    def validate_constraints(self):
        """Nothing is written from here."""


class FormularioSinCampos(WagtailAdminModelForm):
    """Of an invitation sent: there are only buttons."""

    class Meta:
        model = Invitacion
        fields: list[str] = []

    def validate_constraints(self):
        """Nothing is written from here."""
