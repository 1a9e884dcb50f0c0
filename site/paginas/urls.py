"""The pages that ship have an address that does not depend on anybody; those that editors add come after everything else."""

from django.urls import include, path
from wagtail import urls as wagtail_urls

from . import fabrica, views

urlpatterns = [
    *(path(f"{slug}/", views.pagina, {"slug": slug}, name=slug.replace("-", "_")) for slug in fabrica.SLUGS),
    path("", include(wagtail_urls)),
]
