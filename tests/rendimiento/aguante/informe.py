"""Each figure beside its bar, and what must be true."""

from collections.abc import Iterator
from math import inf

from ..bench import percentiles

SEGMENTOS = 20
METAS = {("calma", "hallar"): 1_000, ("motor", "degradada"): 300}  # ms, p95


def resumir(medida: dict) -> dict:
    """The lists of times become percentiles."""
    medida = dict(medida)
    vistas, publicadas = medida.pop("vistas"), medida.pop("publicadas")
    ms, degradadas, de_vuelta = medida.pop("ms"), medida.pop("degradadas"), medida.pop("de_vuelta", inf)
    demoras = [(vistas[codigo] - desde) * 1000 for codigo, desde, _ in publicadas if codigo in vistas]
    tiempos = {
        "busqueda": ms,
        "degradada": [ms for cuando, ms in degradadas if cuando < de_vuelta],
        "de_vuelta": [ms for cuando, ms in degradadas if cuando >= de_vuelta],
        "publicar": [(hasta - desde) * 1000 for _, desde, hasta in publicadas],
        "hallar": demoras,
    }
    return (
        medida
        | {"busquedas": len(ms), "degradadas": len(degradadas)}
        | {n: percentiles(t) | {"peor": max(t)} for n, t in tiempos.items() if len(t) > 1}
    )


def faltas(m: dict) -> list[str]:
    """What is not as it must be."""
    salidas = [f"{quien} {queja}" for quien, todas in m["salidas"].items() for queja in todas if queja]
    dichas = {
        "el índice difiere de las fichas": not m["igual"],
        f"{len(m['perdidas'])} publicaciones perdidas: {m['perdidas'][:5]}": m["perdidas"],
        f"{len(m['fallas'])} búsquedas fallidas: {m['fallas'][:5]}": m["fallas"],
        f"{m['segmentos']} segmentos": m["segmentos"] > SEGMENTOS,
        f"{m['indices_de_sobra']} índices de sobra": m["indices_de_sobra"],
        f"{m['escrituras_de_sobra']} escrituras de índices que ya no están": m["escrituras_de_sobra"],
    }
    return salidas + [falta for falta, es_cierta in dichas.items() if es_cierta]


def lineas(nombre: str, m: dict) -> Iterator[str]:
    yield f"— {nombre}: {m['fichas']:,} fichas —"
    if "segundos_del_motor" in m:
        rehechas, s, del_motor = m["rehechas"], m["segundos"], m["segundos_del_motor"]
        yield f"rehacer      {s:.0f} s: {rehechas / s:,.0f} fichas/s todo, {rehechas / del_motor:,.0f} el motor (meta: 4,000); {m['durante']} publicadas durante"
    if "muertes" in m:
        yield f"{m['segundos']:.0f} s; muertes: {', '.join(m['muertes'])}; {m['salidas']['reconstructor'].count('')} reconstrucciones enteras"
    yield f"índice igual: {'sí' if m['igual'] else 'NO'}; perdidas: {len(m['perdidas'])} (meta: 0); pendientes antes del último repaso: {m['pendientes_al_terminar']}"
    yield f"búsquedas: {m['busquedas']:,}, fallidas: {len(m['fallas'])} (meta: 0); segmentos: {m['segmentos']} (meta: {SEGMENTOS})"
    if m["degradadas"]:
        yield f"contestadas por la base de datos: {m['degradadas']:,}"
    for clave, titulo in (
        ("busqueda", "búsqueda"),
        ("degradada", "sin el motor"),
        ("de_vuelta", "mientras arranca"),
        ("publicar", "publicar"),
        ("hallar", "publicar y hallar"),
    ):
        meta = f" (meta del p95: {METAS[nombre, clave]:,})" if (nombre, clave) in METAS else ""
        if p := m.get(clave):
            yield f"{titulo:18} p50 {p['p50']:7,.0f} ms, p95 {p['p95']:7,.0f}, peor {p['peor']:7,.0f}{meta}"
    yield from (f"  FALTA: {falta}" for falta in faltas(m))
