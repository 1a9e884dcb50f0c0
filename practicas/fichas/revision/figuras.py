"""Figures that only look like a document or a phone: amounts, populations, dates, the numbers of norms and files."""

import re

_MONEDA = re.compile(r"(?:(?i:s/)\.?|us\$|[$€]|(?<![^\W_])(?i:soles|d[oó]lares))\s*$")
_CANTIDAD = re.compile(
    r"\s*(?:[%°]|(?i:soles|d[oó]lares|euros|millones|mil|habitantes|personas|pobladores|ciudadan|vecin|usuari|benefici|"
    r"electores|votos|votantes|familias|hogares|viviendas|predios|estudiantes|alumnos|docentes|trabajadores|niñ|mujeres|"
    r"hombres|metros|m[²³23]?|kil|km|kg|kw|ton|t|litros|hect|ha|atenciones|expedientes|registros|documentos|consultas|"
    r"visitas|puntos|casos|unidades|d[ií]as|horas|plantones|raciones|bytes|mb|gb)(?![^\W\d_]|(?<=[mt])[.]?[0-9])|"
    r"(?i:ciudadan|vecin|usuari|benefici|niñ|kil|ton|hect)[^\W\d_]+)"
)
_DE_REGISTRO = re.compile(
    r"(?:(?<![^\W_])(?i:expedientes?|exp|c[oó]digos?|partidas?|snip|siaf|cui|ubigeo|resoluci[oó]n|contratos?|orden|oficio|carta|"
    r"informe|memorando|registro|hoja\s+de\s+ruta|cuenta|serie|placa|norma|ley|decreto|ordenanza)(?![^\W\d_])[^\n0-9]{0,15}"
    r"|n\.?\s?[°º]\s*|nro\.?\s*)$",
    re.IGNORECASE,
)
_FECHA = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])$")
_ATRAS = 60  # letters before that may say what a figure is


def antes_de(texto: str, inicio: int) -> str:
    return texto[max(0, inicio - _ATRAS) : inicio]


def esta_pegado(texto: str, inicio: int) -> bool:
    """To a letter, as in a code: «SERIE-AB12345678»."""
    return inicio > 0 and texto[inicio - 1].isalpha()


def es_figura(texto: str, inicio: int, fin: int) -> bool:
    return es_moneda(texto, inicio, fin) or bool(_DE_REGISTRO.search(antes_de(texto, inicio)))


def es_moneda(texto: str, inicio: int, fin: int) -> bool:
    return bool(_MONEDA.search(antes_de(texto, inicio))) or es_cantidad(texto, fin)


def es_cantidad(texto: str, fin: int) -> bool:
    return bool(_CANTIDAD.match(texto, fin))


def es_de_mas_cifras(texto: str, inicio: int, fin: int, separador: str | None) -> bool:
    """«1 987 654 321», «987 654 321 000»: thousands, as some write them."""
    if separador != " ":
        return False
    return bool(re.search(r"[0-9] $", texto[:inicio][-2:]) or re.match(r" [0-9]{3}(?![0-9])", texto[fin : fin + 5]))


def es_fecha(digitos: str) -> bool:
    """«20231201»."""
    return bool(_FECHA.match(digitos))
