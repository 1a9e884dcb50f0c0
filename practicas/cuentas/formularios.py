"""The form to sign in."""

from django import forms
from wagtail.admin.forms.auth import LoginForm


class FormularioDeIngreso(LoginForm):
    """Wagtail gives its password no label, so it is called «Password» in every language."""

    password = forms.CharField(label="Contraseña", strip=False, widget=forms.PasswordInput)
