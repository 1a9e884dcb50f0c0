"""The pages that ship have an address that does not depend on anybody; those that editors add come after everything else."""

from django.urls import path, re_path
from wagtail.urls import serve_pattern
from wagtail.views import serve

from . import fabrica, views

urlpatterns = [
    *(path(f"{slug}/", views.pagina, {"slug": slug}, name=slug.replace("-", "_")) for slug in fabrica.SLUGS),
    # By the name that Wagtail asks for. Its other addresses are for pages with a password: here none has.
    re_path(serve_pattern, serve, name="wagtail_serve"),
]
