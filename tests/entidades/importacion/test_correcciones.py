from practicas.entidades.importacion.correcciones import corregir
from practicas.entidades.importacion.filas import Fila
from practicas.entidades.importacion.reglas import entender

FILAS = [
    Fila(2, {"codigo_mef": "465", "nombre": "Lima", "sigla": "MML", "ruc": ""}),
    Fila(3, {"codigo_mef": "301250", "nombre": "Lima", "sigla": "", "ruc": "20131380951"}),
    Fila(4, {"codigo_mef": "4", "nombre": "Poder Judicial", "sigla": "PJ", "ruc": ""}),
]


def corregidas(tipo, **regla):
    return corregir(FILAS, entender({tipo: [{"motivo": "Porque sí.", **regla}]}))


def test_cambiar_pone_celdas_y_lo_cuenta():
    resultado = corregidas("cambiar", donde={"sigla": ["PJ", "AMAG"]}, poner={"poder": "PODER JUDICIAL"})
    assert [f.dice("poder") for f in resultado.filas] == ["", "", "PODER JUDICIAL"]
    assert [(c.linea, c.campo, c.ahora) for c in resultado.hechas] == [(4, "poder", "PODER JUDICIAL")]


def test_cambiar_lo_que_ya_esta_bien_no_cuenta():
    assert corregidas("cambiar", donde={"sigla": "PJ"}, poner={"codigo_mef": "4"}).hechas == ()


def test_rechazar_saca_la_fila_y_da_su_motivo():
    resultado = corregidas("rechazar", donde={"sigla": "PJ"})
    assert len(resultado.filas) == 2
    assert [(p.linea, p.campo, p.valor) for p in resultado.rechazos] == [(4, "sigla", "PJ")]
    assert "Porque sí." in resultado.rechazos[0].motivo


def test_unir_deja_una_fila_con_lo_que_sabian_las_dos():
    resultado = corregidas("unir", donde={"codigo_mef": "465"}, con={"codigo_mef": "301250"})
    lima = resultado.filas[0]
    assert (lima.dice("codigo_mef"), lima.dice("sigla"), lima.dice("ruc")) == ("301250", "MML", "20131380951")
    assert len(resultado.filas) == 2


def test_agregar_pone_filas_que_el_archivo_no_trae():
    resultado = corregidas("agregar", filas=[{"nombre": "Nueva", "codigo": "x-1"}])
    assert (resultado.filas[-1].linea, resultado.filas[-1].dice("nombre")) == (0, "Nueva")


def test_la_correccion_que_no_encuentra_nada_avisa():
    resultado = corregidas("cambiar", donde={"sigla": "NADIE"}, poner={"sigla": "X"})
    assert [(a.campo, a.valor) for a in resultado.avisos] == [("cambiar", "sigla = NADIE")]


def test_los_cambios_van_antes_que_los_rechazos():
    reglas = entender(
        {
            "rechazar": [{"motivo": "No.", "donde": {"nivel": "fuera"}}],
            "cambiar": [{"motivo": "Sí.", "donde": {"sigla": "PJ"}, "poner": {"nivel": "fuera"}}],
        }
    )
    assert [p.linea for p in corregir(FILAS, reglas).rechazos] == [4]
