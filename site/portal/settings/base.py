"""Settings shared by every environment. The environment is read here and in `cuentas`, nowhere else."""

from pathlib import Path

import environ

from .cuentas import *
from .seguridad import *

RAIZ = Path(__file__).resolve().parents[3]
env = environ.Env()

# Where everything that is not code lives: database, index, uploads.
VAR = Path(env.str("YACHAY_VAR", default=str(RAIZ / "var"))).resolve()
VAR.mkdir(parents=True, exist_ok=True)

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY", default="")
SECRET_KEY_FALLBACKS = env.list(
    "SECRET_KEY_FALLBACKS", default=[]
)  # former ones, while what they sealed is still in use
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])

# --- Applications -----------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "portal",
    "paginas",
    "espacio",
    "mesa",
    "interop",
    "busqueda",
    "practicas.solicitudes",
    "practicas.evaluaciones",
    "practicas.envios",
    "practicas.fichas",
    "practicas.entidades",
    "practicas.catalogos",
    "practicas.avisos",
    "practicas.cuentas",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "interop.middleware.OrigenCruzado",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.middleware.PoliticaDeContenido",
    "portal.middleware.Mantenimiento",
    "portal.middleware.MetodosQueNoSon",
    "portal.middleware.SinNulos",
    "allauth.account.middleware.AccountMiddleware",
    "portal.segundo_factor.SegundoFactor",
    "portal.middleware.GestorDelPersonal",
    "axes.middleware.AxesMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [RAIZ / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.contexto.sitio",
            ],
            "builtins": ["portal.templatetags.yachay", "portal.templatetags.casillas"],
        },
    }
]

# --- Data -------------------------------------------------------------------------------------------------------------
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR / 'yachay.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Without IMMEDIATE two writers in three fail under contention. Who waits looks ten times a second, and those who have just come more
    # often: while three publish without a pause, in twenty seconds one may not get in (`make aguante`).
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 60,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "cuentas.Usuario"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Fichas to take away, by what they say: shared by the processes of a machine, and nothing is lost with the folder.
    "documentos": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR / "documentos",
        "TIMEOUT": 30 * 24 * 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
}
MEDIA_ROOT = VAR / "archivos"
MEDIA_URL = "/archivos/"
STATIC_ROOT = VAR / "estaticos"
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

# --- API --------------------------------------------------------------------------------------------------------------
API_LIMITE = env.str("API_LIMITE", default="300/m")  # requests of one address
# How many proxies of ours write X-Forwarded-For: whoever asks writes the rest of it.
NINJA_NUM_PROXIES = env.int("PROXIES", default=0)

# --- Search -----------------------------------------------------------------------------------------------------------
BUSQUEDA_MOTOR = env.str("BUSQUEDA_MOTOR", default="tantivy")
BUSQUEDA_INDICE = VAR / "indice"
ELASTICSEARCH = {
    "urls": tuple(env.list("ELASTICSEARCH_URL", default=["http://127.0.0.1:9200"])),
    "api_key": env.str("ELASTICSEARCH_API_KEY", default=""),
    "ca": env.str("ELASTICSEARCH_CA", default=""),
    "prefijo": env.str("ELASTICSEARCH_PREFIJO", default="yachay"),
    "shards": env.int("ELASTICSEARCH_SHARDS", default=1),
    "replicas": env.int("ELASTICSEARCH_REPLICAS", default=0),
}
# With several web processes, `indexar --continuo` is the only writer and this is off.
BUSQUEDA_INDEXAR_AL_PUBLICAR = env.bool("BUSQUEDA_INDEXAR_AL_PUBLICAR", default=True)
BITACORA_CADA = 10  # seconds between two writings of the log of searches and of readings; 0 = only when told to
BITACORA_DIAS = env.int("BITACORA_DIAS", default=730)
LECTURAS_DIAS = env.int("LECTURAS_DIAS", default=1826)

# --- Language and place -----------------------------------------------------------------------------------------------
LANGUAGE_CODE = "es-pe"
LANGUAGES = [("es", "español"), ("es-pe", "español del Perú")]
WAGTAIL_CONTENT_LANGUAGES = [("es", "español")]
TIME_ZONE = "America/Lima"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["portal.formatos"]
LOCALE_PATHS = [RAIZ / "site" / "portal" / "locale"]
# It would put separators into years, page numbers and ids; the filter `|numero` does it where it belongs.
USE_THOUSAND_SEPARATOR = False

# --- Mail -------------------------------------------------------------------------------------------------------------
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
EMAIL_TIMEOUT = 10  # seconds: a mail server that is down must not hold a request for ever
globals().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("CORREO_REMITENTE", default="yachay@localhost")

# --- Wagtail ----------------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Yachay"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("es-pe", "español del Perú")]
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
# Signing in, the password and the address belong to `/cuenta/`.
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILADMIN_BASE_URL = env.str("SITIO_URL", default="http://127.0.0.1:8000")
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_AUTOSAVE_INTERVAL = 2000  # ms after the last change
WAGTAIL_TAG_SPACES_ALLOWED = True
TAGGIT_TAGS_FROM_STRING = "practicas.catalogos.models.etiqueta.leer_etiquetas"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
# Nothing may call the internet.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS = []

# --- The site ---------------------------------------------------------------------------------------------------------
DEMOSTRACION = env.bool("YACHAY_DEMOSTRACION", default=False)
MANTENIMIENTO = env.bool("MANTENIMIENTO", default=False)
MANTENIMIENTO_MINUTOS = env.int("MANTENIMIENTO_MINUTOS", default=30)
CORREO_CONTACTO = env.str("CORREO_CONTACTO", default="")
ENLACES_OBLIGATORIOS = {
    "Libro de Reclamaciones": env.str("ENLACE_RECLAMACIONES", default="https://reclamos.servicios.gob.pe/"),
    "Portal de Transparencia": env.str("ENLACE_TRANSPARENCIA", default="https://www.transparencia.gob.pe/"),
    "gob.pe": "https://www.gob.pe/",
}
