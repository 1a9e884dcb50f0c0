"""Where an anonymous lesson says whose it is."""

import pytest

from practicas.entidades.models import NombreAnterior
from practicas.fichas.models import AliadoDeLeccion, NormaDeLeccion
from practicas.fichas.revision.anonimato import nombra_a_la_entidad
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory

pytestmark = pytest.mark.django_db
MACARI = {"nombre": "Municipalidad Distrital de Macarí", "sigla": "MDM", "ubigeo": "210805"}  # Macari, Melgar, Puno


def leccion(texto: str, *, entidad: dict = MACARI, **kwargs):
    propia = EntidadFactory(**entidad)
    return LeccionFactory(anonima=True, entidad=propia, ubigeo=propia.ubigeo, que_ocurrio=texto, **kwargs)


def dichos(texto: str, **kwargs) -> list[tuple[str, str, str]]:
    return [(h.mascara, h.tipo.value, h.gravedad.value) for h in nombra_a_la_entidad(leccion(texto, **kwargs))]


def test_un_texto_que_no_la_nombra_no_tiene_hallazgos():
    assert dichos("La municipalidad de un distrito compró antes de rediseñar.") == []


def test_se_halla_su_nombre_entero_y_no_dos_veces_el_lugar_que_hay_en_el():
    assert dichos("La **municipalidad distrital de MACARI** firmó.") == [
        ("municipalidad distrital de MACARI", "entidad", "falta")
    ]


@pytest.mark.parametrize("lugar", ["Macari", "MACARÍ", "macari", "Macari\u0301", "Melgar"])
def test_se_hallan_su_distrito_y_su_provincia(lugar):
    assert dichos(f"En {lugar}, el plazo creció.") == [(lugar, "lugar", "falta")]


def test_nombrar_el_departamento_solo_advierte():
    assert dichos("En Puno nadie lo había hecho.") == [("Puno", "lugar", "advertencia")]


def test_solo_cuentan_las_palabras_enteras():
    assert dichos("Los macarienses y los melgarinos; AMDM y MDMX.") == []


def test_la_sigla_se_halla_tambien_dentro_de_un_numero_de_norma():
    assert dichos("Con la Ordenanza 014-2022-MDM se aprobó.") == [("MDM", "sigla", "falta")]


def test_una_sigla_que_es_una_palabra_no_se_confunde():
    produce = {"nombre": "Ministerio de la Producción", "sigla": "PRODUCE", "ubigeo": ""}
    assert dichos("PRODUCE aprobó", entidad=produce) == [("PRODUCE", "sigla", "falta")]
    assert dichos("Esto produce demoras", entidad=produce) == [("produce", "sigla", "advertencia")]
    paz = {"nombre": "Programa de Apoyo Zonal", "sigla": "PAZ", "ubigeo": ""}
    assert dichos("se acordó la paz", entidad=paz) == []


@pytest.mark.parametrize(
    ("ubigeo", "lugar", "comun"),
    [
        ("0408", "La Unión", "la unión de los vecinos"),
        ("130105", "La Esperanza", "la esperanza de todos"),
        ("150132", "San Juan de Lurigancho", "San Juan de Dios y el lurigancho"),
        ("1604", "Mariscal Ramón Castilla", "Ramón Castilla"),
    ],
)
def test_un_lugar_de_palabras_comunes_pide_el_nombre_entero(ubigeo, lugar, comun):
    entidad = {"nombre": "Una entidad cualquiera", "sigla": "", "ubigeo": ubigeo}
    assert [d[1] for d in dichos(f"Ocurrió en {lugar}.", entidad=entidad)] == ["lugar"]
    assert dichos(f"Ocurrió por {comun}.", entidad=entidad) == []


def test_el_lugar_de_su_nombre_cuenta_aunque_no_este_en_el_ubigeo():
    entidad = {"nombre": "Municipalidad Provincial de Shirapunta", "sigla": "", "ubigeo": "06"}
    assert dichos("En Shirapunta llueve.", entidad=entidad) == [("Shirapunta", "lugar", "falta")]
    ministerio = {"nombre": "Ministerio de Salud", "sigla": "MINSA", "ubigeo": ""}
    assert dichos("El puesto de salud cerró.", entidad=ministerio) == []


def test_se_hallan_sus_nombres_anteriores_y_lo_que_es_solo_suyo():
    hecha = leccion("El Concejo de Macarí Viejo, con la 014-2022, el Comité Melgarino y www.munimacari.example.")
    hecha.entidad.nombres_anteriores = [NombreAnterior(nombre="Concejo de Macarí Viejo")]
    hecha.normas = [NormaDeLeccion(tipo="Ordenanza", numero="014-2022")]
    hecha.aliados = [AliadoDeLeccion(nombre="Comité Melgarino")]
    hecha.contacto_correo = "mesa@munimacari.example"
    hallados = [(h.tipo.value, h.gravedad.value) for h in nombra_a_la_entidad(hecha)]
    assert hallados == [
        ("nombre_anterior", "falta"),
        ("norma", "falta"),
        ("aliado", "advertencia"),
        ("dominio", "falta"),
    ]


def test_se_halla_el_titulo_de_la_practica_de_la_que_salio():
    hecha = leccion("Salió de Licencia en tres días.", practica=PracticaFactory(titulo="Licencia en tres días"))
    assert [h.mascara for h in nombra_a_la_entidad(hecha)] == ["Licencia en tres días"]


def test_solo_se_mira_lo_que_el_publico_leeria():
    hecha = leccion("Nada.", unidad="Gerencia de Macari", titulo="Lo de Macari", contacto_area="Macari")
    hecha.etiquetas.add("macari")
    assert [h.campo for h in nombra_a_la_entidad(hecha)] == ["titulo", "etiquetas"]


def test_los_extremos_son_los_del_texto():
    hecha = leccion("Ñandú: en   **Macari**")
    hallado = nombra_a_la_entidad(hecha)[0]
    assert hecha.que_ocurrio[hallado.inicio : hallado.fin] == "Macari"
