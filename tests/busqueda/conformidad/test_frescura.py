"""Every change that shows makes its fichas pending, in the same transaction."""

import pytest

from busqueda import indexacion
from busqueda.estado import leer_estado
from busqueda.models import EnIndice
from practicas.catalogos.models import Equivalencia, Etiqueta
from practicas.entidades.models import NombreAnterior
from practicas.fichas.models import Practica
from tests.factories import EntidadFactory, PracticaFactory, TerminoFactory, termino


@pytest.fixture
def ficha(indice):
    raiz = termino("nivel", "nacional", nombre="Nacional")
    medio = termino("nivel", "nacional.ejecutivo", padre=raiz)
    hoja = termino("nivel", "nacional.ejecutivo.ministerio", padre=medio)
    destino = TerminoFactory(clave="pilar", version="2030", codigo="op2")
    pilar = TerminoFactory(clave="pilar", version="2013", codigo="p3")
    Equivalencia.objects.create(origen=pilar, destino=destino, tipo="mas_amplia")
    hecha = PracticaFactory(
        entidad=EntidadFactory(nivel=hoja), entidad_presenta=EntidadFactory(), publicada=True,
        terminos={"pilares": [pilar]},
    )  # fmt: skip
    ficha = Practica.objects.get(pk=hecha.pk)
    ficha.etiquetas.add("ventanilla")
    ficha.save()
    indexacion.ponerse_al_dia()
    return ficha


def renombrar(objeto):
    objeto.nombre = f"{objeto.nombre} de otro modo"
    objeto.save()


@pytest.mark.parametrize(
    "cambiar",
    [
        lambda f: renombrar(f.entidad),
        lambda f: renombrar(f.entidad_presenta),
        lambda f: renombrar(f.entidad.nivel),
        lambda f: renombrar(f.entidad.nivel.padre.padre),
        lambda f: renombrar(f.pilares.all()[0].equivalencias.all()[0].destino),
        lambda f: f.pilares.all()[0].equivalencias.all()[0].delete(),
        lambda f: Etiqueta.objects.get().delete(),
        lambda f: f.unpublish(),
    ],
    ids="entidad presenta nivel raiz_del_nivel destino equivalencia etiqueta despublicar".split(),
)
def test_el_cambio_la_deja_pendiente(ficha, cambiar):
    antes = EnIndice.objects.get(ficha=ficha.pk).version
    cambiar(Practica.objects.get(pk=ficha.pk))
    despues = EnIndice.objects.get(ficha=ficha.pk)
    assert despues.version > antes
    assert despues.pendiente


def test_se_encuentra_por_el_nombre_anterior_de_su_entidad(ficha, buscar):
    entidad = ficha.entidad
    entidad.nombres_anteriores = [NombreAnterior(nombre="Consejo Xilofónico", sigla="COXI")]
    entidad.save()
    assert buscar("xilofonico").total == buscar("coxi").total == 1


@pytest.mark.parametrize("con_indice", [True, False])
def test_una_ficha_imposible_no_detiene_a_las_demas(indice, monkeypatch, con_indice):
    from busqueda import lectura
    from busqueda.motores import motor

    original = lectura.documento

    def documento(ficha, catalogo):
        if ficha.titulo == "Imposible":
            raise ValueError("no hay manera")
        return original(ficha, catalogo)

    monkeypatch.setattr(lectura, "documento", documento)
    if con_indice:
        indice()
    PracticaFactory(titulo="Imposible", publicada=True)
    buena = PracticaFactory(titulo="Posible", publicada=True)
    indice()
    assert set(motor().versiones()) == {f"practica-{buena.pk}"}
    assert "no hay manera" in leer_estado().error
    assert leer_estado().pendientes == 1
