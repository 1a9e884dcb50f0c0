"""The front page: what is counted of the repository, and what editors write of it, which has a text of its own until they do."""

from dataclasses import dataclass, field

from django.urls import reverse

from . import cuentas, escogidas, graficos, repositorio, terminos
from .mapa_de_regiones import mapa_de

POLITICAS = {"2013": "Política de 2013", "2030": "Política al 2030"}


@dataclass(frozen=True)
class Llamado:
    titulo: str = ""
    texto: str = ""
    boton: str = ""
    enlace: str = ""


@dataclass(frozen=True)
class Escrito:
    """Words, and codes of chosen fichas. What is empty was not written."""

    titular: str = ""
    entradilla: str = ""
    ejemplos: tuple[str, ...] = ()
    destacadas: tuple[str, ...] = ()
    leccion: str = ""
    frase: str = ""
    llamado: Llamado = field(default_factory=Llamado)


DE_FABRICA = Escrito(
    titular="Antes de empezar, mire quién ya lo hizo",
    entradilla="Lo que municipalidades, regiones y ministerios probaron, con sus números, sus formatos y lo que no funcionó.",
    ejemplos=("colas en el hospital", "anemia", "obras paralizadas", "cobro del predial"),
    llamado=Llamado(
        "¿Su entidad resolvió algo? ¿O le salió mal?",
        "La ficha breve se escribe en 30 minutos. Se publica en 22 días hábiles como máximo.",
        "Escribir una ficha",
    ),
)


def contexto(request, escrito: Escrito) -> dict:
    """All that the template of the front page shows."""
    todas = cuentas.todas()
    cifras = repositorio.cifras_del_repositorio()
    politica = request.GET.get("politica") if request.GET.get("politica") in POLITICAS else "2013"
    pilares = [t for t in terminos.terminos("pilar", politica) if not t.padre_id]
    return {
        "titular": escrito.titular or DE_FABRICA.titular,
        "entradilla": escrito.entradilla or DE_FABRICA.entradilla,
        "ejemplos": escrito.ejemplos or DE_FABRICA.ejemplos,
        "llamado": _llamado(escrito.llamado),
        "todas": todas,
        "cifras": cifras,
        "quipus": graficos.quipus([cifras.practicas, cifras.lecciones, cifras.lugares, cifras.activos]),
        "ultimo": escogidas.lo_ultimo(destacadas=escrito.destacadas),
        "problemas": terminos.problemas(cuentas.por_codigo(todas, "deficiencia")),
        "temas": terminos.temas_por_grupo(cuentas.por_codigo(todas, "tema")),
        "mapa": mapa_de(todas),
        "advertencia": _advertencia(escrito),
        "politicas": [(version, nombre, version == politica) for version, nombre in POLITICAS.items()],
        "pilares": terminos.filas_de(pilares, "pilar", cuentas.por_codigo(todas, "pilar")),
    }


def _advertencia(escrito: Escrito) -> escogidas.Advertencia | None:
    elegida = escogidas.advertencia_de(escrito.leccion, escrito.frase) if escrito.leccion else None
    return elegida or escogidas.advertencia()


def _llamado(escrito: Llamado) -> Llamado:
    fabrica = DE_FABRICA.llamado
    return Llamado(
        escrito.titulo or fabrica.titulo,
        escrito.texto or fabrica.texto,
        escrito.boton or fabrica.boton,
        escrito.enlace or reverse("como_participar"),
    )
