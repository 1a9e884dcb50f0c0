"""What whoever sees badly, or has a narrow screen, would stumble on."""

from axe_playwright_python.sync_playwright import Axe

AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
ANCHOS = (320, 1280)  # 320 is also 1280 at 400 %


def faltas(pagina) -> list[tuple]:
    """Of the page as it is, all unfolded, at each width: what axe objects to, and whether it overflows sideways."""
    pagina.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    halladas = []
    for ancho in ANCHOS:
        pagina.set_viewport_size({"width": ancho, "height": 900})
        violaciones = Axe().run(pagina, options=AXE).response["violations"]
        halladas += [(pagina.url, ancho, v["id"], v["nodes"][0]["html"][:200]) for v in violaciones]
        if pagina.evaluate("document.documentElement.scrollWidth > innerWidth"):
            halladas.append((pagina.url, ancho, "se desborda"))
    return halladas
