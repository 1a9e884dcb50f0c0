"""The pages that the portal links to by name: as editors left them or, where there is none, as they ship."""

from django.http import Http404
from django.views.decorators.http import require_safe
from wagtail.views import serve

from . import fabrica


@require_safe
def pagina(request, slug):
    try:
        return serve(request, f"{slug}/")
    except Http404:
        return fabrica.pagina(slug).serve(request)
