"""What browsers are told to refuse: who may frame a page, what it may load, which cookies it sees. `base` takes it in."""

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
CSRF_COOKIE_HTTPONLY = True  # forms carry the token themselves
CSRF_FAILURE_VIEW = "portal.views.errores.sin_prueba_de_origen"
SESSION_COOKIE_HTTPONLY = True
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a full ficha in the admin has many rows
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

_PROPIO = {
    "default-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "frame-ancestors": ["'self'"],
    "base-uri": ["'self'"],
}
CONTENT_SECURITY_POLICY = {"DIRECTIVES": {**_PROPIO, "object-src": ["'none'"], "form-action": ["'self'"]}}
# Wagtail's widgets carry inline scripts and styles.
_EN_LINEA = ["'self'", "'unsafe-inline'"]
POLITICA_CMS = {"DIRECTIVES": {**_PROPIO, "script-src": _EN_LINEA, "style-src": _EN_LINEA}}
