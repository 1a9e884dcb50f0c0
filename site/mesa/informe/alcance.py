"""Which entities have something public, of all that there are; and how many fichas that is, by level, place and pillar.

An anonymous lesson is counted as a ficha and never as of an entity nor of a place: from a figure of one it would be known whose it is.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from practicas.catalogos import lugares
from practicas.catalogos.lugares import LIMA_METROPOLITANA, LIMA_PROVINCIAS
from practicas.catalogos.models import Equivalencia, Termino
from practicas.catalogos.plegado import plegar
from practicas.entidades.models import Entidad
from practicas.fichas.al_corte import Publica

from .piezas import Apartado, Cuadro, porcentaje

SIN_LUGAR = "De alcance nacional o sin lugar"
COLUMNAS = ("Entidades alcanzadas", "Entidades", "% alcanzado", "Buenas prácticas", "Lecciones")


@dataclass(frozen=True)
class Universo:
    """The entities in force: pk → code of their level, place."""

    entidades: dict[int, tuple[str, str]]

    @classmethod
    def leer(cls, *, de_demostracion: bool) -> "Universo":
        """Those of the register. In a demonstration its own too, which elsewhere nobody counts."""
        suyas = Entidad.objects.vigentes().filter(externa=False, pais="").order_by()
        if not de_demostracion:
            suyas = suyas.filter(demostracion=False)
        return cls({pk: (nivel, lugar) for pk, nivel, lugar in suyas.values_list("pk", "nivel__codigo", "ubigeo")})


class Alcance:
    def __init__(self, fichas: list[Publica], universo: Universo):
        self.fichas, self.universo = fichas, universo
        self.terminos = _Terminos.leer()
        self.con_nombre = [f for f in fichas if not f.es_anonima and f.entidad in universo.entidades]
        self.alcanzadas = {f.entidad for f in self.con_nombre}

    def apartado(self) -> Apartado:
        return Apartado(
            "alcance",
            "Entidades alcanzadas",
            "Una entidad está alcanzada cuando tiene al menos una ficha pública al corte. El universo son las entidades vigentes del "
            "registro, hoy. Las lecciones anónimas se cuentan en las cifras de arriba y por pilar, nunca en su entidad, nivel ni lugar.",
            [self._por_nivel(), self._por_departamento(), *self._por_pilar()],
        )

    def _por_nivel(self) -> Cuadro:
        grupos = {codigo: self.terminos.nombre[codigo] for codigo in self.terminos.niveles}
        return self._cuadro("Por nivel de gobierno", "Nivel", grupos, lambda nivel, _: nivel.split(".")[0])

    def _por_departamento(self) -> Cuadro:
        codigos = {c for c in lugares.departamentos() if c != "15"} | {LIMA_METROPOLITANA, LIMA_PROVINCIAS}
        codigos = sorted(codigos, key=lambda c: plegar(lugares.nombre(c)))
        grupos = {codigo: lugares.nombre(codigo) for codigo in codigos} | {"": SIN_LUGAR}
        return self._cuadro(
            "Por departamento de la entidad", "Departamento", grupos, lambda _, lugar: departamento(lugar)
        )

    def _cuadro(self, titulo: str, de_que: str, grupos: dict[str, str], grupo_de: Callable[[str, str], str]) -> Cuadro:
        """A row for each group, in order, and the total; what is in no group is only in the total."""
        de_entidad = {pk: grupo_de(*datos) for pk, datos in self.universo.entidades.items()}
        universo, alcanzadas = Counter(de_entidad.values()), Counter(de_entidad[pk] for pk in self.alcanzadas)
        fichas = Counter((de_entidad[f.entidad], f.tipo) for f in self.con_nombre)
        filas = [
            (nombre, *_reparto(alcanzadas[g], universo[g]), fichas[g, "practica"], fichas[g, "leccion"])
            for g, nombre in grupos.items()
            if g or universo[g]
        ]
        total = Counter(f.tipo for f in self.con_nombre)
        filas.append(
            (
                "Total con entidad vigente",
                *_reparto(len(self.alcanzadas), len(de_entidad)),
                total["practica"],
                total["leccion"],
            )
        )
        return Cuadro(titulo, (de_que, *COLUMNAS), filas, con_total=True)

    def _por_pilar(self) -> list[Cuadro]:
        fichas, entidades = Counter(), defaultdict(set)
        con_nombre = {(f.tipo, f.pk) for f in self.con_nombre}
        for ficha in self.fichas:
            for pilar in self.terminos.pilares_de(ficha.pilares):
                fichas[pilar, ficha.tipo] += 1
                if (ficha.tipo, ficha.pk) in con_nombre:
                    entidades[pilar].add(ficha.entidad)
        universo = len(self.universo.entidades)
        return [
            Cuadro(
                f"Por pilar: {version}",
                ("Pilar", *COLUMNAS),
                [
                    (nombre, *_reparto(len(entidades[pk]), universo), fichas[pk, "practica"], fichas[pk, "leccion"])
                    for pk, nombre in pilares
                ],
            )
            for version, pilares in self.terminos.pilares.items()
        ]


def _reparto(parte: int, todo: int) -> tuple:
    return parte, todo, porcentaje(parte, todo)


def departamento(ubigeo: str) -> str:
    """Lima in two: its province, and the rest, which the regional government governs."""
    if not ubigeo.startswith("15"):
        return ubigeo[:2]
    return LIMA_METROPOLITANA if ubigeo.startswith(LIMA_METROPOLITANA) else LIMA_PROVINCIAS


@dataclass(frozen=True)
class _Terminos:
    niveles: list[str]  # codes of the first ones
    nombre: dict[str, str]  # of each
    pilares: dict[str, list[tuple[int, str]]]  # version → its pillars
    padre: dict[int, int | None]
    destinos: dict[int, list[int]]  # what each also counts as, in another version

    @classmethod
    def leer(cls) -> "_Terminos":
        """One query."""
        niveles, nombre, pilares, padre, destinos = [], {}, defaultdict(dict), {}, defaultdict(list)
        filas = (
            Termino.objects.filter(vocabulario__clave__in=["nivel", "pilar"])
            .order_by("vocabulario__vigente_desde", "vocabulario__version", "orden", "codigo")
            .values_list("pk", "codigo", "nombre", "padre", "vocabulario__clave", "vocabulario__nombre",
                         "equivalencias__tipo", "equivalencias__destino")
        )  # fmt: skip
        for pk, codigo, llamado, superior, clave, vocabulario, tipo, destino in filas:
            padre[pk] = superior
            if tipo in Equivalencia.TIPOS_QUE_TRASLADAN:
                destinos[pk].append(destino)
            if clave == "pilar" and superior is None:
                pilares[vocabulario][pk] = llamado
            elif clave == "nivel" and superior is None and codigo not in nombre:
                niveles.append(codigo)
                nombre[codigo] = llamado
        return cls(niveles, nombre, {v: list(p.items()) for v, p in pilares.items()}, padre, destinos)

    def pilares_de(self, terminos: Iterable[int]) -> set[int]:
        """The terms, those above them and what all these count as in another version."""
        vistos, por_ver = set(), list(terminos)
        while por_ver:
            pk = por_ver.pop()
            if pk not in vistos and pk in self.padre:
                vistos.add(pk)
                por_ver += [*self.destinos.get(pk, ()), *filter(None, [self.padre[pk]])]
        return vistos
