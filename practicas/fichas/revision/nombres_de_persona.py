"""Names of people where something says they are: a courtesy title before, or a document or a phone beside."""

import re
from functools import cache

from practicas.catalogos import lugares
from practicas.catalogos.plegado import plegar

Extremos = tuple[int, int]

_MINUSCULAS = "a-záéíóúüñ\u0300-\u036f'’"
_PROPIA = rf"(?:[A-ZÁÉÍÓÚÜÑ][{_MINUSCULAS}]+(?:-[A-ZÁÉÍÓÚÜÑ][{_MINUSCULAS}]+)?|[A-ZÁÉÍÓÚÜÑ]{{2,}}|[A-Z]\.)"
_PARTICULA = r"(?:(?:de[ ](?:la|los|las)|del|de|la|los|las|y|DE[ ](?:LA|LOS|LAS)|DEL|DE|LA)[^\S\n]+)?"
_SIGUE = rf"[^\S\n]+{_PARTICULA}{_PROPIA}"
_UNO_O_MAS = rf"{_PROPIA}(?:{_SIGUE}){{0,4}}"
_DOS_O_MAS = rf"{_PROPIA}(?:{_SIGUE}){{1,4}}"
_CARGO = (
    r"(?:(?i:alcalde(?:sa)?|gerenta?e?|director(?:a)?|jef[ea]|president[ea]|rector(?:a)?|congresista|ministr[oa]|"
    r"regidor(?:a)?|gobernador(?:a)?|juez(?:a)?|fiscal|prefect[oa]|secretari[oa]|coordinador(?:a)?|responsable|"
    r"municipal|provincial|distrital|regional|general)[^\S\n]+)"
)
_CORTESIA = (
    r"(?:(?i:señor(?:a|ita|es|as)?|don|doña|doctora?|ingenier[oa]|licenciad[oa]|abogad[oa]|economista)(?![^\W_])|"
    r"(?i:sra?s?|srta|sres|dra?|ing|lic|abog|econ|arq|mg|prof|cpc|psic)\.|"
    r"(?:Sra?|Srta|Dra?|Ing|Lic|Abog|Econ|Arq|Mg|Prof|CPC)(?![^\W_]))"
)
_TRAS_CORTESIA = re.compile(rf"(?<![^\W_]){_CORTESIA}[^\S\n]*(?:{_CORTESIA}[^\S\n]*)?{_CARGO}{{0,3}}({_UNO_O_MAS})")
_NEXO = (
    r"(?:[^\S\n]|[,;:()|*_–—-]|(?i:identificad[oa]s?|con|de|del|su|cuyo|titular|d\.?n\.?i|r\.?u\.?c|n[.]?[°º]|nro|n[uú]mero|"
    r"documentos?|nacional|identidad|tel[eé]f(?:ono)?s?|tel|cel(?:ular)?(?:es)?|m[oó]vil|whatsapp|es|el|al|a|nombre)"
    r"(?![^\W_])\.?)"
)
_A_LA_IZQUIERDA = re.compile(rf"(?<![^\W_])({_DOS_O_MAS}){_NEXO}*+$")
_A_LA_DERECHA = re.compile(rf"{_NEXO}*+({_DOS_O_MAS})")
_VENTANA = 90  # letters on each side of a number
# Offices, documents and honours begin with a capital too.
_NO_DE_PERSONA = frozenset(
    """administrador administracion agencia ambiente anexo area asamblea audiencias asociacion avenida biblioteca bosco calle caserio cautivo
    celular central centro civil codigo colegio comedor comisaria comision comite comunidad concejo congreso consejeros consejo
 constitucional consultas contraloria coordinacion correo corte decreto defensoria departamento derecho despacho diresa direccion
    distrito dni dre educacion empresa encargado enfermeria escuela estado expediente fax financiera fiscalia fono
    general gerencia gobierno hospital honoris industrial informes institucion instituto jefatura jiron junta jurado
    juzgado ley lima linea local logistica mancomunidad mercado mesa milagros ministerio movil municipal municipalidad
    nacional oficina ordenanza organismo partes partida patron peru plan plataforma plaza policia posta presidencia
    programa provincia proyecto publica publicas publico publicos puesto recursos red redes region regional reniec rentas republica
    reservas resolucion ruc salud sanitaria secretaria seguridad serenazgo servicio servicios sistema sistemas
    subgerencia sunarp sunat superintendencia telefonica telefono tesoreria tramite tribunal ugel unidad universidad
    usuarios vecinal ventanilla whatsapp zona""".split()
)
_CARGOS = frozenset(
    """alcalde alcaldesa atendio contacto coordinador coordinadora director directora el encargada gerente gobernador
    gobernadora informo jefa jefe juez jueza la ministra ministro presidenta presidente regidor regidora rector rectora
    responsable secretario sr sra ing lic dr dra""".split()
)


def tras_cortesia(texto: str) -> list[tuple[Extremos, bool]]:
    """Where names stand after «Sr.», «doña», «Ing.»…, and whether each has a surname."""
    hallados = []
    for encontrado in _TRAS_CORTESIA.finditer(texto):
        extremos = _recortar(texto, encontrado.span(1))
        if extremos:
            hallados.append((extremos, len(texto[slice(*extremos)].split()) > 1))
    return hallados


def junto_a(texto: str, inicio: int, fin: int) -> Extremos | None:
    """The name of two words or more beside what stands there, in its line: «Rosa Quispe, DNI 4…», «9… (Rosa Quispe)»."""
    desde = max(0, inicio - _VENTANA)
    if antes := _A_LA_IZQUIERDA.search(texto[desde:inicio]):
        extremos = _recortar(texto, (antes.start(1) + desde, antes.end(1) + desde))
        if extremos and " " in texto[slice(*extremos)]:
            return extremos
    if despues := _A_LA_DERECHA.match(texto[fin : fin + _VENTANA]):
        extremos = _recortar(texto, (despues.start(1) + fin, despues.end(1) + fin))
        if extremos and " " in texto[slice(*extremos)]:
            return extremos
    return None


def _recortar(texto: str, extremos: Extremos) -> Extremos | None:
    """Without the office it begins with; None when it is no person: an office, a place, an honour."""
    inicio, fin = extremos
    palabras = texto[inicio:fin].split()
    while palabras and plegar(palabras[0]).rstrip(".") in _CARGOS:
        inicio = texto.index(palabras.pop(0), inicio)
        inicio = next((n for n in range(inicio, fin) if texto[n].isspace()), fin)
        while inicio < fin and texto[inicio].isspace():
            inicio += 1
    if not palabras or not palabras[0][0].isupper() or any(plegar(p) in _NO_DE_PERSONA for p in palabras):
        return None
    return None if plegar(texto[inicio:fin]) in _lugares() else (inicio, fin)


@cache
def _lugares() -> frozenset[str]:
    return frozenset(plegar(nombre) for nombre in lugares.nombres().values())
