"""The word-level difference: nothing is lost, and it can be read."""

import time

from hypothesis import given
from hypothesis import strategies as st

from practicas.fichas.revision.diferencias import Clase, Tramo, diferencia

PROSA = st.lists(st.sampled_from("de la **plazo** bajó 23 días, \n\n 1,234.5 S/ - [enlace](/x) a_b  ú".split(" ")), max_size=30).map(" ".join)  # fmt: skip


def unir(tramos: list[Tramo], *clases: Clase) -> str:
    return "".join(t.texto for t in tramos if t.clase in clases)


def en_breve(antes: str, despues: str) -> str:
    signos = {Clase.IGUAL: "{}", Clase.QUITADO: "[-{}-]", Clase.AGREGADO: "[+{}+]"}
    return "".join(signos[t.clase].format(t.texto) for t in diferencia(antes, despues))


@given(st.one_of(st.text(), PROSA), st.one_of(st.text(), PROSA))
def test_los_tramos_devuelven_los_dos_textos(antes, despues):
    tramos = diferencia(antes, despues)
    assert unir(tramos, Clase.IGUAL, Clase.QUITADO) == antes
    assert unir(tramos, Clase.IGUAL, Clase.AGREGADO) == despues
    assert all(t.texto for t in tramos)
    assert all(a.clase != b.clase for a, b in zip(tramos, tramos[1:], strict=False))


@given(PROSA)
def test_un_texto_igual_no_tiene_cambios(texto):
    assert {t.clase for t in diferencia(texto, texto)} <= {Clase.IGUAL}


def test_cambian_palabras_enteras():
    assert en_breve("El plazo bajó a 23 días.", "El plazo bajó a 32 días.") == "El plazo bajó a [-23 -][+32 +]días."
    assert en_breve("la licencia", "las licencias") == "[-la licencia-][+las licencias+]"
    assert en_breve("S/ 1,234.50 al año", "S/ 1,243.50 al año") == "S/ [-1,234.50 -][+1,243.50 +]al año"


def test_una_palabra_vacia_entre_dos_cambios_se_cuenta_con_ellos():
    cambiado = en_breve("Se pagó en la caja de rentas.", "Se pagó con el celular de todos.")
    assert cambiado == "Se pagó [-en la caja de rentas-][+con el celular de todos+]."


def test_lo_que_sigue_igual_queda_en_su_lugar():
    cambiado = en_breve("Los lunes atiende la caja central.", "Los viernes atiende la caja norte.")
    assert cambiado == "Los [-lunes -][+viernes +]atiende la caja [-central-][+norte+]."


def test_un_parrafo_partido_en_dos_solo_cambia_el_blanco():
    assert en_breve("Uno. Dos.", "Uno.\n\nDos.") == "Uno.[- -][+\n\n+]Dos."


def test_el_markdown_queda_como_se_escribio():
    assert en_breve("Uno **dos** [tres](/x/)", "Uno **dos** [cuatro](/x/)") == "Uno **dos** [[-tres-][+cuatro+]](/x/)"


def test_cinco_mil_palabras_se_comparan_en_menos_de_un_segundo():
    antes = [f"palabra{n % 700} de la" for n in range(1_700)]
    despues = [p if n % 9 else f"otra{n}" for n, p in enumerate(antes)]
    inicio = time.process_time()
    tramos = diferencia(" ".join(antes), " ".join(despues))
    assert time.process_time() - inicio < 1
    assert len(tramos) > 300
