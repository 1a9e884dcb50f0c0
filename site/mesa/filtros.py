"""What the address of the queue may ask: whose, how late, which step, route, level, region, sector, and words."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import Q

from practicas.catalogos import lugares
from practicas.catalogos.dias_habiles import Calendario, hoy
from practicas.catalogos.models import Termino
from practicas.catalogos.plegado import plegar
from practicas.entidades.models import Entidad
from practicas.envios.estados import Estado, Ruta
from practicas.envios.models import EnvioQuerySet
from practicas.envios.plazos import SEDE_DE_LA_SGP

from .plazo import PRONTO

DE = ("mias", "todas", "sin-asignar")
PLAZOS = (("vencidas", "Vencidas"), ("por-vencer", "Vencen en 2 días o menos"))
PASOS = (
    (Estado.ADMISIBILIDAD, "Admisibilidad"),
    (Estado.REVISION, "Revisión editorial"),
    (Estado.POR_PUBLICAR, "Por publicar"),
    (Estado.RECONSIDERACION, "Reconsideración"),
    (Estado.OBSERVADA, "Observada"),
    (Estado.EVALUACION, "Evaluación técnica"),
    ("retiro", "Pedido de retiro"),
)
MAXIMO_DE_CARACTERES = 100


@dataclass(frozen=True)
class Filtros:
    de: str = ""
    plazo: str = ""
    paso: str = ""
    ruta: str = ""
    nivel: str = ""
    region: str = ""
    sector: str = ""
    q: str = ""
    pagina: int = 1

    @classmethod
    def leer(cls, pedido) -> "Filtros":
        """What means nothing is left out: an old address still opens the list."""
        pagina = pedido.get("pagina", "")
        return cls(
            de=_uno_de(pedido.get("de"), DE),
            plazo=_uno_de(pedido.get("plazo"), dict(PLAZOS)),
            paso=_uno_de(pedido.get("paso"), {str(codigo) for codigo, _ in PASOS}),
            ruta=_uno_de(pedido.get("ruta"), Ruta.values),
            nivel=_texto(pedido, "nivel"),
            region=_uno_de(pedido.get("region"), lugares.departamentos()),
            sector=_texto(pedido, "sector"),
            q=_texto(pedido, "q"),
            pagina=max(1, int(pagina)) if pagina.isdecimal() and len(pagina) < 6 else 1,
        )

    @property
    def filtra(self) -> bool:
        return any((self.plazo, self.paso, self.ruta, self.nivel, self.region, self.sector, self.q))

    def url(self, **otros) -> str:
        """The same question with something else; from the first page, unless one is asked for."""
        pares = vars(replace(self, **({"pagina": 1} | otros)))
        return f"?{urlencode({n: v for n, v in pares.items() if v and (n, v) != ('pagina', 1)})}"

    def aplicar(self, envios: EnvioQuerySet) -> EnvioQuerySet:
        if self.plazo:
            envios = con_plazo(envios, self.plazo)
        if self.paso:
            envios = envios.de_paso(self.paso)
        if self.ruta:
            envios = envios.filter(ruta=self.ruta)
        if self.nivel:
            envios = envios.filter(_bajo("entidad__nivel__codigo", self.nivel))
        if self.region:
            envios = envios.filter(entidad__ubigeo__startswith=self.region)
        if self.sector:
            envios = envios.filter(_bajo("entidad__sector__codigo", self.sector))
        return envios.filter(_que_dice(self.q)) if self.q else envios


def con_plazo(envios: EnvioQuerySet, cual: str, calendario: Calendario | None = None) -> EnvioQuerySet:
    """The date is asked of the order of the desk too: that is what its index has."""
    dia, de_la_sgp = hoy(), envios.con_plazo_de_la_sgp()
    if cual == "vencidas":
        return de_la_sgp.vencidos(dia).filter(turno__lt=dia)
    hasta = (calendario or Calendario.leer()).vencimiento(dia, PRONTO, ubigeo=SEDE_DE_LA_SGP)
    return de_la_sgp.por_vencer(dia, hasta).filter(turno__gte=dia, turno__lte=hasta)


def _bajo(campo: str, codigo: str) -> Q:
    return Q(**{campo: codigo}) | Q(**{f"{campo}__startswith": f"{codigo}."})


def _que_dice(q: str) -> Q:
    """Every word in its title or number, or all in the name of its entity."""
    en_la_ficha = Q()
    for palabra in plegar(q).split():
        en_la_ficha &= Q(plegado__contains=palabra)
    return en_la_ficha | Q(entidad__in=Entidad.objects.order_by().de_texto(q).values("pk"))


def _uno_de(valor: str | None, admitidos) -> str:
    return valor if valor and valor in admitidos else ""


def _texto(pedido, nombre: str) -> str:
    return pedido.get(nombre, "").replace("\0", "").strip()[:MAXIMO_DE_CARACTERES]


# --- What the form offers ---------------------------------------------------------------------------------------------
def opciones(filtros: Filtros) -> list[dict]:
    """Each list of the form, with what is chosen in it."""
    niveles = Termino.objects.de("nivel").vigentes().filter(padre=None).order_by("orden", "codigo")
    sectores = Termino.objects.de("sector").vigentes().filter(padre=None).order_by("nombre", "codigo")
    return [
        _lista("paso", "Paso", "Todos", PASOS, filtros.paso),
        _lista("plazo", "Plazo", "Todos", PLAZOS, filtros.plazo),
        _lista("ruta", "Ruta", "Todas", Ruta.choices, filtros.ruta),
        _lista("nivel", "Nivel", "Todos", niveles.values_list("codigo", "nombre"), filtros.nivel),
        _lista("region", "Región", "Todas", [(c, lugares.nombre(c)) for c in lugares.departamentos()], filtros.region),
        _lista("sector", "Sector", "Todos", sectores.values_list("codigo", "nombre"), filtros.sector),
    ]


def _lista(nombre: str, etiqueta: str, vacia: str, valores, elegido: str) -> dict:
    opciones_ = [
        {"codigo": str(codigo), "texto": texto, "elegida": str(codigo) == elegido} for codigo, texto in valores
    ]
    return {"nombre": nombre, "etiqueta": etiqueta, "vacia": vacia, "opciones": opciones_}
