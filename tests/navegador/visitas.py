"""Who visits which page: every route of the site, read from the URLconf, with what is on the stage. A page that is added cannot be forgotten."""

from collections.abc import Callable, Iterator

from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.resolvers import RoutePattern

from busqueda.facetas import POR_NOMBRE
from portal.mapa_del_sitio import SECCIONES
from practicas.cuentas.models import Usuario
from practicas.envios import permisos
from practicas.envios.models import Envio

from .escena import Escena
from .sesion import cliente_de

# The admin is Wagtail's, and the API has no pages.
AJENAS = ("cms/", "documentos/", "api/")
AREAS = {"cuenta": "cuenta/", "espacio": "mi-entidad/", "mesa": "mesa/", "evaluacion": "evaluacion/", "publico": ""}
Valores = Callable[[Escena], list[list]]


def _de(*valores) -> Valores:
    return lambda escena: [[valor] for valor in valores]


def _por_envio(escena: Escena) -> list[list]:
    return [[envio.uuid] for envio in [*escena.envios, escena.validada]]


def _que_se_escriben(escena: Escena) -> list[list]:
    return [[envio.uuid] for envio in _escribibles(escena)]


def _escribibles(escena: Escena) -> list[Envio]:
    return [e for e in escena.envios if permisos.puede_escribir(escena.elenco.responsable, e)]


def _acciones_de(papel: str) -> Valores:
    return lambda escena: [
        [e.uuid, accion] for e in escena.envios for accion in permisos.acciones(getattr(escena.elenco, papel), e)
    ]


def _de_cada_ficha(escena: Escena) -> list[list]:
    return [[ficha.codigo] for ficha in escena.fichas]


def _de_una_ficha(escena: Escena) -> list[list]:
    return _de_cada_ficha(escena)[:1]


def _observado(escena: Escena) -> list[list]:
    return [[escena.envios[-1].uuid]]


# What goes in the address of each route that asks for something.
VALORES: dict[str, Valores] = {
    "faceta": _de(*POR_NOMBRE),
    "ficha": _de_cada_ficha,
    "contactar": _de_cada_ficha,
    "informar_error": _de_cada_ficha,
    "contactar_recibido": _de_una_ficha,
    "informar_error_recibido": _de_una_ficha,
    "ficha_en_pdf": _de_una_ficha,
    "ficha_en_docx": _de_una_ficha,
    "ficha_en_bib": _de_una_ficha,
    "ficha_en_ris": _de_una_ficha,
    "ficha_version": lambda e: [[e.fichas[0].codigo, 1]],
    "entidad": lambda e: [[e.elenco.entidad.codigo]],
    "region": _de("12", "1202"),
    "tema": _de("tema-1"),
    "pilar": _de("pilar-1"),
    "sector": _de("s-1"),
    "problema": _de("deficiencia-1"),
    "archivo": _de("evidencias/acta.pdf"),
    "aviso": lambda e: [[pk] for pk in e.elenco.responsable.avisos.values_list("pk", flat=True)[:1]],
    "account_confirm_email": _de("inventada"),
    "account_reset_password_from_key": lambda e: [["1", "inventada"]],
    "openid_connect_login": _de("id-gob-pe"),
    "openid_connect_callback": _de("id-gob-pe"),
    "aceptar_invitacion": _de("inventada"),
    "terminar_membresia": lambda e: [[e.elenco.alterna.membresias.get().pk]],
    "invitacion": lambda e: [[1, "reenviar"]],
    "seguimiento": _por_envio,
    "texto_del_envio": lambda e: _por_envio(e)[:2],
    "escribir": _que_se_escriben,
    "guardar_envio": _observado,
    "informe_de_evaluacion": lambda e: [[e.validada.uuid]],
    "responder_observacion": lambda e: [[e.envios[-1].uuid, 1]],
    "ficha_docx": _observado,
    "ficha_xlsx": _observado,
    "subir_libro": _observado,
    "propuesta": _observado,
    "evidencias_de_envio": lambda e: [[e.envios[-1].uuid], [e.envios[0].uuid]],
    "activos_de_envio": lambda e: [[e.envios[-1].uuid], [e.envios[0].uuid]],
    "quitar_evidencia": lambda e: [[e.envios[-1].uuid, e.envios[-1].uuid]],
    "quitar_activo": lambda e: [[e.envios[-1].uuid, e.envios[-1].uuid]],
    "accion_de_envio": _acciones_de("responsable"),
    "mesa_envio": _por_envio,
    "mesa_guardar": _observado,
    "mesa_asignar": _observado,
    "mesa_comparar": lambda e: [[e.envios[-1].uuid, e.fichas[0].codigo]],
    "mesa_observar": _observado,
    "mesa_observacion": lambda e: [[e.envios[-1].uuid, 1]],
    "mesa_quitar_ausencia": _de(1),
    "accion_de_mesa": _acciones_de("coordinadora"),
    "convocatoria": lambda e: [[e.convocatoria.pk]],
    "mesa_evaluacion": lambda e: [[e.sala.envio.uuid], [e.validada.uuid]],
    "asignar_evaluadores": lambda e: [[e.sala.envio.uuid]],
    "relevar_evaluador": lambda e: [[e.sala.envio.uuid, e.calificando.pk]],
    "calificar": lambda e: [[e.calificando.pk]],
    "declarar_conflicto": lambda e: [[e.calificando.pk]],
    "guardar_calificacion": lambda e: [[e.calificando.pk]],
    "ficha_en_evaluacion": lambda e: [[e.calificando.pk]],
    "observar_en_evaluacion": lambda e: [[e.calificando.pk]],
}
# The same pages asked something else; `{0}` and `{1}` are the codes of two practices.
ADEMAS: dict[str, tuple[str, ...]] = {
    "comparar": ("?ficha={0}", "?ficha={0}&ficha={1}", "?ficha={0}&ficha={1}&ver=diferencias", "?ficha=BP-2020-99999"),
    "inicio": ("?politica=2030",),
    "buscar": (
        "?q=licencia&tema=tema-1&nivel=-nacional&anio=2019-2024", "?q=licencia&vista=mapa", "?q=nadaquever+tampoco&region=09", "?pagina=99",
    ),
    "entidades": ("?q=nadie",),
    "pedir_practica": ("?q=camal+municipal",),
    "escribir": ("?enviar=1",),
    "mesa": ("?de=todas", "?de=todas&paso=revision"),
    "mesa_envio": ("?observar=solucion",),
    "mesa_informe": ("?corte=ayer&desde=2999-01-01",),
}  # fmt: skip
# Of no page: what is downloaded, what only receives, what leads elsewhere.
SIN_PAGINA = {
    "asignar_evaluadores", "ficha_docx", "ficha_xlsx", "guardar_calificacion", "guardar_envio", "invitacion",
    "mesa_asignar", "mesa_guardar", "mesa_lote", "mesa_observacion", "mesa_observar", "mesa_quitar_ausencia", "mfa_authenticate",
    "robots", "opensearch", "mapa", "hoja_de_la_guia", *(f"mapa_{seccion}" for seccion in SECCIONES), "ficha_en_pdf", "ficha_en_docx", "ficha_en_bib",
    "ficha_en_ris", "declarar_conflicto", "propuesta", "quitar_activo", "quitar_evidencia", "salud", "terminar_membresia",
}  # fmt: skip


def rutas() -> Iterator[tuple[str, str]]:
    """Name and pattern of each."""
    yield from _rutas(get_resolver().url_patterns)


def _rutas(patrones, antes: str = "") -> Iterator[tuple[str, str]]:
    for patron in patrones:
        ruta = antes + str(patron.pattern).removeprefix("^")
        if ruta.startswith(AJENAS):
            continue
        if hasattr(patron, "url_patterns"):
            yield from _rutas(patron.url_patterns, ruta)
        elif patron.name and isinstance(patron.pattern, RoutePattern):  # the rest is of whatever editors add
            yield patron.name, ruta


def area_de(ruta: str) -> str:
    return next(area for area, prefijo in AREAS.items() if ruta.startswith(prefijo))


def direcciones(escena: Escena, area: str) -> Iterator[tuple[str, str]]:
    """Name of the route and address. A KeyError here is a page whose addresses are not told in VALORES."""
    for nombre, ruta in rutas():
        if area_de(ruta) != area:
            continue
        for valores in VALORES[nombre](escena) if "<" in ruta else [[]]:
            direccion, codigos = reverse(nombre, args=valores), [f.codigo for f in escena.fichas]
            yield from ((nombre, f"{direccion}{mas.format(*codigos)}") for mas in ("", *ADEMAS.get(nombre, ())))


def quienes(escena: Escena, area: str) -> list[Usuario | None]:
    elenco = escena.elenco
    return {
        "publico": [None],
        "cuenta": [None, elenco.responsable, escena.con_segundo_paso, escena.sin_clave],
        "espacio": [elenco.responsable],
        "mesa": [elenco.coordinadora, elenco.editora],
        "evaluacion": [escena.calificando.evaluador, escena.por_declarar.evaluador],
    }[area]


def paginas(escena: Escena, area: str) -> dict[tuple[str, str], tuple[Usuario | None, str]]:
    """Route and address → who sees it, and its HTML. Of each, by the first that may."""
    vistas = {}
    for usuario in quienes(escena, area):
        cliente = cliente_de(usuario) if usuario else Client()
        for cual in direcciones(escena, area):
            respuesta = cliente.get(cual[1])
            es_pagina = respuesta.status_code in (200, 400, 404, 410) and respuesta["Content-Type"].startswith(
                "text/html"
            )
            if es_pagina and cual not in vistas:
                vistas[cual] = usuario, respuesta.content.decode()
    return vistas
