"""A search from end to end: what was typed and chosen → words → engine → hits and facets with their labels."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse

from practicas.catalogos.plegado import plegar

from . import conteo, correccion, resaltado, rotulos, sinonimos, texto_escrito
from .consulta import ULTIMO_ACIERTO, Consulta
from .espanol import normalizar
from .facetas import FACETAS, POR_NOMBRE, Clase, Faceta
from .motores import motor
from .motores.degradado import MotorDegradado
from .puerto import Filtro, Hallazgo, MotorCaido, Peticion, Rango, Respuesta, Texto
from .resultado import Acierto, Chip, Resultado, ValorFaceta
from .rotulos import Rotulos
from .texto_escrito import Escrito

TODAS = tuple(f.nombre for f in FACETAS)
VALORES_POR_PAGINA = 100
CONTAR_A_LO_MAS = 1.5  # seconds, of many searches that are only counted


def buscar(consulta: Consulta, facetas: tuple[str, ...] = TODAS) -> Resultado:
    """Never fails for what was typed; without the engine it answers from the database, with less."""
    try:
        return _buscar(consulta, facetas, motor())
    except MotorCaido:
        return buscar_en_la_base(consulta)


def buscar_en_la_base(consulta: Consulta) -> Resultado:
    """With no engine, whether it answers or not: no facets, and an order of its own."""
    return _buscar(consulta, (), MotorDegradado())


def contar(consultas: Sequence[Consulta]) -> list[int | None]:
    """How many fichas each finds, as it is written; None of those that the engine does not say in time. Synonyms are read once for all."""
    en_uso, limite = sinonimos.leer(), time.monotonic() + CONTAR_A_LO_MAS
    escritos = ((consulta, texto_escrito.leer(normalizar(consulta.q), en_uso)) for consulta in consultas)
    return [_contar(*escrito) if time.monotonic() < limite else None for escrito in escritos]


def _contar(consulta: Consulta, escrito: Escrito) -> int | None:
    try:
        return preguntar(replace(consulta, por_pagina=0), escrito, (), motor())[0].total
    except MotorCaido:
        return None


def _buscar(consulta: Consulta, facetas: tuple[str, ...], motor_) -> Resultado:
    escrito, corregida = entender(consulta)
    respuesta, texto = preguntar(consulta, escrito, facetas, motor_)
    correccion_ = {"consulta": corregida, "original": consulta.q} if corregida else None
    relajada = texto.minimo < escrito.texto.minimo
    como = {"motor": motor_.nombre, "relajada": relajada, "correccion": correccion_}
    return _armar(consulta, respuesta, texto, demasiado_lejos=_es_lejos(consulta), **como)


def preguntar(consulta: Consulta, escrito: Escrito, facetas: tuple[str, ...], motor_) -> tuple[Respuesta, Texto]:
    """What the engine answers, and the words as strict as they fill a first page.

    Most often they do at the first request. How strict is decided on them alone: a filter never changes what they mean.
    """
    texto, *laxos = texto_escrito.de_estricto_a_laxo(escrito.texto)
    if escrito.codigo:  # whoever types a code wants that ficha or those that name it, and no other
        laxos = []
    pedida = replace(peticion(consulta, escrito, texto, facetas), contar_palabras=bool(laxos))
    respuesta = motor_.buscar(pedida)
    if not laxos or respuesta.de_palabras >= texto_escrito.PRIMERA_PAGINA_CORTA:
        return respuesta, texto
    texto = _que_llene(laxos, motor_)
    return motor_.buscar(replace(pedida, texto=texto, contar_palabras=False)), texto


def _que_llene(laxos: Sequence[Texto], motor_) -> Texto:
    """The first that fills a page; the laxest, if none does."""
    llenan = (t for t in laxos[:-1] if motor_.contar(t) >= texto_escrito.PRIMERA_PAGINA_CORTA)
    return next(llenan, laxos[-1])


def peticion(consulta: Consulta, escrito: Escrito, texto: Texto, facetas: tuple[str, ...]) -> Peticion:
    """What the engine is asked, with the words as strict as `texto` has them."""
    lejos = _es_lejos(consulta)
    return Peticion(
        texto=texto,
        filtros=consulta.filtros,
        rangos=consulta.rangos,
        codigo=escrito.codigo,
        preferidos={"region": escrito.regiones} if escrito.regiones else {},
        # Without words everything is as relevant.
        orden="recientes" if texto.vacio and consulta.orden == "relevancia" else consulta.orden,
        desde=0 if lejos else (consulta.pagina - 1) * consulta.por_pagina,
        cuantos=0 if lejos else consulta.por_pagina,
        facetas=facetas,
    )


def _es_lejos(consulta: Consulta) -> bool:
    return consulta.pagina * consulta.por_pagina > ULTIMO_ACIERTO


def entender(consulta: Consulta) -> tuple[Escrito, str | None]:
    """What was typed, and how it reads once corrected if it had typos."""
    en_uso = sinonimos.leer()
    q = normalizar(consulta.q)
    corregida = correccion.corregir(q, texto_escrito.corregibles(q), en_uso) if consulta.corregir else None
    return texto_escrito.leer(corregida or q, en_uso), corregida


def con_pagina(consulta: Consulta, pagina: int, por_pagina: int) -> Consulta:
    return replace(consulta, pagina=pagina, por_pagina=por_pagina)


def _armar(consulta: Consulta, respuesta: Respuesta, texto: Texto, **como) -> Resultado:
    formas = formas_buscadas(texto)
    rotulos_de = conteo.leer_rotulos(respuesta.cuentas, consulta)
    return Resultado(
        consulta=consulta,
        total=respuesta.total,
        aciertos=tuple(acierto(h, formas) for h in respuesta.hallazgos),
        facetas=conteo.contar_facetas(respuesta.cuentas, consulta, rotulos_de),
        degradada=como["motor"] == MotorDegradado.nombre,
        avisos=("La búsqueda se recortó a 300 caracteres.",) if consulta.recortada else (),
        chips=chips(consulta, rotulos_de),
        **como,
    )


def formas_buscadas(texto: Texto) -> frozenset[tuple[str, ...]]:
    """All that a highlight marks: words, and phrases where their words stand together."""
    return frozenset({*(forma for raiz in texto.raices for forma in raiz.alternativas), *texto.frases})


def acierto(hallazgo: Hallazgo, formas: frozenset[tuple[str, ...]]) -> Acierto:
    vista = hallazgo.muestra
    resaltados = resaltado.resaltar(vista, formas)
    de_cuerpo = next((r for r in resaltados if r.campo not in ("titulo", "entidad", "clasificacion")), None)
    propios = (
        "codigo codigo_externo tipo titulo resumen entidad nivel lugar periodo anio cifra resultado resultado_detalle costo duracion "
        "validacion demostracion"
    )
    return Acierto(
        **{campo: vista[campo] for campo in propios.split()},
        publicada=datetime.fromisoformat(vista["publicada"]) if vista["publicada"] else None,
        url=reverse("ficha", args=[vista["codigo"]]),
        titulo_html=resaltado.marcar(vista["titulo"], formas),
        extracto_html=de_cuerpo.html if de_cuerpo else resaltado.extracto(vista["resumen"], formas),
        resaltados=resaltados,
    )


def chips(consulta: Consulta, rotulos_de: dict[str, Rotulos]) -> tuple[Chip, ...]:
    puestos = []
    for nombre, filtro in consulta.filtros.items():
        titulo = POR_NOMBRE[nombre].titulo
        nombre_de = rotulos_de[nombre].nombre if nombre in rotulos_de else str
        for codigo in filtro.incluidos:
            puestos.append(Chip(f"{titulo}: {nombre_de(codigo)}", consulta.sin(nombre, codigo)))
        for codigo in filtro.excluidos:
            texto = f"{titulo[0].lower()}{titulo[1:]}: {nombre_de(codigo)}"
            puestos.append(Chip(texto, consulta.sin(nombre, codigo), excluido=True))
    for nombre, rango in consulta.rangos.items():
        puestos.append(Chip(f"{POR_NOMBRE[nombre].titulo}: {rango_en_palabras(rango)}", consulta.sin(nombre)))
    return tuple(puestos)


def rango_en_palabras(rango: Rango) -> str:
    if rango.desde == rango.hasta:
        return str(rango.desde)
    if rango.hasta is None:
        return f"desde {rango.desde}"
    return f"hasta {rango.hasta}" if rango.desde is None else f"{rango.desde}–{rango.hasta}"


# --- Inside one facet -------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class ValoresDeFaceta:
    """A page of the values of one facet."""

    faceta: Faceta
    valores: tuple[ValorFaceta, ...]
    total: int
    pagina: int
    padre: str | None = None
    contiene: str = ""
    con_otros_dentro: frozenset[str] = frozenset()  # of a tree, codes of those with hits in what stands below them
    degradada: bool = False  # the engine did not say: that there are none means nothing

    @property
    def paginas(self) -> int:
        return -(-self.total // VALORES_POR_PAGINA)


def valores_de_faceta(
    consulta: Consulta, faceta: Faceta, contiene: str = "", padre: str | None = None, pagina: int = 1
) -> ValoresDeFaceta:
    """Every value of a facet with hits in this search: those whose label contains a text, or those below one."""
    cuentas: Mapping[str, int] = {}
    try:
        escrito, _ = entender(consulta)
        respuesta, _ = preguntar(con_pagina(consulta, 1, 0), escrito, (faceta.nombre,), motor())
        cuentas, degradada = respuesta.cuentas[faceta.nombre], False
    except MotorCaido:
        degradada = True
    filtro = consulta.filtros.get(faceta.nombre, Filtro())
    codigos = {*cuentas, *filtro.incluidos, *filtro.excluidos}
    rotulos_ = rotulos.leer({faceta.nombre: (faceta.fuente, codigos)})[faceta.nombre]
    hacedor = conteo.Hacedor(cuentas, filtro, rotulos_)
    if contiene:
        buscado = plegar(contiene)
        codigos = {c for c in codigos if buscado in plegar(rotulos_.nombre(c))}
    elif faceta.clase == Clase.ARBOL:
        codigos = {c for c in codigos if rotulos_.padre(c) == padre}
    valores = hacedor.lista(codigos)
    desde = (pagina - 1) * VALORES_POR_PAGINA
    return ValoresDeFaceta(
        faceta,
        tuple(valores[desde : desde + VALORES_POR_PAGINA]),
        len(valores),
        pagina,
        padre,
        contiene,
        frozenset(filter(None, map(rotulos_.padre, cuentas))) if faceta.clase == Clase.ARBOL else frozenset(),
        degradada,
    )
