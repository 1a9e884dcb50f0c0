"""Numbers that lead to a person: DNI, phones, RUC of persons."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from practicas.entidades.ruc import digito_verificador

from .figuras import antes_de, es_cantidad, es_de_mas_cifras, es_fecha, es_figura, es_moneda, esta_pegado
from .hallazgo import Gravedad, Tipo

# Not in the middle of a larger figure, of a decimal or of the number of a file: «1,234…», «2023-…».
_SUELTO = r"(?<![0-9])(?<![0-9][.,/-])"
_FIN = r"(?![0-9])(?![.,][0-9]{1,3}(?![0-9]))"
_DNI = re.compile(rf"{_SUELTO}[0-9]{{8}}{_FIN}(?:-[0-9](?![0-9-]))?(?!-[0-9])")
_DNI_CON_PUNTOS = re.compile(rf"{_SUELTO}[0-9]{{2}}([. ])[0-9]{{3}}\1[0-9]{{3}}{_FIN}")
_RUC = re.compile(rf"{_SUELTO}10[ -]?[0-9]{{8}}[ -]?[0-9]{_FIN}")
_CELULAR = re.compile(
    rf"(?:(?<![0-9])(?:(?:\+[ ]?|00)51[ -]?|51[ -])|{_SUELTO})(?P<propio>9[0-9]{{2}}(?P<sep>[ .-]?)[0-9]{{3}}(?P=sep)[0-9]{{3}}){_FIN}"
    rf"|(?<![0-9])51(?P<pegado>9[0-9]{{8}}){_FIN}"
)
_PROVINCIA = r"(?:4[1-4]|5[1-46]|6[1-7]|7[2-46]|8[2-4])"
_SIETE, _SEIS = r"[1-9][0-9]{2}[ -]?[0-9]{4}", r"[1-9][0-9](?:[0-9]{4}|[0-9][ -][0-9]{3}|[ -][0-9]{2}[ -]?[0-9]{2})"
_FIJO = re.compile(
    rf"{_SUELTO}(?:\(0?1\)[ -]?{_SIETE}|(?:01|\+51[ -]?1)[ -]{_SIETE}|\(0?{_PROVINCIA}\)[ -]?{_SEIS}"
    rf"|(?:0|\+51[ -]?){_PROVINCIA}[ -]{_SEIS}){_FIN}(?!-[0-9])"
)
_FIJO_SIN_ZONA = re.compile(
    rf"{_SUELTO}(?:[2-7][0-9]{{2}}[ -]?[0-9]{{4}}|[2-7][0-9]{{5}}|[2-7][0-9]{{2}}-[0-9]{{3}}){_FIN}"
)
# What is said just before or just after.
_DICE_DNI = re.compile(r"(?<![^\W_])(?i:d\.?n\.?i|identidad|identificad[oa])s?(?![^\W\d_])[^\n0-9]{0,40}$")
_DICE_DNI_DESPUES = re.compile(r"[^\n0-9]{0,8}(?<![^\W_])(?i:d\.?n\.?i|identidad)(?![^\W\d_])")
_DICE_DOCUMENTO = re.compile(r"(?<![^\W_])(?i:documentos?)(?![^\W\d_])[^\n0-9]{0,30}$")
_DICE_RUC = re.compile(r"(?<![^\W_])(?i:r\.?u\.?c)s?(?![^\W\d_])[^\n0-9]{0,20}$")
_DICE_TELEFONO = re.compile(
    r"(?:(?<![^\W_])(?i:tel[eé]fonos?|tel[eé]?fs?|tele?fax|tel|celular(?:es)?|cels?|m[oó]vil(?:es)?|fonos?|whats?app|wsp|anexo|"
    r"ll[aá]m(?:e|ar|ando|enos)|comun[ií]quese|wa\.me)(?![^\W\d_])|\+[ ]?51)[^\n0-9]{0,15}$"
)
_ENUMERA = re.compile(r"[\s,;/*_-]*(?:(?:y|e|o)\s+)?(?:n[.]?[°º]\s*)?", re.IGNORECASE)
_DIRECCION = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


@dataclass(frozen=True)
class Numero:
    inicio: int
    fin: int
    tipo: Tipo
    gravedad: Gravedad = Gravedad.FALTA


_CuentaOtraCosa = Callable[[int, int], bool]


def numeros(texto: str) -> Iterator[Numero]:
    """Every number that leads to a person. An eight-digit one that nothing explains comes as a warning."""
    direcciones = [d.span() for d in _DIRECCION.finditer(texto)]

    def cuenta_otra_cosa(inicio: int, fin: int) -> bool:
        en_direccion = any(desde <= inicio < hasta for desde, hasta in direcciones)
        return en_direccion or esta_pegado(texto, inicio) or es_figura(texto, inicio, fin)

    for ruc in _RUC.finditer(texto):
        digitos = re.sub("[ -]", "", ruc.group())
        dicho = _DICE_RUC.search(antes_de(texto, ruc.start()))
        if digitos[-1] == digito_verificador(digitos[:10]) and (dicho or not es_moneda(texto, *ruc.span())):
            yield Numero(*ruc.span(), Tipo.RUC)
    yield from _telefonos(texto, cuenta_otra_cosa)
    yield from _dni(texto, cuenta_otra_cosa)


def _telefonos(texto: str, cuenta_otra_cosa: _CuentaOtraCosa) -> Iterator[Numero]:
    hallados = [*_celulares(texto, cuenta_otra_cosa), *_fijos(texto, cuenta_otra_cosa)]
    yield from hallados
    for fijo in _FIJO_SIN_ZONA.finditer(texto):  # «teléfonos (041) 477185 / 478131»
        anterior = max((n.fin for n in hallados if n.fin <= fijo.start()), default=-1)
        dicho = _dice_telefono(texto, fijo.start()) or _es_enumerado(texto, anterior, fijo.start())
        if dicho and not es_cantidad(texto, fijo.end()):
            hallados.append(Numero(*fijo.span(), Tipo.TELEFONO))
            yield hallados[-1]


def _celulares(texto: str, cuenta_otra_cosa: _CuentaOtraCosa) -> Iterator[Numero]:
    for celular in _CELULAR.finditer(texto):
        inicio, fin = celular.span("propio" if celular["propio"] else "pegado")
        dicho = _dice_telefono(texto, inicio) or inicio > celular.start()
        if dicho or not (cuenta_otra_cosa(inicio, fin) or es_de_mas_cifras(texto, inicio, fin, celular["sep"])):
            yield Numero(inicio, fin, Tipo.TELEFONO)


def _fijos(texto: str, cuenta_otra_cosa: _CuentaOtraCosa) -> Iterator[Numero]:
    for fijo in _FIJO.finditer(texto):
        dicho = fijo.group()[0] in "(+" or _dice_telefono(texto, fijo.start())
        if dicho or not (cuenta_otra_cosa(*fijo.span()) or es_de_mas_cifras(texto, *fijo.span(), " ")):
            yield Numero(*fijo.span(), Tipo.TELEFONO)


def _dni(texto: str, cuenta_otra_cosa: _CuentaOtraCosa) -> Iterator[Numero]:
    anterior = -1  # where the last one that is surely a DNI ended: «DNI 41234567, 42345678 y 43456789»
    for dni in sorted((*_DNI.finditer(texto), *_DNI_CON_PUNTOS.finditer(texto)), key=lambda e: e.start()):
        if _es_enumerado(texto, anterior, dni.start()):
            gravedad: Gravedad | None = Gravedad.FALTA
        else:
            gravedad = _gravedad_de_dni(texto, dni, cuenta_otra_cosa)
        if gravedad:
            yield Numero(*dni.span(), Tipo.DNI, gravedad)
        if gravedad is Gravedad.FALTA:
            anterior = dni.end()


def _gravedad_de_dni(texto: str, dni: re.Match[str], cuenta_otra_cosa: _CuentaOtraCosa) -> Gravedad | None:
    """None when eight digits are something else."""
    antes = antes_de(texto, dni.start())
    if _DICE_DNI.search(antes) or _DICE_DNI_DESPUES.match(texto, dni.end()):
        return Gravedad.FALTA
    if dni.re is _DNI_CON_PUNTOS or es_fecha(dni.group()) or es_moneda(texto, *dni.span()):
        return None
    if _DICE_DOCUMENTO.search(antes):
        return Gravedad.FALTA
    return None if cuenta_otra_cosa(*dni.span()) else Gravedad.ADVERTENCIA


def _es_enumerado(texto: str, anterior: int, inicio: int) -> bool:
    """Whether it follows the one that ended at `anterior` with no more than a comma or an «y»; -1 for none."""
    return anterior >= 0 and bool(_ENUMERA.fullmatch(texto, anterior, inicio))


def _dice_telefono(texto: str, inicio: int) -> bool:
    return bool(_DICE_TELEFONO.search(antes_de(texto, inicio)))
