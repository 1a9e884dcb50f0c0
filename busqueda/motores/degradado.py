"""The reader of last resort: what the version table keeps of each ficha, filtered in the database. No counts, little ranking, no failure."""

from collections.abc import Sequence
from functools import reduce
from operator import or_

from django.db.models import Case, Count, Q, Value, When, Window
from django.utils import timezone

from practicas.fichas.presentacion import presentar

from ..documento import muestra, secciones
from ..facetas import DE_CODIGOS
from ..lectura import MODELOS, publicas
from ..models import EnIndice
from ..puerto import DE_RESERVA, Filtro, Hallazgo, Peticion, Rango, Respuesta, Texto

DESDE_SIEMPRE = 1950


def codigos_de(contenido) -> str:
    """The codes of a document, as `EnIndice` keeps them."""
    pares = [f"{f.nombre}={codigo}" for f in DE_CODIGOS for codigo in contenido["facetas"].get(f.nombre, ())]
    return f"|{'|'.join([*pares, *(f'anio={anio}' for anio in contenido['anio'])])}|"


def raices_de(contenido) -> str:
    return f" {' '.join(dict.fromkeys(' '.join(contenido['texto'].values()).split()))} "


class MotorDegradado:
    nombre = DE_RESERVA

    def buscar(self, peticion: Peticion) -> Respuesta:
        suya = self._con_codigo(peticion.codigo)
        filas = self._filtrar(peticion.texto) if suya is None else suya
        for nombre, filtro in peticion.filtros.items():
            filas = filas.filter(_de_filtro(nombre, filtro))
        for nombre, rango in peticion.rangos.items():
            filas = filas.filter(_de_rango(nombre, rango))
        total, pagina = _total_y_pagina(filas, peticion.desde, peticion.cuantos)
        return Respuesta(total, self._hallazgos(pagina), {}, self._de_palabras(peticion, total))

    def _con_codigo(self, codigo: str):
        """The ficha that has it, if anybody may see it."""
        for tipo, modelo in MODELOS.items() if codigo else ():
            if ficha := modelo.objects.publicadas().filter(codigo=codigo).first():
                suya = EnIndice.objects.filter(tipo=tipo, ficha=ficha.pk, borrada=False)
                return suya.annotate(coincidencias=Value(0))
        return None

    def contar(self, texto: Texto) -> int:
        return self._filtrar(texto).count()

    def _de_palabras(self, peticion: Peticion, total: int) -> int:
        if not peticion.contar_palabras:
            return 0
        return self.contar(peticion.texto) if peticion.filtros or peticion.rangos else total

    def sugerir(self, palabras: Sequence[str], comienzo: str, cuantos: int) -> tuple[Hallazgo, ...]:
        return ()

    def _filtrar(self, texto: Texto):
        filas = EnIndice.objects.filter(borrada=False).exclude(raices="")
        halladas = [_alguna(raiz.alternativas) for raiz in texto.raices]
        if texto.minimo < len(halladas):
            puntos = sum((Case(When(h, then=1), default=0) for h in halladas), Value(0))
            filas = filas.annotate(coincidencias=puntos).filter(coincidencias__gte=texto.minimo)
        else:  # nothing to count: a ficha is left at the first word that it does not say
            filas = filas.annotate(coincidencias=Value(len(halladas))).filter(*halladas)
        for frase in texto.frases:
            filas = filas.filter(_todas(frase))
        for negada in texto.negadas:
            filas = filas.exclude(_todas(negada))
        return filas

    def _hallazgos(self, pagina: list[tuple[str, int]]) -> tuple[Hallazgo, ...]:
        """Read again from the fichas, in the same order: what is kept here may be older than a withdrawal."""
        fichas = publicas(pagina)
        vistas = ((clave, presentar(fichas[clave])) for clave in pagina if clave in fichas)
        return tuple(Hallazgo(f"{tipo}-{pk}", 0.0, muestra(ficha, secciones(ficha))) for (tipo, pk), ficha in vistas)


def _total_y_pagina(filas, desde: int, cuantos: int) -> tuple[int, list[tuple[str, int]]]:
    """Both with one look at the table: it reads the words of every ficha, and that is what costs."""
    contadas = filas.annotate(total=Window(Count("*"))).order_by("-coincidencias", "-pk")
    pagina = list(contadas.values_list("tipo", "ficha", "total")[desde : desde + cuantos])
    # An empty page says how many there are only if it is the first.
    sin_pagina = filas.count() if not pagina and (desde or not cuantos) else 0
    total = pagina[0][2] if pagina else sin_pagina
    return total, [(tipo, ficha) for tipo, ficha, _ in pagina]


def _todas(raices: tuple[str, ...]) -> Q:
    """Its roots, wherever they stand: the database does not know which follows which."""
    filtro = Q()
    for raiz in raices:
        filtro &= Q(raices__contains=f" {raiz} ")
    return filtro


def _alguna(alternativas) -> Q:
    return reduce(or_, (_todas(alternativa) for alternativa in alternativas))


def _de_filtro(faceta: str, filtro: Filtro) -> Q:
    incluidos = [Q(codigos__contains=f"|{faceta}={codigo}|") for codigo in filtro.incluidos]
    excluidos = [Q(codigos__contains=f"|{faceta}={codigo}|") for codigo in filtro.excluidos]
    return (reduce(or_, incluidos) if incluidos else Q()) & ~(reduce(or_, excluidos) if excluidos else Q(pk__in=[]))


def _de_rango(faceta: str, rango: Rango) -> Q:
    hoy = timezone.localdate().year
    anios = range(max(rango.desde or DESDE_SIEMPRE, DESDE_SIEMPRE), min(rango.hasta or hoy, hoy) + 1)
    return reduce(or_, (Q(codigos__contains=f"|{faceta}={anio}|") for anio in anios), Q(pk__in=[]))
