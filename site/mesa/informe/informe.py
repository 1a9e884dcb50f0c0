"""The report: the whole of it for two dates. Asked again for the same ones, with the same data, it is the same."""

from collections import Counter
from dataclasses import dataclass

from portal import cifras
from practicas.catalogos.dias_habiles import hoy
from practicas.fichas.al_corte import Publica, publicas_al
from practicas.fichas.models import Leccion

from . import demanda
from .alcance import Alcance, Universo
from .periodo import Periodo
from .piezas import Apartado, Cifra, Cuadro
from .tramite import Tramite

DE_DEMOSTRACION = "Base de demostración: se cuentan sus entidades y fichas ficticias. Estas cifras no son reales."
QUE_LO_CAMBIA = (
    "El mismo corte vuelve a dar las mismas cifras: salen de la historia de cada ficha y de cada envío, que solo crece.",
    "Las cambia lo que se borra: los borradores eliminados, las búsquedas y lecturas que cumplieron su plazo de conservación, las "
    "solicitudes eliminadas.",
    "También las cambia lo que no tiene historia: qué entidades están vigentes, su nivel y su lugar, y los términos y los días no laborables se "
    "toman como están hoy.",
)


@dataclass(frozen=True)
class Informe:
    periodo: Periodo
    cifras: list[Cifra]
    apartados: list[Apartado]
    advertencias: list[str]

    @property
    def titulo(self) -> str:
        return f"Informe al {cifras.fecha(self.periodo.corte)}"

    @property
    def subtitulo(self) -> str:
        return f"Periodo: del {cifras.fecha(self.periodo.desde)} al {cifras.fecha(self.periodo.corte)}"


def hacer(periodo: Periodo) -> Informe:
    todas = publicas_al(periodo.fin)
    propias = [f for f in todas if not f.importada]
    de_demostracion = bool(propias) and all(f.demostracion for f in propias)
    contadas = [f for f in propias if de_demostracion or not f.demostracion]
    alcance, tramite = Alcance(contadas, Universo.leer(de_demostracion=de_demostracion)), Tramite(periodo)
    return Informe(
        periodo,
        _cifras(contadas, alcance, tramite, periodo),
        [
            alcance.apartado(),
            _de_fichas(contadas, periodo),
            tramite.apartado(),
            *demanda.apartados(periodo, contadas),
        ],
        _advertencias(periodo, de_demostracion, todas, contadas),
    )


def _cifras(fichas: list[Publica], alcance: Alcance, tramite: Tramite, periodo: Periodo) -> list[Cifra]:
    por_tipo = Counter(f.tipo for f in fichas)
    universo = cifras.numero(len(alcance.universo.entidades))
    return [
        Cifra(len(alcance.alcanzadas), f"de {universo} entidades tienen al menos una ficha pública"),
        Cifra(por_tipo["practica"], "buenas prácticas públicas"),
        Cifra(por_tipo["leccion"], "lecciones públicas"),
        Cifra(sum(f.resultado == Leccion.Resultado.FRACASO for f in fichas), "de ellas, de lo que no se logró"),
        Cifra(sum(periodo.tiene(f.publicada) for f in fichas), "fichas publicadas por primera vez en el periodo"),
        Cifra(tramite.vencidas_de_la_sgp, "envíos con el plazo de la SGP vencido"),
    ]


def _de_fichas(fichas: list[Publica], periodo: Periodo) -> Apartado:
    grupos = [("Buenas prácticas", lambda f: f.tipo == "practica"), ("Lecciones", lambda f: f.tipo == "leccion")]
    grupos += [
        (f"Lecciones: {resultado.label.lower()}", lambda f, r=resultado: f.resultado == r)
        for resultado in Leccion.Resultado
    ]
    grupos.append(("Lecciones anónimas", lambda f: f.es_anonima))
    filas = []
    for nombre, es_del_grupo in grupos:
        suyas = [f for f in fichas if es_del_grupo(f)]
        filas.append((nombre, len(suyas), sum(periodo.tiene(f.publicada) for f in suyas)))
    return Apartado(
        "fichas",
        "Fichas públicas",
        "Lo que cualquiera podía leer al terminar el día del corte. No se cuentan las retiradas, las reservadas ni las importadas.",
        [
            Cuadro(
                "Por tipo y por lo que se logró",
                ("Fichas", "Públicas al corte", "De ellas, publicadas en el periodo"),
                filas,
            )
        ],
    )


def _advertencias(periodo: Periodo, de_demostracion: bool, todas: list[Publica], contadas: list[Publica]) -> list[str]:
    dichas = [DE_DEMOSTRACION] if de_demostracion else []
    if periodo.corte == hoy():
        dichas.append("El corte es hoy: las cifras pueden cambiar hasta que termine el día.")
    importadas = sum(f.importada for f in todas)
    if importadas:
        dichas.append(f"Fichas importadas de otros catálogos, fuera de estas cifras: {cifras.numero(importadas)}.")
    ficticias = len(todas) - importadas - len(contadas)
    if ficticias:
        dichas.append(f"Fichas de demostración, fuera de estas cifras: {cifras.numero(ficticias)}.")
    return dichas
