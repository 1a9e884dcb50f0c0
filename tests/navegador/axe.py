"""What whoever sees badly, or has a narrow screen, would stumble on; axe says it in Spanish."""

import functools

from tests.conftest import exigir

from .npm import Paquete

AXE = Paquete("axe-core", "4.14.1", "e6b0ce02b84d892e2e33e403485e7f3d6c29e2be6df65daf44d89ba564139745")
OPCIONES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
ANCHOS = (320, 1280)  # 320 is also 1280 at 400 %


@functools.cache
def _programa() -> str:
    exigir(AXE.disponible, "npm", "apt install npm")
    reglas, palabras = (AXE.archivo(ruta).read_text() for ruta in ("axe.min.js", "locales/es.json"))
    return f"{reglas}\naxe.configure({{locale: {palabras}}});"


def violaciones(pagina) -> list[tuple[str, str, str]]:
    """Of the page as it is: each rule that is broken, what it asks for, and the first thing that breaks it."""
    if not pagina.evaluate("'axe' in window"):
        pagina.evaluate(_programa())
    halladas = pagina.evaluate("opciones => axe.run(opciones)", OPCIONES)["violations"]
    return [(v["id"], v["help"], v["nodes"][0]["html"][:200]) for v in halladas]


def faltas(pagina) -> list[tuple]:
    """Of the page as it is, all unfolded, at each width: what axe objects to, and whether it overflows sideways."""
    pagina.wait_for_load_state()  # with its style sheets: without them everything is small
    pagina.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    halladas = []
    for ancho in ANCHOS:
        pagina.set_viewport_size({"width": ancho, "height": 900})
        halladas += [(pagina.url, ancho, *violacion) for violacion in violaciones(pagina)]
        if pagina.evaluate("document.documentElement.scrollWidth > innerWidth"):
            halladas.append((pagina.url, ancho, "se desborda"))
    return halladas
