"""PostgreSQL: full text in Spanish ranked by `ts_rank`, arrays of codes under GIN, each facet counted by GROUP BY without its own filter.

Two ways of asking: a statement for each facet, as is written first, and one for all of them over the hits of the words found once.
"""

from collections.abc import Callable, Iterable, Sequence

import psycopg

from busqueda.documento import CAMPOS_DE_TEXTO
from busqueda.facetas import FACETAS
from busqueda.puerto import Documento, Peticion

from . import hojas, memoria
from .par import Contestado, Pregunta
from .servidor_postgresql import ServidorPostgreSQL

PESOS = {"titulo": "A", "resumen": "B", "terminos": "B", "entidad": "C", "cuerpo": "D"}
NOMBRES = tuple(f.nombre for f in FACETAS)
COLUMNAS = ("id", "por_recientes", *CAMPOS_DE_TEXTO, *(f"f_{n}" for n in NOMBRES))
CON_PALABRAS = "documento @@ websearch_to_tsquery('spanish', %(q)s)"
Condiciones = dict[str, str]  # facet → SQL; the words under ""


class ParPostgreSQL:
    nombre = "PostgreSQL, a statement per facet"

    def __init__(self, servidor: ServidorPostgreSQL):
        self.servidor = servidor
        self.conexion = psycopg.connect(servidor.url, autocommit=True)
        self.hechos = 0

    def construir(self, documentos: Iterable[Documento]) -> None:
        """Rows by COPY, then the indices: the fastest way."""
        with self.conexion.transaction():
            self.conexion.execute("DROP TABLE IF EXISTS ficha")
            self.conexion.execute(_tabla())
            with self.conexion.cursor().copy(f"COPY ficha ({', '.join(COLUMNAS)}) FROM STDIN") as copia:
                for documento in documentos:
                    copia.write_row(_fila(documento))
            for indice in _indices():
                self.conexion.execute(indice)
        self.conexion.execute("VACUUM ANALYZE ficha")

    def paso(self, pregunta: Pregunta) -> Callable[[], Contestado]:
        return lambda: self._preguntar(pregunta)

    def _preguntar(self, pregunta: Pregunta) -> Contestado:
        condiciones, valores = _condiciones(pregunta)
        donde = _y(condiciones.values())
        (total,) = self._pedir(f"SELECT count(*) FROM ficha WHERE {donde}", valores)[0]
        orden = "ts_rank(documento, websearch_to_tsquery('spanish', %(q)s)) DESC, " if "" in condiciones else ""
        mostrada = "SELECT id, titulo, resumen, entidad FROM ficha WHERE"
        self._pedir(f"{mostrada} {donde} ORDER BY {orden}por_recientes LIMIT 20", valores)
        return Contestado(total, self._contar(condiciones, valores))

    def _contar(self, condiciones: Condiciones, valores: dict) -> dict[str, dict[str, int]]:
        contadas = {}
        for nombre in NOMBRES:
            donde = _y(c for faceta, c in condiciones.items() if faceta != nombre)
            contadas[nombre] = dict(self._pedir(f"{_conteo(nombre, 'ficha')} WHERE {donde} GROUP BY 1", valores))
        return contadas

    def _pedir(self, sql: str, valores: dict) -> Sequence[tuple]:
        self.hechos += 1
        return self.conexion.execute(sql, valores).fetchall()

    def pedidos(self) -> int:
        return self.hechos

    def mb(self) -> float:
        return self.conexion.execute("SELECT pg_total_relation_size('ficha')").fetchone()[0] / 1e6

    def memoria(self) -> float:
        return memoria.de(self.servidor.proceso.pid)


class ParPostgreSQLJuntas(ParPostgreSQL):
    """Over the rows of the other."""

    nombre = "PostgreSQL, one statement for all"

    def _contar(self, condiciones: Condiciones, valores: dict) -> dict[str, dict[str, int]]:
        partes = []
        for nombre in NOMBRES:
            otras = _y(c for faceta, c in condiciones.items() if faceta not in ("", nombre))
            partes.append(f"SELECT '{nombre}', c.* FROM ({_conteo(nombre, 'h')} WHERE {otras} GROUP BY 1) c")
        columnas = ", ".join(f"f_{n}" for n in NOMBRES)
        halladas = f"WITH h AS MATERIALIZED (SELECT {columnas} FROM ficha WHERE {condiciones.get('', 'true')})"
        contadas: dict[str, dict[str, int]] = {nombre: {} for nombre in NOMBRES}
        for nombre, codigo, n in self._pedir(f"{halladas} {' UNION ALL '.join(partes)}", valores):
            contadas[nombre][codigo] = n
        return contadas


def _conteo(faceta: str, tabla: str) -> str:
    return f"SELECT codigo, count(*) FROM {tabla}, unnest(f_{faceta}) codigo"


def _y(condiciones: Iterable[str]) -> str:
    return " AND ".join(condiciones) or "true"


def _condiciones(pregunta: Pregunta) -> tuple[Condiciones, dict]:
    condiciones: Condiciones = {"": CON_PALABRAS} if pregunta.consulta.q else {}
    valores: dict = {"q": pregunta.consulta.q}
    for nombre, (incluidos, excluidos) in _elegidos(pregunta.peticion).items():
        partes = []
        for codigos, como in ((incluidos, ""), (excluidos, "NOT ")):
            if codigos:
                clave = f"{nombre}_{'no' if como else 'si'}"
                valores[clave] = list(codigos)
                partes.append(f"{como}f_{nombre} && %({clave})s::text[]")
        condiciones[nombre] = _y(partes)
    return condiciones, valores


def _elegidos(peticion: Peticion) -> dict[str, tuple[Sequence[str], Sequence[str]]]:
    """Facet → codes included and excluded; a range, as the years it has."""
    elegidos = {nombre: (filtro.incluidos, filtro.excluidos) for nombre, filtro in peticion.filtros.items()}
    return elegidos | {nombre: (hojas.anios(rango), ()) for nombre, rango in peticion.rangos.items()}


def _tabla() -> str:
    pesados = " || ".join(f"setweight(to_tsvector('spanish', {c}), '{peso}')" for c, peso in PESOS.items())
    columnas = [f"{c} text NOT NULL" for c in CAMPOS_DE_TEXTO] + [f"f_{n} text[] NOT NULL" for n in NOMBRES]
    return (
        f"CREATE TABLE ficha (id text PRIMARY KEY, por_recientes text NOT NULL, {', '.join(columnas)}, "
        f"documento tsvector GENERATED ALWAYS AS ({pesados}) STORED)"
    )


def _indices() -> list[str]:
    ordenadas = ["CREATE INDEX ON ficha (por_recientes)"]
    return ordenadas + [f"CREATE INDEX ON ficha USING gin ({c})" for c in ("documento", *(f"f_{n}" for n in NOMBRES))]


def _fila(documento: Documento) -> list:
    textos, codigos = hojas.textos(documento), hojas.codigos(documento)
    propias = [documento.id, documento.contenido["por_recientes"]]
    return propias + [textos[c] for c in CAMPOS_DE_TEXTO] + [codigos[n] for n in NOMBRES]
