"""How people sign in: allauth, the second factor, guessing, and the identity provider of the State. `base` takes it in."""

from datetime import timedelta
from urllib.parse import urlsplit

import environ

env = environ.Env()

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "mi_cuenta"

# --- allauth ----------------------------------------------------------------------------------------------------------
ACCOUNT_ADAPTER = "portal.adaptadores.AdaptadorDeCuentas"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
# The address of an account was proved by the invitation that made it, or is vouched for by the staff who did.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = urlsplit(env.str("SITIO_URL", default="http://127.0.0.1:8000")).scheme
ACCOUNT_REAUTHENTICATION_METHODS = ("password", "mfa")
# Whole offices sign in from one address; what is counted is failures, below. Codes of the second factor keep allauth's limit.
ACCOUNT_RATE_LIMITS = {"login": None}
ACCOUNT_SESSION_REMEMBER = False  # shared computers: the session ends with the browser
ACCOUNT_FORMS = {
    "login": "practicas.cuentas.formularios.Ingreso",
    "add_email": "practicas.cuentas.formularios.OtroCorreo",
    "change_password": "practicas.cuentas.formularios.CambioDeClave",
    "set_password": "practicas.cuentas.formularios.ClaveNueva",
    "reset_password": "practicas.cuentas.formularios.ClaveOlvidada",
    "reset_password_from_key": "practicas.cuentas.formularios.ClaveRecuperada",
    "reauthenticate": "practicas.cuentas.formularios.ConfirmacionConClave",
}

# --- Second factor ----------------------------------------------------------------------------------------------------
SEGUNDO_FACTOR_OBLIGATORIO = env.bool("SEGUNDO_FACTOR_OBLIGATORIO", default=True)
MFA_ADAPTER = "portal.adaptadores.AdaptadorDeSegundoFactor"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Yachay"
MFA_TOTP_TOLERANCE = 1  # steps of 30 s: the clock of a telephone is never exact
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody makes an account with the address of another: see ACCOUNT_EMAIL_VERIFICATION
MFA_FORMS = {
    "authenticate": "practicas.cuentas.formularios.Codigo",
    "reauthenticate": "practicas.cuentas.formularios.ConfirmacionConCodigo",
    "activate_totp": "practicas.cuentas.formularios.PrimerCodigo",
}

# --- Guessing: five failures with an e-mail from an address, or fifty from an address, close it for a while -------------
AXES_HANDLER = "practicas.cuentas.intentos.Intentos"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address"]
AXES_LOCKOUT_CALLABLE = "portal.views.cuentas.bloqueada"
AXES_USERNAME_CALLABLE = "practicas.cuentas.intentos.correo_de"
AXES_CLIENT_IP_CALLABLE = "practicas.cuentas.intentos.direccion_de"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "login", "email", "password"]

# --- Identity provider (OpenID Connect): none unless configured ---------------------------------------------------------
SOCIALACCOUNT_ADAPTER = "portal.adaptadores.AdaptadorDeIdentidad"
# A form that ends at another host would break `form-action` of the content policy; here a link starts it.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # the adapter does it, by the address of the account alone
OIDC_ID = env.str("OIDC_ID", default="")
OIDC_NOMBRE = env.str("OIDC_NOMBRE", default="ID GOB.PE")
OIDC_SERVIDOR = env.str("OIDC_SERVIDOR", default="")
OIDC_CLIENTE = env.str("OIDC_CLIENTE", default="")
OIDC_SECRETO = env.str("OIDC_SECRETO", default="")
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": []}}
if OIDC_ID and OIDC_SERVIDOR and OIDC_CLIENTE:
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"] = [
        {
            "provider_id": OIDC_ID,
            "name": OIDC_NOMBRE,
            "client_id": OIDC_CLIENTE,
            "secret": OIDC_SECRETO,
            "settings": {"server_url": OIDC_SERVIDOR},
        }
    ]
