"""The addresses under `/cuenta/`: those of allauth that are open here, with its names, and ours. What is not listed does not exist."""

from allauth.account import views as cuenta
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codigos
from allauth.mfa.totp import views as totp
from allauth.socialaccount.views import login_cancelled
from django.urls import path

from .views import accesos, cuentas, identidad

urlpatterns = [
    path("", cuentas.mi_cuenta, name="mi_cuenta"),
    path("ingresar/", cuenta.login, name="account_login"),
    path("salir/", cuenta.logout, name="account_logout"),
    path("cerrada/", cuenta.account_inactive, name="account_inactive"),
    path("confirmar/", cuenta.reauthenticate, name="account_reauthenticate"),
    path("correo/", cuenta.email, name="account_email"),
    path("correo/enviado/", cuenta.email_verification_sent, name="account_email_verification_sent"),
    path("correo/confirmar/<str:key>/", cuenta.confirm_email, name="account_confirm_email"),
    path("clave/", cuenta.password_change, name="account_change_password"),
    path("clave/nueva/", cuenta.password_set, name="account_set_password"),
    path("clave/olvidada/", cuenta.password_reset, name="account_reset_password"),
    path("clave/olvidada/enviado/", cuenta.password_reset_done, name="account_reset_password_done"),
    path("clave/cambiada/", cuenta.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path(
        "clave/cambiar/<str:uidb36>/<str:key>/", cuenta.password_reset_from_key, name="account_reset_password_from_key"
    ),
    path("segundo-paso/", mfa.index, name="mfa_index"),
    path("segundo-paso/ingresar/", mfa.authenticate, name="mfa_authenticate"),
    path("segundo-paso/confirmar/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("segundo-paso/activar/", totp.activate_totp, name="mfa_activate_totp"),
    path("segundo-paso/desactivar/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("segundo-paso/codigos/", codigos.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("segundo-paso/codigos/nuevos/", codigos.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("segundo-paso/codigos/descargar/", codigos.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("identidad/cancelada/", login_cancelled, name="socialaccount_login_cancelled"),
    path("identidad/<str:provider_id>/", identidad.ir, name="openid_connect_login"),
    path("identidad/<str:provider_id>/volver/", identidad.volver, name="openid_connect_callback"),
    path("invitacion/<str:secreto>/", accesos.aceptar, name="aceptar_invitacion"),
    path("solicitar-acceso/", accesos.pedir, name="solicitar_acceso"),
    # Where allauth sends whoever has no account.
    path("solicitar-acceso/", accesos.pedir, name="account_signup"),
    path("solicitar-acceso/recibida/", accesos.pedido, name="acceso_pedido"),
]
