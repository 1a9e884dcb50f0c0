"""Personal data are found whatever stands around; figures of the State are not taken for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicas.entidades.ruc import digito_verificador
from practicas.fichas.models import AliadoDePractica, EvidenciaDePractica, Indicador
from practicas.fichas.revision.datos_personales import hallar, revisar_ficha
from practicas.fichas.revision.hallazgo import ocultar
from tests.factories import PracticaFactory

CIFRAS = "0123456789"
ALREDEDOR = st.text(max_size=60)
FRASES = st.sampled_from(
    [
        "",
        "La gerencia atendió a 12,480 personas con S/ 38,400.00.",
        "Según la Ley N.° 27444 y la Resolución 045-2023-PCM,",
        "**En 2023**, en el distrito (UBIGEO 150101),",
        "- La municipalidad, con RUC 20131370645,",
        "| Plazo | 23 días |\n|",
    ]
)


def cifras(cuantas: int):
    return st.text(CIFRAS, min_size=cuantas, max_size=cuantas)


def tipos(texto: str) -> list[str]:
    return [h.tipo.value for h in hallar(texto)]


def hallado(texto: str, dato: str, tipo: str) -> bool:
    return any(texto[h.inicio : h.fin] == dato and h.tipo == tipo for h in hallar(texto))


# --- Found ------------------------------------------------------------------------------------------------------------
@given(ALREDEDOR, cifras(8), ALREDEDOR)
def test_un_dni_que_se_dice_se_halla_entre_lo_que_sea(antes, dni, despues):
    assert hallado(f"{antes} DNI {dni} {despues}", dni, "dni")


@given(
    ALREDEDOR, cifras(6), st.sampled_from(["{}{}{}", "{} {} {}", "{}-{}-{}", "+51 {}{}{}", "+51 {} {} {}"]), ALREDEDOR
)
def test_un_celular_que_se_dice_se_halla_entre_lo_que_sea(antes, resto, forma, despues):
    celular = forma.format(f"9{resto[:2]}", f"{resto[2:4]}0", f"{resto[4:]}7")
    assert hallado(f"{antes} celular {celular} {despues}", celular.removeprefix("+51 "), "telefono")


@given(FRASES, cifras(6), st.sampled_from(["", " ", "-"]), FRASES)
def test_un_celular_se_halla_sin_que_nada_lo_anuncie(antes, resto, entre, despues):
    celular = entre.join((f"9{resto[:2]}", f"{resto[2:4]}1", f"{resto[4:]}7"))
    assert hallado(f"{antes} Atiende el {celular}. {despues}", celular, "telefono")


@given(FRASES, cifras(8), FRASES)
def test_un_ruc_de_persona_se_halla_por_su_digito(antes, dni, despues):
    ruc = f"10{dni}" + digito_verificador(f"10{dni}")
    assert hallado(f"{antes} proveedor {ruc}, {despues}", ruc, "ruc_de_persona")


@pytest.mark.parametrize(
    "texto",
    ["(01) 345-6789", "044-123456", "(044) 12-3456", "+51 1 345 6789", "Teléfono: 345-6789", "Telf. N° 044-478131",
     "https://wa.me/51987654321", "tel:987654321", "+51-987-654-321", "la central (083) 321126 atiende"],
)  # fmt: skip
def test_un_telefono_se_halla_como_se_escribe_en_el_peru(texto):
    assert tipos(texto) == ["telefono"]


def test_los_que_siguen_a_un_dni_o_a_un_telefono_tambien_lo_son():
    assert [h.gravedad for h in hallar("DNI 45678912, 41234567 y 43216789")] == ["falta"] * 3
    assert tipos("Teléfonos (041) 477185 / 478131 - 478132") == ["telefono"] * 3


@pytest.mark.parametrize(
    "texto",
    ["D.N.I. 45678912", "documento N.° 45678912", "identificada con 45.678.912", "45678912 (DNI)", "dni_45678912.pdf",
     "Rosa Quispe Mamani (45678912)", "45678912 – Rosa Quispe", "el expediente, con DNI N.° 45678912"],
)  # fmt: skip
def test_ocho_cifras_son_un_dni_si_algo_lo_dice_o_si_las_acompana_un_nombre(texto):
    assert [h.gravedad for h in hallar(texto) if h.tipo == "dni"] == ["falta"]


def test_ocho_cifras_que_nada_explica_solo_advierten():
    assert [(h.tipo, h.gravedad) for h in hallar("Quedó anotado 45678912 en el cuaderno")] == [("dni", "advertencia")]


@pytest.mark.parametrize(
    ("texto", "nombre"),
    [
        ("la señora Rosa Quispe Mamani pidió", "Rosa Quispe Mamani"),
        ("el Ing. Carlos Ñahui de la Cruz firmó", "Carlos Ñahui de la Cruz"),
        ("señor alcalde Juan Pérez", "Juan Pérez"),
        ("DOÑA JULIA HUAMÁN", "JULIA HUAMÁN"),
        ("Contacto: María Elena Rojas, cel. 987654321", "María Elena Rojas"),
        ("987654321 (Julio Ramos)", "Julio Ramos"),
    ],
)
def test_un_nombre_se_halla_tras_un_tratamiento_o_junto_a_un_numero(texto, nombre):
    assert hallado(texto, nombre, "nombre")


def test_un_nombre_de_pila_solo_advierte():
    assert [h.gravedad for h in hallar("lo propuso don Julio")] == ["advertencia"]


def test_un_correo_personal_advierte_y_uno_institucional_no():
    assert [(h.tipo, h.gravedad) for h in hallar("rosa.q@gmail.com")] == [("correo_personal", "advertencia")]
    assert hallar("mesadepartes@munirosa.gob.pe") == []
    assert hallar("rosa@gmail.com.munirosa.gob.pe") == []


# --- Not found --------------------------------------------------------------------------------------------------------
@given(FRASES, st.integers(0, 10**12), st.sampled_from(["S/ {:,}", "S/ {:,.2f}", "US$ {:,}", "S/{}", "{} soles", "{:,} habitantes"]))  # fmt: skip
def test_un_monto_o_una_poblacion_no_son_de_nadie(antes, monto, forma):
    assert hallar(f"{antes} {forma.format(monto)} en total") == []


@given(st.integers(0, 10**12))
def test_un_monto_con_blancos_no_es_un_telefono(monto):
    con_blancos = f"{monto:,}".replace(",", " ")
    assert hallar(f"Costó S/ {con_blancos} en dos años") == []
    assert hallar(f"Llegó a {con_blancos} personas") == []


@given(
    st.sampled_from(["Ley N.° {n}", "Resolución {n:03}-{a}-PCM", "Resolución de Alcaldía N.° {n:08}-{a}-MPQ",
                     "Decreto Supremo {n:03}-{a}-JUS", "Expediente N.° {n:08}-{a}", "Partida N.° {n:08}", "CUI {n}"]),
    st.integers(1, 99_999_999),
    st.integers(1950, 2030),
)  # fmt: skip
def test_el_numero_de_una_norma_o_de_un_expediente_no_es_un_dni(forma, numero, anio):
    assert hallar(f"Se aprobó con {forma.format(n=numero, a=anio)} y sigue vigente.") == []


@given(st.integers(1950, 2030), st.integers(1950, 2030), st.integers(10_000, 259_999))
def test_ni_los_anios_ni_los_ubigeos_son_datos_personales(desde, hasta, ubigeo):
    assert hallar(f"De {desde} a {hasta} ({desde}–{hasta}), UBIGEO {ubigeo:06}; también {ubigeo:06}.") == []


@given(cifras(8))
def test_el_ruc_de_una_entidad_no_es_de_persona(resto):
    assert hallar(f"RUC 20{resto}" + digito_verificador(f"20{resto}")) == []


@pytest.mark.parametrize(
    "texto",
    ["Señor de los Milagros", "I. E. Don Bosco", "el señor alcalde", "Ing. Civil", "Dr. en Derecho", "20231201",
     "-12.04637412, -77.04279300", "https://x.gob.pe/documentos/12345678/98765432.pdf", "línea 1818 y 0800-12345",
     "Mesa de Partes", "al señor Presidente de la República", "Santa Rosa", "1 987 654 321", "SERIE-AB12345678"],
)  # fmt: skip
def test_lo_que_solo_se_parece_no_se_senala(texto):
    assert hallar(texto) == []


def test_una_oficina_junto_a_un_telefono_no_es_una_persona():
    assert tipos("Subgerencia de Rentas 987654321") == ["telefono"]
    assert tipos("Santa Rosa: 987654321") == ["telefono"]


# --- Shown ------------------------------------------------------------------------------------------------------------
def test_lo_hallado_se_muestra_oculto():
    texto = "Rosa Quispe, DNI 45678912"
    assert [h.oculto for h in hallar(texto)] == ["Nombre R••• Q•••", "DNI 4•••••12"]
    assert ocultar(texto, hallar(texto)) == "R••• Q•••, DNI 4•••••12"


@given(st.text())
def test_cualquier_texto_se_lee_y_nada_se_solapa(texto):
    hallados = hallar(texto)
    assert all(a.fin <= b.inicio for a, b in zip(hallados, hallados[1:], strict=False))
    assert all(0 <= h.inicio < h.fin <= len(texto) for h in hallados)


# --- In a ficha -------------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_se_revisa_cada_texto_de_la_ficha_y_de_sus_filas():
    ficha = PracticaFactory(solucion="Firmó la señora Rosa Quispe.", unidad="Oficina de doña Julia Ramos")
    indicador = Indicador(nombre="Pagos de Juan Pérez, DNI 45678912", unidad="pagos", sentido="sube")
    ficha.indicadores = [indicador]
    ficha.aliados = [AliadoDePractica(nombre="Comité", mecanismo="Llamar al 987 654 321")]
    ficha.etiquetas.add("don Julio Ramos")
    revisada = revisar_ficha(ficha)
    aliado = ficha.aliados.all()[0]
    assert set(revisada) == {"solucion", "unidad", "etiquetas", f"indicadores.{indicador.clave}.nombre", f"aliados.{aliado.clave}.mecanismo"}  # fmt: skip
    assert [h.campo for h in revisada["solucion"]] == ["solucion"]


@pytest.mark.django_db
def test_el_nombre_de_un_archivo_tambien_se_revisa():
    ficha = PracticaFactory()
    evidencia = EvidenciaDePractica(titulo="Acta", archivo="evidencias/2026/dni_45678912.pdf")
    ficha.evidencias = [evidencia]
    assert list(revisar_ficha(ficha)) == [f"evidencias.{evidencia.clave}.archivo"]


@pytest.mark.django_db
def test_un_buzon_de_contacto_personal_solo_advierte():
    ficha = PracticaFactory(contacto_correo="munisanjuan987654321@gmail.com")
    assert [h.gravedad for h in revisar_ficha(ficha)["contacto_correo"]] == ["advertencia"]
