"""What the catalogues of Wagtail leave in English is said in Spanish, and every field tells what goes in it."""

import pytest
from django.utils import translation

from busqueda.viewsets import GrupoDeSinonimosViewSet
from practicas.catalogos.viewsets import DiaNoLaborableViewSet, EquivalenciaViewSet, TerminoViewSet, VocabularioViewSet
from practicas.entidades.viewsets import EntidadViewSet
from practicas.envios.viewsets import PlantillaDeObservacionViewSet

pytestmark = pytest.mark.django_db
# By its own name it says it.
SE_ENTIENDEN = {"vocabulario", "nivel"}


@pytest.mark.parametrize(
    "frase", ["Can publish", "Can unlock", "Toggle all add permissions", "By task", "Show disabled"]
)
def test_lo_que_quedaba_en_ingles(frase):
    with translation.override("es-pe"):
        assert translation.gettext(frase) != frase


@pytest.mark.parametrize(
    "lista",
    [EntidadViewSet, VocabularioViewSet, TerminoViewSet, EquivalenciaViewSet, DiaNoLaborableViewSet,
     GrupoDeSinonimosViewSet, PlantillaDeObservacionViewSet],
)  # fmt: skip
def test_cada_campo_dice_que_va_en_el(lista):
    campos = _de_campo(lista.edit_handler.bind_to_model(lista.model))
    callados = {p.field_name for p in campos if not (p.help_text or p.db_field.help_text)}
    assert callados - SE_ENTIENDEN == set()


def _de_campo(panel):
    if hasattr(panel, "field_name"):
        yield panel
    for hijo in getattr(panel, "children", ()):
        yield from _de_campo(hijo)
