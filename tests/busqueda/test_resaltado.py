"""What a hit shows of why it was found."""

from busqueda.resaltado import resaltar

AGUA = frozenset({("agu",)})
MUESTRA = {"titulo": "Agua segura", "resumen": "", "secciones": {}, "entidad": "Municipalidad de Ica"}


def test_un_documento_de_una_version_anterior_se_muestra_igual():
    assert [r.titulo for r in resaltar(MUESTRA, AGUA)] == ["título"]


def test_lo_que_la_clasifica_se_nombra_y_no_se_repite_lo_que_no_coincide():
    clasificada = MUESTRA | {
        "clasificacion": [["Tema", "Agua y saneamiento", ""], ["ODS", "Vida sana", ""], ["Lugar", "Ica", ""]]
    }
    *_, ultimo = resaltar(clasificada, AGUA)
    assert (ultimo.titulo, ultimo.html) == ("tema «Agua y saneamiento»", "<mark>Agua</mark> y saneamiento")
