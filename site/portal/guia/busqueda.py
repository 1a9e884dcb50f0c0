"""What a search shows: hits, chips, facets, years, the map, pages."""

from dataclasses import replace

from busqueda.consulta import Consulta
from busqueda.facetas import POR_NOMBRE
from busqueda.puerto import Filtro, Rango
from busqueda.resultado import Acierto, Chip, FacetaContada, Resaltado, Resultado, ValorFaceta

from ..mapa_de_regiones import mapa
from ..paginacion import Paginas
from ..paneles import Panel

CON_FILTROS = Consulta(filtros={"tema": Filtro(("tramites",))}, rangos={"anio": Rango(2019, 2023)})
PRACTICA = Acierto(
    codigo="BP-2026-00042",
    codigo_externo="",
    tipo="practica",
    url="#aciertos",
    titulo="La licencia sale en tres días porque nadie la espera parado",
    resumen="",
    publicada=None,
    titulo_html="La <mark>licencia</mark> sale en tres días porque nadie la espera parado",
    extracto_html="Siete escritorios pasaron a ser uno. Quien llega con su <mark>licencia</mark> de funcionamiento sale con fecha "
    "de inspección, y la inspección se hace con cita.",
    entidad="Municipalidad Provincial de Quillamayo",
    nivel="Local, provincial",
    lugar="Puno",
    periodo="2021–2023",
    anio=2021,
    cifra={"de": 23, "a": 3, "unidad": "días hábiles", "estado": "documental"},
    resultado="",
    resultado_detalle="",
    costo="",
    duracion="",
    validacion="documentada",
    demostracion=True,
    resaltados=(Resaltado("titulo", "título", ""), Resaltado("solucion", "solución", "")),
)
LECCION = replace(
    PRACTICA,
    codigo="LA-2026-00019",
    tipo="leccion",
    titulo="Cuarenta tabletas para serenazgo y ningún plan de datos",
    titulo_html="Cuarenta tabletas para serenazgo y ningún plan de datos",
    extracto_html="El requerimiento hablaba de equipos; el gasto mensual era de otra partida. A los siete meses estaban en un armario.",
    entidad="Entidad anónima",
    nivel="Local, distrital",
    lugar="La Libertad",
    cifra=None,
    resultado="No se logró lo esperado",
    resultado_detalle="37 de 40 tabletas, en un armario a los siete meses",
    resaltados=(),
    demostracion=False,
)
SIN_CIFRA = replace(
    PRACTICA,
    codigo="BP-2026-00107",
    titulo="Un cuaderno de obra que se lee en la plaza",
    titulo_html="Un cuaderno de obra que se lee en la plaza",
    extracto_html="Cada viernes, el residente lee en voz alta lo que se hizo y lo que falta.",
    cifra=None,
    costo="S/ 1,200.00",
    duracion="4 meses",
    resaltados=(),
)
LARGO = replace(
    PRACTICA,
    codigo="BP-2026-00131",
    titulo="El recibo del predial llega con el croquis de la manzana y con lo que se hizo con lo pagado el año anterior",
    titulo_html="El recibo del predial llega con el croquis de la manzana y con lo que se hizo con lo pagado el año anterior",
    extracto_html="La gente pagaba menos de la mitad porque no sabía qué predio le cobraban.",
    cifra={"de": 188_400, "a": 412_000, "unidad": "soles al año", "estado": "autodeclarada"},
    resaltados=(),
)


def datos() -> dict:
    avisada = _resultado(degradada=True, demasiado_lejos=True, avisos=("Se buscaron las primeras 300 letras.",))
    return {
        "aciertos": [PRACTICA, LECCION, SIN_CIFRA, LARGO],
        "chips": [
            (Chip("Tema: Trámites y licencias", Consulta()), "#filtros"),
            (Chip("situación: Piloto", Consulta(), excluido=True), "#filtros"),
        ],
        "paneles": _paneles(),
        "paginas": Paginas(actual=4, ultima=12, total=231, por_pagina=20, url_de=lambda n: f"?pagina={n}#paginas"),
        "avisada": avisada,
        "pedida": _resultado(),
        "mapa": mapa({"21": 14, "08": 9, "12": 3, "1501": 22, "15-prov": 2, "13": 1, "20": 6}),
    }


def _resultado(**como) -> Resultado:
    return Resultado(Consulta(), total=0, aciertos=(), facetas=(), motor="tantivy", **como)


def _paneles() -> list[Panel]:
    tema = _contada(
        "tema",
        ValorFaceta("tramites", "Trámites y licencias", 38, elegido=True),
        ValorFaceta("agua", "Agua y saneamiento", 14),
        ValorFaceta("obras", "Inversiones y obras", 0, elegido=True),
        ValorFaceta("salud", "Salud, anemia y primera infancia", 6, excluido=True),
        elegidos=3,
    )
    nivel = _contada(
        "nivel",
        ValorFaceta(
            "local", "Local", 51, elegido=True, hijos=(ValorFaceta("local.distrital", "Municipalidad distrital", 33),)
        ),
        ValorFaceta("nacional", "Nacional", 12),
        elegidos=1,
    )
    costo = _contada("situacion", ValorFaceta("piloto", "Piloto", 7), ValorFaceta("en_marcha", "En marcha", 30))
    region = _contada(
        "region",
        *(ValorFaceta(codigo, nombre, n) for codigo, nombre, n in REGIONES),
        retirados=(ValorFaceta("99", "Región de antes", 1, retirado=True),),
        cuantos=19,
    )
    anio = _contada("anio", *(ValorFaceta(str(a), str(a), n) for a, n in ANIOS))
    return [Panel(contada, CON_FILTROS) for contada in (tema, nivel, region, anio, costo)]


REGIONES = [
    ("21", "Puno", 14), ("08", "Cusco", 9), ("20", "Piura", 6), ("12", "Junín", 3), ("13", "La Libertad", 1),
    ("04", "Arequipa", 1), ("05", "Ayacucho", 1), ("06", "Cajamarca", 1), ("10", "Huánuco", 1),
]  # fmt: skip
ANIOS = [(2016, 1), (2018, 4), (2019, 6), (2020, 3), (2021, 11), (2022, 17), (2023, 14), (2024, 8), (2025, 2)]


def _contada(nombre: str, *valores: ValorFaceta, cuantos: int = 0, **mas) -> FacetaContada:
    return FacetaContada(POR_NOMBRE[nombre], valores, cuantos or len(valores), **mas)
