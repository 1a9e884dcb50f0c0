"""What an editor does with her hands in the admin: fill in, add rows, choose, publish, look."""

import re

from playwright.sync_api import expect

ALTA = "/cms/fichas/practicas/add/"
TITULO = "La licencia sale en tres días"


def pestana(pagina, nombre):
    pagina.get_by_role("tab", name=re.compile(f"^{nombre}")).click()


def anadir(pagina, relacion, fila, **campos):
    pagina.locator(f"#id_{relacion}-ADD").click()
    for campo, valor in campos.items():
        control = pagina.locator(f"#id_{relacion}-{fila}-{campo}")
        if control.evaluate("e => e.tagName") == "SELECT":
            control.select_option(label=valor)
        else:
            control.fill(valor)


def elegir_entidad(pagina, texto):
    pagina.get_by_role("button", name="Elegir entidad").first.click()
    pagina.get_by_placeholder("Escriba parte del nombre").fill(texto)
    pagina.get_by_role("link", name=re.compile(texto)).click()


def identificar(pagina):
    """All that a draft asks."""
    elegir_entidad(pagina, "Melgar")
    pagina.get_by_label("Título").first.fill(TITULO)
    pagina.get_by_label("Resumen").fill("Un formato único y una sola ventanilla bajaron el plazo de 23 a 3 días.")


def contar_lo_demas(pagina):
    """The rest of the short ficha, less its result."""
    pagina.locator("#id_problema").fill("El trámite pasaba por siete escritorios.")
    pagina.locator("#id_solucion").fill("Juntaron los siete escritorios en uno.")
    pagina.locator("#id_que_no_funciono").fill("El primer formato tenía cuatro páginas.")
    pagina.locator("#id_costo").fill("38 400,50")
    pagina.locator("#id_duracion").fill("7")
    pagina.get_by_label("Trámites y licencias").check()
    pagina.locator("#id_ubigeo").fill("Melgar, Puno")
    pagina.locator("#id_contacto_correo").fill("mesadepartes@melgar.example")


def medir(pagina):
    """Two indicators, and an evidence tied to the second while neither has been saved."""
    pestana(pagina, "Resultados")
    plazo = {"nombre": "Plazo de la licencia", "unidad": "días hábiles", "sentido": "Mejor si baja"}
    base = {"linea_base": "23", "linea_base_fecha": "12/2021"}
    anadir(pagina, "indicadores", 0, **plazo, **base, logro="3", logro_fecha="2023")
    formales = {"nombre": "Negocios con licencia", "unidad": "negocios", "sentido": "Mejor si sube"}
    anadir(pagina, "indicadores", 1, **formales, logro="1,234.5", logro_fecha="31/12/2023")
    anadir(pagina, "evidencias", 0, titulo="Reporte del sistema", enlace="https://melgar.example/reporte.pdf")
    pagina.get_by_label("Indicador 2: Negocios con licencia").check()


def condicionar(pagina):
    pestana(pagina, "Para replicarla")
    anadir(pagina, "condiciones", 0, descripcion="Ordenanza que fija el plazo", tipo="Norma")
    anadir(pagina, "condiciones", 1, descripcion="Una persona a tiempo completo", tipo="Personal", meses="2")
    anadir(pagina, "condiciones", 2, descripcion="Acuerdo con rentas", tipo="Voluntad")


def publicar(pagina):
    pagina.locator("footer [data-w-dropdown-target='toggle']").click()
    pagina.get_by_role("button", name="Publicar").click()


def guardar_borrador(pagina):
    pagina.get_by_role("button", name="Guardar borrador").click()
    expect(pagina.locator(".messages .success")).to_contain_text("Se guardó")


def previa_al_lado(pagina):
    """The public page as it will be, in the panel beside the form."""
    pagina.get_by_role("button", name="Alternar vista previa").click()
    return pagina.frame_locator("#w-preview-iframe")


def previa_en_pestana(pagina):
    with pagina.expect_popup() as abierta:
        pagina.get_by_role("link", name=re.compile("nueva pestaña", re.I)).click()
    return abierta.value
