"""Which pictures the manual has: of what page, by whose account, how it is reached.

Nothing is named by an id: each begins at an address that does not change and follows what a person would press.
"""

from dataclasses import dataclass

ALTOS = {1280: 2400, 320: 1600}  # what is cut off goes on as it began
ENTERA = 20_000  # pixels; no page is as tall
ESCRITORIO = (1280,)

REDACTORA, RESPONSABLE = "redactora@quillamayo.example", "responsable@quillamayo.example"
EDITORA, COORDINACION = "editora.uno@yachay.example", "coordinacion@yachay.example"
EVALUADOR = "evaluador.dos@yachay.example"


@dataclass(frozen=True)
class Captura:
    nombre: str
    ruta: str
    pasos: tuple[str, ...] = ()  # selectors, pressed one after another
    quien: str = ""  # the account that signs in; empty, nobody
    desde: str = ""  # the picture begins at this element and not at the top
    alto: int = 0  # nought, that of its width
    anchos: tuple[int, ...] = tuple(ALTOS)

    def alto_a(self, ancho: int) -> int:
        return self.alto or ALTOS[ancho]


def enlace(texto: str) -> str:
    return f'main a:has-text("{texto}")'


CAPTURAS = (
    Captura("01-inicio", "/"),
    Captura("02-buscar", "/buscar/?q=agua&nivel=local&tema=-salud"),
    Captura("03-practica", "/buscar/?q=licencia+de+funcionamiento", (enlace("Licencia de funcionamiento en tres"),), alto=ENTERA),
    Captura("04-leccion", "/buscar/?tipo=leccion&q=planta+sin+operador", (".acierto h2 a",), alto=ENTERA),
    Captura("05-editor", "/mi-entidad/", (enlace("El recojo de basura"), enlace("Seguir escribiendo")), REDACTORA),
    Captura("06-seguimiento", "/mi-entidad/", (enlace("Las fugas de agua"),), RESPONSABLE),
    Captura("07-mesa", "/mesa/?de=todas", (), EDITORA),
    Captura("08-admisibilidad", "/mesa/?de=todas", (enlace("Cada poste tiene"),), EDITORA),
    Captura("09-rubrica", "/evaluacion/", (enlace("Licencia de funcionamiento"),), EVALUADOR),
    Captura("10-contenido", "/como-participar/"),
    # --- What the manual needs besides ------------------------------------------------------------------------------
    Captura("11-mapa", "/buscar/?q=agua&vista=mapa", (), alto=1000, anchos=ESCRITORIO),
    Captura("12-sin-resultados", "/buscar/?q=velatorio", alto=800, anchos=ESCRITORIO),  # in vain: 24 tells it
    Captura("13-pedir", "/solicitudes/", alto=1000, anchos=ESCRITORIO),
    Captura("14-mi-entidad", "/mi-entidad/", (), REDACTORA, alto=1200, anchos=ESCRITORIO),
    Captura("15-responder", "/mi-entidad/", (enlace("Las cotizaciones"), enlace("Responder la observación 1")), REDACTORA, alto=1200, anchos=ESCRITORIO),
    Captura("16-evidencias", "/mi-entidad/", (enlace("El recojo de basura"), enlace("Subir y ver la evidencia")), REDACTORA, alto=1200, anchos=ESCRITORIO),
    Captura("17-excel", "/mi-entidad/", (enlace("El recojo de basura"), enlace("Llenar la ficha en Excel")), REDACTORA, alto=1000, anchos=ESCRITORIO),
    Captura("18-equipo", "/mi-entidad/equipo/", (), RESPONSABLE, alto=1100, anchos=ESCRITORIO),
    Captura("19-visar", "/mi-entidad/", (enlace("La partida de defunción"), enlace("Visar")), RESPONSABLE, alto=800, anchos=ESCRITORIO),
    Captura("20-observar", "/mesa/?de=todas", (enlace("Cada poste tiene"), 'button:has-text("Observar este campo: Resumen")', 'button:has-text("Sugerir redacción")'), EDITORA, "#campos", alto=1000, anchos=ESCRITORIO),
    Captura("21-informe", "/mi-entidad/", (enlace("El combustible"), enlace("Leer el informe")), "responsable@pozodatil.example", alto=1400, anchos=ESCRITORIO),
    Captura("22-convocatorias", "/mesa/evaluaciones/convocatorias/", (), COORDINACION, alto=1150, anchos=ESCRITORIO),
    Captura("23-estadisticas", "/estadisticas/", alto=1400, anchos=ESCRITORIO),
    Captura("24-sin-resultado", "/cms/", ('a:has-text("Búsqueda"), button:has-text("Búsqueda")', 'a:has-text("Sin resultado")'), COORDINACION, alto=800, anchos=ESCRITORIO),
    Captura("25-comparar", "/comparar/?ficha={0}&ficha={1}", (), alto=1600, anchos=ESCRITORIO),
)  # fmt: skip
