"""Where an anonymous lesson says, in its own words, whose it is: by its name, its acronym, its place or what belongs to it alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

from practicas.catalogos import lugares
from practicas.catalogos.plegado import patron, plegar
from practicas.entidades.models import Entidad

from ..models import Leccion
from ..presentacion import CAMPOS_DE_ANONIMA
from .datos_personales import BUZON
from .hallazgo import Gravedad, Hallazgo, Tipo, sin_solapar
from .textos import filas, textos_de

# What such a lesson shows of what was typed; labels, only once a reviewer approved them.
_SE_LEEN = frozenset(CAMPOS_DE_ANONIMA) | {"etiquetas"}
_TILDE = "[\u0300-\u036f]*"  # of a letter whose accent was typed apart
_ENTRE_PALABRAS = r"[\s*_-]+"
# «Municipalidad Distrital de Zapotal» is of Zapotal; a «Ministerio de Salud» is not of a place called Salud.
_DE_UN_LUGAR = re.compile(
    r"^(?:municipalidad(?: (?:distrital|provincial|metropolitana|del? centro poblado))*|gobierno regional|corte superior de justicia|"
    r"direccion regional de \w+|mancomunidad (?:municipal|regional))(?: de| del)? (?=\S)"
)
# Words of every day that are also names of places: in lower case they name no place.
_COMUNES = frozenset(
    """alto banda belen bella bellavista buena campo cinco cruz cuenca el esperanza flores florida grande huerta
    independencia joya la las libertad lima los matriz mayo merced molino molinos nueva nuevo ocho oriente palma palmas
    pampa pampas pardo paz piedra primavera progreso pueblo puente puerto punta quebrada reforma rio rios rosa sal sala
    salas san santa santo sol sur tambo tres union unidos valle victoria vista""".split()
)
_DE_TODOS = ("gmail.com", "hotmail.com", "outlook.com", "yahoo.com", "yahoo.es", "icloud.com")
_SIGLA_LARGA = 4  # letters from which one in lower case is likely to be meant


@dataclass(frozen=True)
class _Sena:
    """What gives it away, wherever it is said."""

    tipo: Tipo
    texto: str
    gravedad: Gravedad = Gravedad.FALTA
    exige_mayuscula: bool = False


def nombra_a_la_entidad(leccion: Leccion) -> list[Hallazgo]:
    """Each with its `campo`; the fragment is not masked, for whoever wrote it must find it."""
    senas = [s for s in _senas(leccion) if plegar(s.texto)]
    senas.sort(key=lambda s: -len(s.texto))  # the whole name before the place in it
    hallados = []
    for texto in textos_de(leccion):
        if texto.ruta in _SE_LEEN:
            suyos = [h for sena in senas for h in _buscar(sena, texto.texto, texto.ruta)]
            hallados += sin_solapar(suyos)
    return hallados


def _senas(leccion: Leccion) -> Iterator[_Sena]:
    for entidad in filter(None, (leccion.entidad, leccion.entidad_presenta)):
        yield from _de_la_entidad(entidad)
    for ubigeo in {leccion.ubigeo, leccion.entidad.ubigeo} - {""}:
        yield from _del_lugar(ubigeo)
    for norma in filas(leccion, "normas"):
        yield _Sena(Tipo.NORMA, norma.numero)
    for aliado in filas(leccion, "aliados"):
        yield _Sena(Tipo.ALIADO, aliado.nombre, Gravedad.ADVERTENCIA)
    if leccion.practica:
        yield _Sena(Tipo.NOMBRE, leccion.practica.titulo)
    dominio = getattr(leccion, BUZON).rpartition("@")[2].lower()
    if dominio not in _DE_TODOS:
        yield _Sena(Tipo.DOMINIO, dominio)


def _de_la_entidad(entidad: Entidad) -> Iterator[_Sena]:
    llamadas = [(Tipo.ENTIDAD, entidad.nombre, entidad.sigla)]
    if entidad.pk:
        llamadas += [(Tipo.ANTERIOR, n.nombre, n.sigla) for n in entidad.nombres_anteriores.all()]
    for tipo, nombre, sigla in llamadas:
        yield _Sena(tipo, nombre)
        yield _Sena(Tipo.SIGLA, sigla)
        if prefijo := _DE_UN_LUGAR.match(plegar(nombre)):
            yield _lugar(" ".join(normalize("NFC", nombre).split())[prefijo.end() :])


def _del_lugar(ubigeo: str) -> Iterator[_Sena]:
    """The department may be told where five entities share it: naming it warns, and no more."""
    departamento, *resto = lugares.ascendencia(ubigeo)
    for codigo in resto:
        if codigo != lugares.LIMA_PROVINCIAS:
            yield _lugar(lugares.nombre(codigo))
    yield _lugar(lugares.nombre(departamento), Gravedad.ADVERTENCIA)


def _lugar(nombre: str, gravedad: Gravedad = Gravedad.FALTA) -> _Sena:
    comun = set(plegar(nombre).split()) <= _COMUNES
    return _Sena(Tipo.LUGAR, nombre, Gravedad.ADVERTENCIA if comun else gravedad, exige_mayuscula=comun)


def _buscar(sena: _Sena, texto: str, ruta: str) -> Iterator[Hallazgo]:
    for dicho in _expresion(sena.texto).finditer(texto):
        gravedad = _gravedad(sena, dicho.group())
        if gravedad:
            yield Hallazgo(*dicho.span(), sena.tipo, gravedad, dicho.group(), ruta)


def _gravedad(sena: _Sena, dicho: str) -> Gravedad | None:
    """None when it is another word: «la unión de los vecinos» is not La Unión, nor «produce» PRODUCE."""
    if sena.tipo is Tipo.SIGLA and not any(letra.isupper() for letra in dicho):
        return Gravedad.ADVERTENCIA if len(sena.texto) >= _SIGLA_LARGA else None
    if sena.exige_mayuscula and not dicho.split()[-1][0].isupper():
        return None
    return sena.gravedad


def _expresion(nombre: str) -> re.Pattern[str]:
    """The whole name, however accented, in capitals or not, with Markdown marks between its words."""
    palabras = (_TILDE.join(patron(letra) for letra in palabra) + _TILDE for palabra in plegar(nombre).split())
    return re.compile(rf"(?<![^\W_]){_ENTRE_PALABRAS.join(palabras)}(?![^\W_])", re.IGNORECASE)
