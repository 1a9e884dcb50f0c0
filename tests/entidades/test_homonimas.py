import pytest

from practicas.entidades.models import Entidad
from tests.factories import EntidadFactory

pytestmark = pytest.mark.django_db


def test_dos_con_un_nombre_se_muestran_con_su_lugar():
    una = EntidadFactory(nombre="Municipalidad Distrital de Santa Rosa", ubigeo="210805")
    otra = EntidadFactory(nombre="Municipalidad Distrital de Santa Rosa", ubigeo="120101")

    assert str(Entidad.objects.get(pk=una.pk)) == "Municipalidad Distrital de Santa Rosa (Melgar, Puno)"
    assert str(otra) == "Municipalidad Distrital de Santa Rosa (Huancayo, Junín)"


def test_la_que_queda_sola_deja_de_decir_su_lugar():
    una, otra = EntidadFactory.create_batch(2, nombre="Municipalidad Distrital de Santa Rosa")
    otra.nombre = "Municipalidad Distrital de San José"
    otra.save()

    assert str(Entidad.objects.get(pk=una.pk)) == "Municipalidad Distrital de Santa Rosa"
    assert str(otra) == "Municipalidad Distrital de San José"
