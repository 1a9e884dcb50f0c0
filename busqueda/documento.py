"""A ficha as the index keeps it: roots to find it by, codes to filter it by, keys to order it by, and what a hit shows.

Built only from what `presentar` lets the public know, so that nothing private can reach an index.
"""

from collections.abc import Mapping

from practicas.catalogos import lugares
from practicas.catalogos.models import Termino
from practicas.catalogos.plegado import plegar
from practicas.entidades.models import Entidad
from practicas.entidades.models.entidad import nivel_en_palabras
from practicas.fichas import completitud, tramos
from practicas.fichas.models import Ficha
from practicas.fichas.texto import SeccionField, a_texto

from .catalogo import Catalogo, Voz
from .espanol import plegadas, raices
from .facetas import FACETAS, POR_NOMBRE, Clase
from .rotulos import DeVocabulario
from .vocabulario import formas_de

# A change here, of the facets or of the analysis, needs every document written anew.
VERSION = 7
CAMPOS_DE_TEXTO = ("titulo", "resumen", "terminos", "entidad", "cuerpo")
_SIGLO = 10**16  # microseconds; later than any publication, so that the newest sorts first


def documento(ficha: Ficha, catalogo: Catalogo) -> dict:
    """Pure: the same ficha and catalogue give the same document."""
    partes = secciones(ficha)
    propios = [termino.pk for _, termino in terminos_de(ficha)]
    con_superiores = [catalogo.voces[pk] for pk in catalogo.abarcan(propios, con_superiores=True)]
    directas = [catalogo.voces[pk] for pk in catalogo.abarcan(propios, con_superiores=False)]
    textos = textos_de(ficha, partes)
    codigo = ficha.codigo or ""
    return {
        "codigo": codigo,
        "texto": {campo: " ".join(raices(textos[campo])) for campo in CAMPOS_DE_TEXTO},
        "facetas": codigos_de_facetas(ficha, directas, con_superiores),
        "anio": ficha.anios,
        "por_recientes": f"{_SIGLO - _microsegundos(ficha):016d}{ficha.codigo}",
        "por_titulo": f"{plegar(ficha.titulo)} {ficha.codigo}",
        "calidad": calidad(ficha),
        "sugerible": plegadas(ficha.titulo),
        "muestra": muestra(ficha, partes),
        # What the database searches when the engine is away.
        "plegado": plegar(" ".join([codigo, *(textos[campo] for campo in CAMPOS_DE_TEXTO)])),
        # Its words as they are written, where folding changes them.
        "formas": formas_de(textos.values()),
    }


def _microsegundos(ficha: Ficha) -> int:
    return int(ficha.first_published_at.timestamp() * 1_000_000) if ficha.first_published_at else 0


# --- Rank ---------------------------------------------------------------------------------------------------------------
# How much each may add to the score of the words: a fifth among them all.
PESO_DE_COMPLETITUD, PESO_DE_EVIDENCIA, PESO_DE_RECIENTE = 0.10, 0.05, 0.05
_VALOR_DE_EVIDENCIA = {"autodeclarada": 0.0, "documental": 0.5, "campo": 0.75, "independiente": 1.0}
DESDE_RECIENTE, HASTA_RECIENTE = 2010, 2030


def calidad(ficha: Ficha) -> float:
    """0 to 0.3: engines multiply the score of the words by the logarithm in base 2 of 2 + this, that is, by 1 to 1.2."""
    evidencia = max((_VALOR_DE_EVIDENCIA[e.estado] for e in ficha.evidencias.all()), default=0.0)
    anio = min(max(max(ficha.anios, default=DESDE_RECIENTE), DESDE_RECIENTE), HASTA_RECIENTE)
    reciente = (anio - DESDE_RECIENTE) / (HASTA_RECIENTE - DESDE_RECIENTE)
    completa = completitud.completitud(ficha, completitud.COMPLETA) / 100
    factor = 1 + PESO_DE_COMPLETITUD * completa + PESO_DE_EVIDENCIA * evidencia + PESO_DE_RECIENTE * reciente
    return round(2**factor - 2, 6)


# --- Codes ------------------------------------------------------------------------------------------------------------
def codigos_de_facetas(ficha: Ficha, directas: list[Voz], con_superiores: list[Voz]) -> dict[str, list[str]]:
    """Facet → codes. The crosswalk may lead from one vocabulary to another: an axis of 2013 is an objective of 2030."""
    codigos = _codigos_propios(ficha)
    for faceta in FACETAS:
        if isinstance(faceta.fuente, DeVocabulario):
            voces = con_superiores if faceta.clase == Clase.ARBOL else directas
            codigos[faceta.nombre] = [v.codigo for v in voces if v.clave == faceta.fuente.clave]
    return {nombre: list(dict.fromkeys(valores)) for nombre, valores in codigos.items() if valores}


def terminos_de(ficha: Ficha) -> list[tuple[str, Termino]]:
    """The terms of the ficha and of its entity, each with the key of its vocabulary."""
    terminos = [(c.vocabulario, t) for c in ficha.CLASIFICACIONES for t in getattr(ficha, c.campo).all()]
    terminos += [("nivel", ficha.entidad.nivel)]
    terminos += [("sector", ficha.entidad.sector)] if ficha.entidad.sector else []
    if ficha.TIPO == "practica":
        terminos += [("activo", a.tipo) for a in ficha.activos.all()]
    return terminos


def _codigos_propios(ficha: Ficha) -> dict[str, list[str]]:
    """Those that come of no vocabulary."""
    lugar = ficha.ubigeo or ficha.entidad.ubigeo
    practica = ficha.TIPO == "practica"
    tamano = tramos.desde(tramos.TAMANO, ficha.entidad.poblacion)
    altitud = tramos.desde(tramos.ALTITUD, ficha.entidad.altitud)
    duracion = tramos.hasta(tramos.DURACION, ficha.duracion)
    return {
        "tipo": [ficha.TIPO],
        "region": lugares.ascendencia(lugar) if lugar else [],
        "tamano": [tamano.codigo] if tamano else [],
        "altitud": [altitud.codigo] if altitud else [],
        "costo": [tramos.de_costo(ficha.costo).codigo],
        "duracion": [duracion.codigo] if duracion else [],
        "situacion": [ficha.situacion] if practica and ficha.situacion else [],
        "resultado": [ficha.resultado] if not practica and ficha.resultado else [],
        "validacion": [ficha.validacion] if ficha.validacion else [],
        "idioma": [ficha.idioma] if ficha.idioma else [],
        "entidad": [ficha.entidad.codigo] if ficha.entidad.codigo else [],
        "etiqueta": [e.slug for e in ficha.etiquetas.all()],
        "evidencia": sorted({e.estado for e in ficha.evidencias.all()}),
    }


# --- Words ------------------------------------------------------------------------------------------------------------
# Of these a ficha is found by every word of its terms. Of the rest, which say how it was done or what it helps to, by their name: their
# synonyms, and what stands above them or across in another version, are of half of the repository.
DE_QUE_TRATA = ("tema", "deficiencia")


def palabras_de(clave: str, termino: Termino) -> str:
    return termino.palabras if clave in DE_QUE_TRATA else termino.nombre


def textos_de(ficha: Ficha, partes: Mapping[str, str]) -> dict[str, str]:
    """Field of the index → plain text."""
    lugar = ficha.ubigeo or ficha.entidad.ubigeo
    terminos = [palabras_de(clave, termino) for clave, termino in terminos_de(ficha)]
    return {
        "titulo": ficha.titulo,
        "resumen": ficha.resumen,
        "terminos": " · ".join([*dict.fromkeys(terminos), *(e.name for e in ficha.etiquetas.all())]),
        "entidad": " · ".join(filter(None, [*_nombres(ficha), ficha.unidad, lugar and lugares.ubicacion(lugar)])),
        "cuerpo": "\n".join(filter(None, [*partes.values(), *_palabras_de_partes(ficha)])),
    }


def _nombres(ficha: Ficha) -> list[str]:
    entidades: list[Entidad] = [ficha.entidad, *filter(None, [ficha.entidad_presenta])]
    dichas = [dicha for e in entidades for dicha in (e, *e.nombres_anteriores.all())]
    return [nombre for dicha in dichas for nombre in (dicha.nombre, dicha.sigla)]


def secciones(ficha: Ficha) -> dict[str, str]:
    """Section → plain text, in the order of the ficha."""
    nombres = [c.name for c in ficha._meta.fields if isinstance(c, SeccionField)]
    textos = {nombre: a_texto(getattr(ficha, nombre)) for nombre in nombres}
    if ficha.TIPO == "practica":
        textos["pasos"] = a_texto("\n\n".join(ficha.lista_de_pasos))
    else:
        textos["resultado_detalle"] = ficha.resultado_detalle
    return {nombre: texto for nombre, texto in textos.items() if texto}


def _palabras_de_partes(ficha: Ficha) -> list[str]:
    palabras = [f"{n} {n.titulo}" for n in ficha.normas.all()] + [str(a) for a in ficha.aliados.all()]
    palabras += [str(e) for e in ficha.evidencias.all()]
    if ficha.TIPO == "practica":
        for relacion in ("indicadores", "eslabones", "activos", "condiciones", "hitos", "reconocimientos"):
            palabras += [str(parte) for parte in getattr(ficha, relacion).all()]
    return palabras


# --- What a hit shows -------------------------------------------------------------------------------------------------
def muestra(ficha: Ficha, partes: Mapping[str, str]) -> dict:
    lugar = ficha.ubigeo or ficha.entidad.ubigeo
    practica = ficha.TIPO == "practica"
    return {
        "codigo": ficha.codigo,
        "codigo_externo": ficha.codigo_externo,
        "tipo": ficha.TIPO,
        "titulo": ficha.titulo,
        "resumen": ficha.resumen,
        "publicada": ficha.first_published_at and ficha.first_published_at.isoformat(),
        "entidad": str(ficha.entidad),
        "nivel": nivel_en_palabras(ficha.entidad),
        "lugar": lugares.nombre(lugares.ascendencia(lugar)[0]) if lugar else ficha.entidad.pais,
        "periodo": ficha.duracion_en_anios,
        "anio": ficha.anio_inicio,
        "cifra": _cifra(ficha) if practica else None,
        "resultado": "" if practica else ficha.get_resultado_display(),
        "resultado_detalle": "" if practica else ficha.resultado_detalle,
        "costo": tramos.de_costo(ficha.costo).nombre if ficha.costo is not None else "",
        "duracion": f"{ficha.duracion} mes{'es' if ficha.duracion > 1 else ''}" if ficha.duracion else "",
        "validacion": ficha.validacion,
        "demostracion": ficha.demostracion,
        "secciones": dict(partes),
        "clasificacion": _clasificacion(ficha, lugar),
    }


def _clasificacion(ficha: Ficha, lugar: str) -> list[list[str]]:
    """What else finds it: what each is, its name, and its words where they are more than its name."""
    dichos = []
    for clave, termino in terminos_de(ficha):
        titulo = POR_NOMBRE[clave].titulo if clave in POR_NOMBRE else "Clasificación"
        palabras = palabras_de(clave, termino)
        dichos.append([titulo, termino.nombre, palabras if palabras != termino.nombre else ""])
    dichos += [["Etiqueta", e.name, ""] for e in ficha.etiquetas.all()]
    dichos += [["Lugar", lugares.ubicacion(lugar), ""]] if lugar else []
    return [list(dicho) for dicho in dict.fromkeys(map(tuple, dichos))]


def _cifra(ficha: Ficha) -> dict | None:
    """The headline of a practice: from the baseline to the achieved value."""
    if (indicador := ficha.titular) is None:
        return None
    return {
        "de": f"{indicador.linea_base.normalize():f}",
        "a": f"{indicador.logro.normalize():f}",
        "unidad": indicador.unidad,
        "mejora": indicador.mejora,
        "estado": ficha.estado_de(indicador),
    }
