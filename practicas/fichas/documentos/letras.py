"""Which letters a PDF may carry: those of the fonts that come with typst. With any other no accessible PDF is made at all."""

import re
import unicodedata

# What leaves no trace: soft hyphens, marks that did not join their letter, directions, joiners, variants.
_SIN_TRAZO = re.compile(r"[\u00ad\u0300-\u036f\u0483-\u0489\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_BLANCO = re.compile(r"[\t\v\f\r\x1c-\x1f\x85\u2028\u2029]")
# Latin, Greek and Cyrillic; punctuation, currencies, arrows, signs of mathematics, shapes. Tried one by one with typst 0.15.
_AJENA = re.compile(
    r"[^\n\u0020-\u007e\u00a0-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u04ff\u1e00-\u1eff"
    r"\u2002-\u200a\u2010-\u2027\u202f-\u2040\u2044-\u2052\u2070\u2071\u2074-\u208e\u2090-\u209c\u20a0-\u20c0"
    r"\u2100-\u211e\u2122\u2126-\u2151\u2153-\u2184\u2190-\u22ff\u25a0-\u25ff\u2713\u2714\ufb00-\ufb06\ufffd]+"
)
EN_SU_LUGAR = "□"


def escribible(texto: str) -> str:
    unido = _SIN_TRAZO.sub("", unicodedata.normalize("NFC", texto))
    return _AJENA.sub(EN_SU_LUGAR, _BLANCO.sub(" ", unido))
