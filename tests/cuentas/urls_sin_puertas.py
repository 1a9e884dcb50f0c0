"""The site before those pages."""

from portal.urls import handler403, handler404, handler429
from portal.urls import urlpatterns as del_sitio

__all__ = ["handler403", "handler404", "handler429", "urlpatterns"]

PUERTAS = {"mesa", "evaluacion", "mi_entidad"}
urlpatterns = [patron for patron in del_sitio if getattr(patron, "name", None) not in PUERTAS]
