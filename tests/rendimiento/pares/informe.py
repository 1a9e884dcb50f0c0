"""What the comparison found, as the tables of Markdown that `docs/rendimiento.md` keeps."""

from collections.abc import Iterator

from .participantes import SUELO


def lineas(m: dict) -> Iterator[str]:
    cuantas = ", ".join(f"{n} {nombre}" for nombre, n in m["preguntas"].items())
    yield f"{m['fichas']:,} fichas; questions: {cuantas}\n"
    for forma, tiempos in m["tiempos"].items():
        yield _fila(forma, "ms, p50 / p95", "over the bare request", "fichas found, median")
        yield _fila(*["---"] * 4)
        suelo = tiempos[SUELO]
        for nombre, suyos in tiempos.items():
            veces = f"{suyos['p50'] / suelo['p50']:.2f} / {suyos['p95'] / suelo['p95']:.2f}"
            yield _fila(nombre, f"{suyos['p50']:.1f} / {suyos['p95']:.1f}", veces, f"{suyos['fichas']:,.0f}")
        yield ""
    yield from _de_pedidos(m)
    yield from _de_obra(m)


def _de_pedidos(m: dict) -> Iterator[str]:
    yield _fila("a page", "requests to its server", "SQL of Django", "totals right", "facets right")
    yield _fila(*["---"] * 5)
    for nombre, suyos in m["pedidos"].items():
        buenas = [f"{parte:.0%}" for parte in m["cuentas"].get(nombre, {}).values()] or ["", ""]
        yield _fila(nombre, f"{suyos['servidor']:.1f}", f"{suyos['sql']:.1f}", *buenas)
    yield ""


def _de_obra(m: dict) -> Iterator[str]:
    yield _fila("an index", "documents/s", "MB on disk", "MB of memory of its server")
    yield _fila(*["---"] * 4)
    for nombre, obra in m["construcción"].items():
        memoria = m["memoria"][nombre]
        de_servidor = f"{memoria:,.0f}" if memoria else "none of its own"
        yield _fila(nombre, f"{m['fichas'] / obra['segundos']:,.0f}", f"{obra['mb']:,.0f}", de_servidor)


def _fila(*celdas: str) -> str:
    return f"| {' | '.join(celdas)} |"
