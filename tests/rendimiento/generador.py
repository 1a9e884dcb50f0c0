"""A repository as large as one asks, always the same for one seed: plausible Spanish, and few words, terms and entities that take most.

The first fichas are whole rows of the database and their documents are made as always. The others are copies of those rows, whose
documents have the same codes and other words: the codes are what is skewed, and the words are what must grow with the corpus.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate, islice
from typing import Any
from uuid import UUID

import yaml
from django.conf import settings
from django.db import connection
from django.utils.text import slugify

from busqueda.espanol import plegadas, raices
from busqueda.palabras_vacias import PALABRAS_VACIAS
from busqueda.vocabulario import formas_de
from practicas.catalogos import lugares
from practicas.catalogos.models import Etiqueta, Termino
from practicas.catalogos.plegado import plegar
from practicas.entidades.models import Entidad
from practicas.fichas.models import (
    Activo,
    EtiquetaDeLeccion,
    EtiquetaDePractica,
    EvidenciaDeLeccion,
    EvidenciaDePractica,
    Indicador,
    Leccion,
    Practica,
)

SEMILLA = 20260101
ENTIDADES, ETIQUETAS, PALABRAS = 1_800, 3_000, 40_000
TANDA = 1_000  # fichas
ENTERAS, COPIAS = 5_000, 20  # whole fichas, unless they would be copied more times than this
LECCIONES = 0.15
ANIO = 2000  # of the codes; each copy takes the next
PREFIJOS = "re des inter sub pre co auto multi sobre contra".split()
_PALABRA = re.compile(r"[^\W\d_]{2,}")
# Words of each section: about 180 with the title and the summary.
SECCIONES = {
    Practica: {"problema": 35, "solucion": 60, "resultados": 25, "que_no_funciono": 20},
    Leccion: {"contexto": 35, "que_ocurrio": 50, "causas": 30, "recomendacion": 25},
}
# Terms of each classification, as many as these or fewer.
CUANTOS = {"temas": 3, "pilares": 2, "ejes": 2, "funciones": 1, "enfoques": 1, "lineamientos": 3, "deficiencias": 2}


@dataclass(frozen=True)
class Sesgo:
    """Values of which the first comes out far more than the last: the one in place n, as 1/(n + 2.7)."""

    valores: Sequence[Any]
    acumulados: Sequence[float]

    @classmethod
    def de(cls, valores: Sequence[Any]) -> "Sesgo":
        return cls(valores, list(accumulate(1 / (n + 2.7) for n in range(1, len(valores) + 1))))

    def varios(self, azar: random.Random, cuantos: int) -> list:
        return azar.choices(self.valores, cum_weights=self.acumulados, k=cuantos)

    def distintos(self, azar: random.Random, maximo: int) -> list:
        return list(dict.fromkeys(self.varios(azar, azar.randint(1, maximo))))


# --- Words ------------------------------------------------------------------------------------------------------------
def palabras() -> list[str]:
    """Those of the demonstration, most used first; then names of places, and words made of the former with a prefix."""
    cuentas: Counter[str] = Counter()
    for archivo in sorted((settings.RAIZ / "fixtures" / "demostracion" / "fichas").glob("*.yaml")):
        for texto in yaml.safe_load(archivo.read_text(encoding="utf-8")).values():
            if isinstance(texto, str):
                cuentas.update(_PALABRA.findall(texto.lower()))
    usadas = [palabra for palabra, _ in cuentas.most_common()]
    de_lugares = (p for nombre in lugares.nombres_completos().values() for p in _PALABRA.findall(nombre.lower()))
    largas = [p for p in usadas if len(p) > 5]
    hechas = (prefijo + palabra for prefijo in PREFIJOS for palabra in largas)
    return list(dict.fromkeys([*usadas, *de_lugares, *hechas]))[:PALABRAS]


def que_cuentan(vocabulario: Sequence[str]) -> list[str]:
    return [p for p in vocabulario if len(p) > 2 and plegar(p) not in PALABRAS_VACIAS]


class Redactor:
    def __init__(self, azar: random.Random):
        self.azar = azar
        self.palabras = Sesgo.de(palabras())

    def texto(self, cuantas: int) -> str:
        """Sentences of eight to eighteen words."""
        sueltas = iter(self.palabras.varios(self.azar, cuantas))
        frases = []
        while frase := list(islice(sueltas, self.azar.randint(8, 18))):
            frases.append(" ".join(frase).capitalize() + ".")
        return " ".join(frases)

    def titulo(self) -> str:
        return " ".join(self.palabras.varios(self.azar, self.azar.randint(6, 11))).capitalize()[:100].rstrip()


# --- What fichas point at -----------------------------------------------------------------------------------------------
def sembrar_entidades(azar: random.Random) -> list[Entidad]:
    """A few of the State and many municipalities, each in its district."""
    niveles = {t.codigo: t for t in Termino.objects.filter(vocabulario__clave="nivel")}
    sectores = list(Termino.objects.filter(vocabulario__clave="sector"))
    distritos = [c for c in lugares.nombres_completos() if len(c) == 6]
    nacionales = [c for c in niveles if c.startswith("nacional.")]
    hechas = []
    for n, ubigeo in enumerate(azar.sample(distritos, ENTIDADES)):
        nacional = n % 8 == 0
        nombre = f"Programa Nacional de {lugares.nombre(ubigeo)}" if nacional else _municipalidad(ubigeo)
        lugar = "" if nacional else ubigeo
        hechas.append(
            Entidad(
                codigo=f"x-{slugify(nombre)[:90]}-{ubigeo}",
                nombre=nombre,
                nivel=niveles[azar.choice(nacionales) if nacional else "local.distrital"],
                sector=azar.choice(sectores) if nacional else None,
                ubigeo=lugar,
                poblacion=int(azar.lognormvariate(9, 1.5)),
                altitud=None if nacional else azar.randint(5, 4_600),
                demostracion=True,  # published by a command, without the journey
                plegado=plegar(f"{nombre} {lugares.ubicacion(lugar) if lugar else ''}"),
            )
        )
    veces = Counter(e.nombre for e in hechas)
    for entidad in hechas:
        entidad.homonima = veces[entidad.nombre] > 1
    Entidad.objects.bulk_create(hechas)
    return hechas


def _municipalidad(ubigeo: str) -> str:
    return f"Municipalidad Distrital de {lugares.nombre(ubigeo)}"


def sembrar_etiquetas(azar: random.Random, vocabulario: Sequence[str]) -> list[Etiqueta]:
    sueltas = [p for p in que_cuentan(vocabulario)[:6_000] if len(p) > 4]
    nombres = {plegar(n): n for n in (" ".join(azar.sample(sueltas, azar.randint(1, 2))) for _ in range(3 * ETIQUETAS))}
    elegidos = list(nombres.items())[:ETIQUETAS]
    hechas = [Etiqueta(name=nombre, slug=slugify(plegada), plegada=plegada) for plegada, nombre in elegidos]
    return Etiqueta.objects.bulk_create(hechas)


# --- Fichas -------------------------------------------------------------------------------------------------------------
def enteras(cuantas: int) -> int:
    return min(cuantas, max(ENTERAS, -(-cuantas // COPIAS)))


class Sembrador:
    """Writes fichas in batches; never more than one batch in memory."""

    def __init__(self, semilla: int = SEMILLA):
        self.azar = random.Random(semilla)
        self.redactor = Redactor(self.azar)
        self.entidades = Sesgo.de(sembrar_entidades(self.azar))
        self.etiquetas = Sesgo.de(sembrar_etiquetas(self.azar, self.redactor.palabras.valores))
        self.terminos = {
            clave: Sesgo.de(list(Termino.objects.vigentes().filter(vocabulario__clave=clave).order_by("pk")))
            for clave in {*(c.vocabulario for c in Practica.CLASIFICACIONES), "activo"}
        }

    def sembrar(self, cuantas: int) -> Iterator[int]:
        """Tell how many are written, batch after batch."""
        de_cada = {Leccion: int(cuantas * LECCIONES)}
        de_cada[Practica] = cuantas - de_cada[Leccion]
        escritas = 0
        for modelo, suyas in de_cada.items():
            for desde in range(1, suyas + 1, TANDA):
                pks = range(desde, min(desde + TANDA, suyas + 1))
                self._escribir(modelo, [self._ficha(modelo, pk) for pk in pks])
                escritas += len(pks)
                yield escritas

    def _ficha(self, modelo, pk: int):
        azar = self.azar
        entidad = self.entidades.varios(azar, 1)[0]
        inicio = 2025 - min(int(azar.expovariate(0.25)), 20)
        primera = datetime(2011, 1, 1, tzinfo=UTC) + timedelta(seconds=azar.randrange(15 * 365 * 86_400))
        textos = {campo: self.redactor.texto(largo) for campo, largo in SECCIONES[modelo].items()}
        ficha = modelo(
            pk=pk,
            codigo=f"{modelo.PREFIJO}-{ANIO}-{pk:05d}",
            titulo=self.redactor.titulo(),
            resumen=self.redactor.texto(30)[:600],
            entidad=entidad,
            ubigeo=entidad.ubigeo,
            anio_inicio=inicio,
            anio_fin=min(inicio + azar.randint(0, 4), 2025) if azar.random() < 0.8 else None,
            costo=round(azar.lognormvariate(11, 2)) if azar.random() < 0.7 else None,
            duracion=azar.randint(1, 36) if azar.random() < 0.8 else None,
            validacion=azar.choices(modelo.Validacion.values, [1, 3, 2])[0],
            idioma=azar.choices(["es", "qu", "ay"], [97, 2, 1])[0],
            first_published_at=primera,
            last_published_at=primera,
            live=True,
            **textos,
        )
        self._propios(ficha)
        return ficha

    def _propios(self, ficha) -> None:
        if isinstance(ficha, Leccion):
            ficha.resultado = self.azar.choices(Leccion.Resultado.values, [5, 3, 2])[0]
            ficha.resultado_detalle = self.redactor.texto(8)[:160]
        else:
            ficha.situacion = self.azar.choices(Practica.Situacion.values, [2, 4, 3, 2, 1])[0]

    def _escribir(self, modelo, fichas: list) -> None:
        modelo.objects.bulk_create(fichas)
        for clasificacion in modelo.CLASIFICACIONES:
            puente = getattr(modelo, clasificacion.campo).through
            propio = f"{modelo._meta.model_name}_id"
            sesgo, maximo = self.terminos[clasificacion.vocabulario], CUANTOS.get(clasificacion.campo, 1)
            puente.objects.bulk_create(
                puente(**{propio: f.pk, "termino_id": t.pk}) for f in fichas for t in sesgo.distintos(self.azar, maximo)
            )
        etiquetado = EtiquetaDePractica if modelo is Practica else EtiquetaDeLeccion
        etiquetado.objects.bulk_create(
            etiquetado(content_object_id=f.pk, tag_id=e.pk)
            for f in fichas
            for e in self.etiquetas.distintos(self.azar, 4)
        )
        self._escribir_partes(modelo, fichas)

    def _escribir_partes(self, modelo, fichas: list) -> None:
        evidencia = EvidenciaDePractica if modelo is Practica else EvidenciaDeLeccion
        estados = Sesgo.de(evidencia.Estado.values)
        evidencia.objects.bulk_create(
            evidencia(
                ficha_id=f.pk, titulo=self.redactor.titulo(), estado=estados.varios(self.azar, 1)[0], **self._clave()
            )
            for f in fichas
            if self.azar.random() < 0.6
        )
        if modelo is not Practica:
            return
        Indicador.objects.bulk_create(
            Indicador(ficha_id=f.pk, nombre=self.redactor.titulo(), unidad="días", sentido="baja", linea_base=30,
                      logro=self.azar.randint(1, 29), **self._clave())
            for f in fichas
            if self.azar.random() < 0.7
        )  # fmt: skip
        Activo.objects.bulk_create(
            Activo(
                ficha_id=f.pk,
                tipo=self.terminos["activo"].varios(self.azar, 1)[0],
                titulo=self.redactor.titulo(),
                **self._clave(),
            )
            for f in fichas
            if self.azar.random() < 0.3
        )

    def _clave(self) -> dict:
        """By default it would be another in each run."""
        return {"clave": UUID(int=self.azar.getrandbits(128), version=4)}


# --- Copies -------------------------------------------------------------------------------------------------------------
def copiar_filas(copia: int) -> None:
    """The rows that a search reads of each whole ficha, once more: itself and its labels."""
    for modelo, etiquetado in ((Practica, EtiquetaDePractica), (Leccion, EtiquetaDeLeccion)):
        originales = modelo.objects.filter(codigo__startswith=f"{modelo.PREFIJO}-{ANIO}-").count()
        salto = originales * copia
        otras = [c.column for c in modelo._meta.concrete_fields if c.name not in ("id", "codigo")]
        columnas, tabla = ", ".join(otras), modelo._meta.db_table
        codigo = f"{modelo.PREFIJO}-{ANIO + copia}-"
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {tabla} (id, codigo, {columnas}) "
                f"SELECT id + %s, %s || substr(codigo, 9), {columnas} FROM {tabla} WHERE id <= %s",
                [salto, codigo, originales],
            )
            cursor.execute(
                f"INSERT INTO {etiquetado._meta.db_table} (tag_id, content_object_id) SELECT tag_id, content_object_id + %s "
                f"FROM {etiquetado._meta.db_table} WHERE content_object_id <= %s",
                [salto, originales],
            )


def con_otras_palabras(contenido: Mapping, codigo: str, redactor: Redactor) -> dict:
    """The document of a copy."""
    titulo, resumen = redactor.titulo(), redactor.texto(30)[:600]
    secciones = {
        nombre: redactor.texto(len(dicho.split())) for nombre, dicho in contenido["muestra"]["secciones"].items()
    }
    cuerpo = "\n".join(secciones.values())
    nuevos = {"titulo": titulo, "resumen": resumen, "cuerpo": cuerpo}
    antes = int(contenido["por_recientes"][:16]) + redactor.azar.randrange(10**12)
    return {
        **contenido,
        "codigo": codigo,
        "texto": {**contenido["texto"], **{campo: " ".join(raices(texto)) for campo, texto in nuevos.items()}},
        "por_recientes": f"{antes:016d}{codigo}",
        "por_titulo": f"{plegar(titulo)} {codigo}",
        "sugerible": plegadas(titulo),
        "muestra": {
            **contenido["muestra"],
            "codigo": codigo,
            "titulo": titulo,
            "resumen": resumen,
            "secciones": secciones,
        },
        "plegado": plegar(
            " ".join([codigo, *nuevos.values(), contenido["texto"]["terminos"], contenido["muestra"]["entidad"]])
        ),
        "formas": contenido["formas"] | formas_de(nuevos.values()),
    }
