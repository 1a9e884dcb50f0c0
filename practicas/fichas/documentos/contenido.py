"""What a ficha says, as a document. Works on any that `presentar` returns, and on a draft with anything missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

from django.utils import timezone

from practicas.catalogos import lugares
from practicas.entidades.models.entidad import nivel_en_palabras

from .. import sustento, tramos
from ..cifras import numero, soles
from ..cita import Cita, citar
from ..models import Ficha, Leccion, Practica
from ..texto import SeccionField
from ..tipos import TIPOS
from . import de_leccion, de_practica
from .bloques import Bloque, Documento, Linea, Parrafo, Tramo, linea
from .piezas import con_direccion, datos, direccion, direccion_de, fecha, lista, nota, partes, puntos, seccion

_NO_CAMBIA = "Enlace permanente: esta ficha no cambia de dirección aunque cambien las autoridades."
_SIN_NOMBRE = (
    "La entidad pidió publicarla sin su nombre. La SGP conoce el caso y revisó el texto. Contar lo que no salió bien no "
    "quita obligaciones de transparencia ni de control."
)


@dataclass(frozen=True)
class Edicion:
    """Which text of a public ficha it is."""

    version: int
    publicada: datetime
    validada: Any = None  # of which text, when and with what score: `version`, `fecha`, `puntaje`


def documento_de(ficha: Ficha, edicion: Edicion | None = None, *, rotulo: str = "") -> Documento:
    """Without `edicion` it is a draft: with the mailbox and whom it is for, if the ficha still tells them."""
    cita = citar(ficha, edicion.version, edicion.publicada) if edicion else None
    cabecera = [ficha.codigo or "", *([_de_edicion(edicion)] if edicion else [])]
    bloques = [*contenido(ficha, edicion)]
    if cita:
        bloques += seccion("Cómo citar", [Parrafo(en_apa(cita), "cita")], nota(_NO_CAMBIA))
    return Documento(
        titulo=ficha.titulo or "Sin título",
        bloques=bloques,
        fecha=edicion.publicada if edicion else timezone.now(),
        autor="" if _sin_nombre(ficha) else str(ficha.entidad),
        idioma=ficha.idioma,
        cabecera=tuple(filter(None, (*cabecera, "Demostración" if ficha.demostracion else ""))),
        rotulo=rotulo,
        enlace=direccion(ficha.get_absolute_url()) if edicion else "",
        tipo=TIPOS[ficha.TIPO],
    )


def contenido(ficha: Ficha, edicion: Edicion | None = None) -> Iterator[Bloque]:
    yield Parrafo(linea(ficha.resumen or "Sin resumen"), "entrada")
    yield Parrafo(_firma(ficha), "firma")
    if isinstance(ficha, Practica):
        yield from de_practica.en_breve(ficha, _costo(ficha))
        yield from _avisos(ficha, edicion)
        yield from de_practica.secciones(ficha)
    elif isinstance(ficha, Leccion):
        yield from de_leccion.desenlace(ficha, _costo(ficha))
        yield from _avisos(ficha, edicion)
        yield from de_leccion.secciones(ficha)
    yield from _cierre(ficha)
    if edicion is None:
        yield from seccion("Contacto y divulgación", datos(*_reservado(ficha)))


def en_apa(cita: Cita) -> Linea:
    return linea(cita.antes, Tramo(cita.titulo, cursiva=True), cita.despues, Tramo(cita.enlace, enlace=cita.enlace))


def _sin_nombre(ficha: Ficha) -> bool:
    """An anonymous lesson as anybody may see it: its entity is a stand-in."""
    return isinstance(ficha, Leccion) and ficha.es_anonima and ficha.entidad.pk is None


def _de_edicion(edicion: Edicion) -> str:
    version = f"Versión {edicion.version}, " if edicion.version else ""
    return f"{version}{fecha(timezone.localdate(edicion.publicada).isoformat())}"


# --- Head -------------------------------------------------------------------------------------------------------------
def _firma(ficha: Ficha) -> Linea:
    tamano = tramos.desde(tramos.TAMANO, ficha.entidad.poblacion) if _sin_nombre(ficha) else None
    resto = puntos(
        ficha.unidad,
        f"La presenta {ficha.entidad_presenta}" if ficha.entidad_presenta else "",
        nivel_en_palabras(ficha.entidad),
        _lugar(ficha),
        f"Población: {tamano.nombre}" if tamano else "",
        ficha.duracion_en_anios,
    )
    return linea(Tramo(str(ficha.entidad), negrita=True), f" · {resto}" if resto else "")


def _lugar(ficha: Ficha) -> str:
    codigo = ficha.ubigeo or ficha.entidad.ubigeo
    return lugares.nombre(lugares.ascendencia(codigo)[0]) if codigo else ficha.entidad.pais


def _costo(ficha: Ficha) -> str:
    if ficha.costo is None:
        return ""
    # Of an anonymous lesson the amount is only the bound of its band.
    return tramos.de_costo(ficha.costo).nombre if ficha.costo == 0 or _sin_nombre(ficha) else soles(ficha.costo)


def _avisos(ficha: Ficha, edicion: Edicion | None) -> Iterator[Bloque]:
    if _sin_nombre(ficha):
        yield _aviso("Por qué no dice quién.", _SIN_NOMBRE, "explica")
    validada = edicion and edicion.validada
    match ficha.validacion:
        case Ficha.Validacion.DOCUMENTADA:
            fue = f" La versión {validada.version} fue validada el {_dia(validada.fecha)}." if validada else ""
            dicho = f"La SGP revisó que esté completa; cada evidencia dice su estado.{fue}"
            yield _aviso("Documentada: sin evaluación técnica.", dicho)
        case Ficha.Validacion.VALIDADA:
            cuando = f" el {_dia(validada.fecha)}" if validada else ""
            puntaje = f": {numero(validada.puntaje)} de 100" if validada else ""
            dicho = f"Un panel evaluó sus resultados y si puede replicarse{puntaje}."
            yield _aviso(f"Validada{cuando}.", dicho, "hecho")
        case Ficha.Validacion.IMPORTADA:
            yield _aviso("Importada: sin revisión de la SGP.", f"Viene de {ficha.fuente or 'otro catálogo'}.")


def _aviso(frase: str, dicho: str, papel: str = "aviso") -> Parrafo:
    return Parrafo(linea(Tramo(frase, negrita=True), f" {dicho}"), papel)


def _dia(dia) -> str:
    return fecha(dia.isoformat())


# --- Foot -------------------------------------------------------------------------------------------------------------
def _cierre(ficha: Ficha) -> Iterator[Bloque]:
    yield from seccion("Normas", lista(_normas(ficha)))
    if isinstance(ficha, Practica):
        yield from seccion("Activos para usar", lista(_activos(ficha)))
    yield from seccion("Evidencia", lista(_evidencias(ficha)))
    yield from seccion("Clasificación", datos(*_clasificacion(ficha)))


def _normas(ficha: Ficha) -> list[list[Bloque]]:
    return [
        [Parrafo(con_direccion(str(n), n.enlace)), *nota(n.titulo, n.organo, fecha(n.fecha))]
        for n in partes(ficha, "normas")
    ]


def _activos(ficha: Practica) -> list[list[Bloque]]:
    return [
        [
            *nota(getattr(getattr(a, "tipo", None), "nombre", "")),
            Parrafo(con_direccion(a.titulo, direccion_de(a))),
            *nota(a.descripcion),
        ]
        for a in partes(ficha, "activos")
    ]


def _evidencias(ficha: Ficha) -> list[list[Bloque]]:
    return [
        [
            Parrafo(con_direccion(e.titulo, direccion_de(e))),
            *nota(e.descripcion),
            *_sustenta(ficha, e),
            *nota(e.get_estado_display()),
        ]
        for e in partes(ficha, "evidencias")
    ]


def _sustenta(ficha: Ficha, evidencia) -> list[Bloque]:
    nombres = {c.name: str(c.verbose_name) for c in ficha._meta.fields if isinstance(c, SeccionField)}
    if isinstance(ficha, Practica):
        nombres |= {sustento.de_parte("indicadores", i.clave): i.nombre for i in ficha.indicadores.all()}
    dicho = ", ".join(n for ruta in evidencia.sustenta if (n := nombres.get(sustento.parte_de(ruta))))
    return nota(f"Sustenta: {dicho}") if dicho else []


def _clasificacion(ficha: Ficha) -> Iterator[tuple[str, str]]:
    for c in ficha.CLASIFICACIONES:
        yield c.titulo, ", ".join(t.nombre for t in sorted(getattr(ficha, c.campo).all(), key=attrgetter("orden")))
    yield "Etiquetas", ", ".join(e.name for e in ficha.etiquetas.all())


def _reservado(ficha: Ficha) -> Iterator[tuple[str, str]]:
    yield "Contacto", ", ".join(filter(None, (ficha.contacto_area, ficha.contacto_correo)))
    if isinstance(ficha, Leccion):
        yield "Quién puede verla", ficha.get_divulgacion_display()
