"""What the lists of fichas show of each one."""

from wagtail.admin.ui.tables import Column, StatusTagColumn, UpdatedAtColumn

from .completitud import completitud
from .filtros import ESTADOS
from .models import Ficha


def estado(ficha: Ficha) -> str:
    """In the words of the filter «Estado»."""
    if ficha.retirada:
        return ESTADOS["retirada"][0]
    if not ficha.live:
        return ESTADOS["borrador"][0]
    return ESTADOS["cambios" if ficha.has_unpublished_changes else "publicada"][0]


CODIGO = Column("codigo", label="Código", accessor=lambda f: f.codigo or "—", sort_key="codigo", width="9%")
ENTIDAD = Column("entidad", label="Entidad", accessor="entidad", sort_key="entidad__nombre")
ESTADO = StatusTagColumn(
    "estado", label="Estado", accessor=estado, sort_key="live", primary=lambda f: f.live and not f.retirada
)
VALIDACION = Column(
    "validacion",
    label="Validación",
    accessor=lambda f: f.get_validacion_display().partition(":")[0] or "—",
    sort_key="validacion",
)
COMPLETITUD = Column("completitud", label="Breve completa", accessor=lambda f: f"{completitud(f)} %")
RESULTADO = Column("resultado", label="Resultado", accessor="get_resultado_display", sort_key="resultado")
DIVULGACION = Column(
    "divulgacion",
    label="Divulgación",
    accessor=lambda f: f.get_divulgacion_display().partition(":")[0],
    sort_key="divulgacion",
)
EDITADA = UpdatedAtColumn(label="Última edición")
