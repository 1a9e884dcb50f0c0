"""The forms of `/cuenta/`: those of allauth with the words, the looks and the summary of errors of the house."""

from allauth.account import forms as de_cuenta
from allauth.mfa.base import forms as de_mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms

SOBRE_LA_CLAVE = "Diez caracteres o más. No use su nombre, su correo ni una palabra común."
CORREO_INCOMPLETO = "Escriba el correo completo, por ejemplo nombre@entidad.gob.pe."


def vestir(formulario: forms.Form) -> None:
    """Give every control the class of the house; say what is required to whoever hears the page; no example inside a box."""
    for campo in formulario.fields.values():
        atributos = campo.widget.attrs
        atributos.pop("placeholder", None)
        if not isinstance(campo.widget, forms.RadioSelect | forms.CheckboxInput | forms.HiddenInput):
            atributos["class"] = "campo"
        if campo.required:
            atributos["aria-required"] = "true"


class DeLaCasa:
    """Mixed into a form: labels and hints by name, Spanish for what is missing, `visibles` for the summary of errors."""

    # The summary of errors explains more than the bubble of the browser.
    use_required_attribute = False
    ROTULOS: dict[str, str] = {}
    PISTAS: dict[str, str] = {}
    FALTA: dict[str, str] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nombre, campo in self.fields.items():
            campo.label = self.ROTULOS.get(nombre, campo.label)
            campo.help_text = self.PISTAS.get(nombre, "")
            if nombre in self.FALTA:
                campo.error_messages["required"] = self.FALTA[nombre]
        vestir(self)

    @property
    def visibles(self) -> list[forms.BoundField]:
        return self.visible_fields()


class ConCorreo(DeLaCasa):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for campo in self.fields.values():
            if isinstance(campo, forms.EmailField):
                campo.error_messages["required"] = "Escriba su correo."
                campo.error_messages["invalid"] = CORREO_INCOMPLETO


class Ingreso(ConCorreo, de_cuenta.LoginForm):
    ROTULOS = {"login": "Correo", "password": "Contraseña"}
    FALTA = {"password": "Escriba su contraseña."}


class OtroCorreo(ConCorreo, de_cuenta.AddEmailForm):
    ROTULOS = {"email": "Correo nuevo"}
    PISTAS = {"email": "Le enviaremos un enlace. Hasta que lo abra, sigue ingresando con el correo de ahora."}


class ClaveOlvidada(ConCorreo, de_cuenta.ResetPasswordForm):
    ROTULOS = {"email": "Correo"}


class ConClaveDosVeces(DeLaCasa):
    ROTULOS = {
        "oldpassword": "Contraseña de ahora",
        "password1": "Contraseña nueva",
        "password2": "Contraseña nueva, otra vez",
    }
    PISTAS = {"password1": SOBRE_LA_CLAVE}
    FALTA = {
        "oldpassword": "Escriba la contraseña con la que ingresa ahora.",
        "password1": "Escriba la contraseña nueva.",
        "password2": "Escriba otra vez la contraseña nueva.",
    }

    def clean(self):
        datos = super(de_cuenta.PasswordVerificationMixin, self).clean()
        if datos.get("password1") and datos.get("password2") and datos["password1"] != datos["password2"]:
            self.add_error("password2", "No es igual a la de arriba: escriba otra vez las dos.")
        return datos


class CambioDeClave(ConClaveDosVeces, de_cuenta.ChangePasswordForm):
    pass


class ClaveNueva(ConClaveDosVeces, de_cuenta.SetPasswordForm):
    pass


class ClaveRecuperada(ConClaveDosVeces, de_cuenta.ResetPasswordKeyForm):
    pass


class ConfirmacionConClave(DeLaCasa, de_cuenta.ReauthenticateForm):
    ROTULOS = {"password": "Contraseña"}
    FALTA = {"password": "Escriba su contraseña."}


# --- Second factor ----------------------------------------------------------------------------------------------------
class ConCodigo(DeLaCasa):
    ROTULOS = {"code": "Código"}
    PISTAS = {"code": "Los seis dígitos que muestra la aplicación, o uno de sus códigos de respaldo."}
    FALTA = {"code": "Escriba el código."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"autocomplete": "one-time-code", "inputmode": "numeric"}


class Codigo(ConCodigo, de_mfa.AuthenticateForm):
    pass


class ConfirmacionConCodigo(ConCodigo, de_mfa.ReauthenticateForm):
    pass


class PrimerCodigo(ConCodigo, ActivateTOTPForm):
    PISTAS = {"code": "Los seis dígitos que muestra ahora la aplicación."}
