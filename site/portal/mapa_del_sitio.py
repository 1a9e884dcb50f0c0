"""The map of the site for search engines: an index, and a file per kind of page, each read from the database page by page."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Exists, Max, OuterRef, Q
from django.db.models.functions import Substr
from django.urls import reverse

from paginas.models import PaginaDeContenido
from practicas.catalogos.models import Termino
from practicas.entidades.models import Entidad
from practicas.fichas.models import Leccion, Practica

from .views.terminos import DIRECTORIOS

POR_ARCHIVO = 5000
CAMPOS = {"tema": "temas", "pilar": "pilares", "deficiencia": "deficiencias"}  # that a ficha is classified by
PAGINAS = (
    "inicio buscar temas pilares sectores problemas regiones entidades estadisticas "
    "nomina_de_evaluadores comparar pedir_practica"
).split()


class Seccion(Sitemap):
    limit = POR_ARCHIVO

    def get_domain(self, site=None):
        return urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc

    def get_protocol(self, protocol=None):
        return urlsplit(settings.WAGTAILADMIN_BASE_URL).scheme

    def location(self, item):
        return item


class Fichas(Seccion):
    def __init__(self, modelo):
        self.modelo = modelo

    def items(self):
        return self.modelo.objects.publicadas().order_by("pk").values_list("codigo", "last_published_at")

    def location(self, item):
        return reverse("ficha", args=[item[0]])

    def lastmod(self, item):
        return item[1]

    def get_latest_lastmod(self):
        return self.modelo.objects.publicadas().aggregate(ultima=Max("last_published_at"))["ultima"]


class Entidades(Seccion):
    """Those with fichas that say whose they are."""

    def items(self):
        suyas = (_con_nombre(m).filter(entidad=OuterRef("pk")) for m in (Practica, Leccion))
        practicas, lecciones = map(Exists, suyas)
        return Entidad.objects.filter(practicas | lecciones).order_by("pk").values_list("codigo", flat=True)

    def location(self, item):
        return reverse("entidad", args=[item])


class Terminos(Seccion):
    """Those that some ficha shows, and those right above them."""

    def items(self):
        return [
            reverse(directorio.nombre, args=[codigo])
            for directorio in DIRECTORIOS
            for codigo in self._codigos(directorio.faceta)
        ]

    def _codigos(self, vocabulario: str) -> list[str]:
        usados = _sectores() if vocabulario == "sector" else _de_fichas(CAMPOS[vocabulario])
        todos = Termino.objects.filter(vocabulario__clave=vocabulario).filter(usados)
        mostrados = Termino.objects.filter(vocabulario__clave=vocabulario).filter(Q(pk__in=todos) | Q(hijos__in=todos))
        return list(mostrados.order_by("codigo").values_list("codigo", flat=True).distinct())


class Regiones(Seccion):
    """Departments where something was done."""

    def items(self):
        return sorted({codigo for m in (Practica, Leccion) for codigo in _departamentos(m)})

    def location(self, item):
        return reverse("region", args=[item])


class Paginas(Seccion):
    def items(self):
        return [reverse(nombre) for nombre in PAGINAS]


class Contenido(Seccion):
    """What editors have written, less the front page."""

    def items(self):
        return PaginaDeContenido.objects.live().public().order_by("pk")

    def location(self, item):
        return item.get_url()

    def lastmod(self, item):
        return item.last_published_at


SECCIONES = {
    "practicas": Fichas(Practica),
    "lecciones": Fichas(Leccion),
    "entidades": Entidades(),
    "terminos": Terminos(),
    "regiones": Regiones(),
    "paginas": Paginas(),
    "contenido": Contenido(),
}


def archivos() -> list[tuple[str, object]]:
    """Path of each file of the map, and when what it lists changed last."""
    return [
        (f"{reverse(f'mapa_{nombre}')}{f'?p={pagina}' if pagina > 1 else ''}", seccion.get_latest_lastmod())
        for nombre, seccion in SECCIONES.items()
        for pagina in seccion.paginator.page_range
    ]


def _con_nombre(modelo):
    return modelo.objects.publicadas().con_nombre().order_by()


def _de_fichas(campo: str) -> Q:
    """What a lesson is about is told also when whose it is is not."""
    practicas, lecciones = (
        getattr(m, campo).through.objects.filter(**{f"{m._meta.model_name}__in": m.objects.publicadas().order_by()})
        for m in (Practica, Leccion)
    )
    return Q(pk__in=practicas.values("termino")) | Q(pk__in=lecciones.values("termino"))


def _sectores() -> Q:
    practicas, lecciones = (_con_nombre(m).values("entidad__sector") for m in (Practica, Leccion))
    return Q(pk__in=practicas) | Q(pk__in=lecciones)


def _departamentos(modelo):
    con_lugar = _con_nombre(modelo).exclude(ubigeo="")
    return con_lugar.annotate(departamento=Substr("ubigeo", 1, 2)).values_list("departamento", flat=True).distinct()
