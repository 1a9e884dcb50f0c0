"""What `make capturas` runs: the pictures of the manual, taken from a demonstration of its own that is gone when it ends."""

import argparse
import io
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import cache
from pathlib import Path

import django
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.elasticsearch.puertos import puertos_libres

from .imagenes_del_manual import CAPTURAS, Captura

RAIZ = Path(__file__).parents[2]
CARPETA = RAIZ / "docs" / "capturas"
COLORES = 128


@contextmanager
def demostracion() -> Iterator[str]:
    """Its address, once it answers."""
    (puerto,) = puertos_libres(1)
    with tempfile.TemporaryDirectory() as var:
        orden = [sys.executable, "manage.py", "demostracion", "--puerto", str(puerto)]
        proceso = subprocess.Popen(orden, cwd=RAIZ, env=os.environ | {"YACHAY_VAR": var}, stdout=subprocess.DEVNULL)
        try:
            yield esperar(f"http://127.0.0.1:{puerto}", proceso)
        finally:
            proceso.terminate()  # it became the server, so no other is left
            proceso.wait()


def esperar(direccion: str, proceso: subprocess.Popen) -> str:
    limite = time.monotonic() + 600  # a slow machine takes minutes
    while proceso.poll() is None and time.monotonic() < limite:
        try:
            urllib.request.urlopen(f"{direccion}/salud/", timeout=5).close()
            return direccion
        except OSError:
            time.sleep(1)
    raise SystemExit("La demostración no arrancó: pruebe con «make demo».")


def ingresar(navegador: Browser, direccion: str, correo: str) -> Page:
    pagina = navegador.new_context(base_url=direccion, locale="es-PE", timezone_id="America/Lima").new_page()
    if correo:
        from portal.demostracion import CLAVE

        pagina.goto("/cuenta/ingresar/")
        pagina.get_by_label("Correo").fill(correo)
        pagina.get_by_label("Contraseña").fill(CLAVE)
        pagina.get_by_role("button", name="Iniciar sesión").click()
        pagina.wait_for_url(lambda url: "/ingresar/" not in url)
    return pagina


def tomar(pagina: Page, captura: Captura, ancho: int) -> bytes | None:
    """None where there is no such page."""
    pagina.set_viewport_size({"width": ancho, "height": 800})
    fichas = pagina.request.get("/api/v1/fichas?tipo=practica&q=agua").json()["aciertos"]
    if not pagina.goto(captura.ruta.format(*(ficha["codigo"] for ficha in fichas))).ok:
        return None
    for selector in captura.pasos:
        pagina.locator(selector).first.click()
    pagina.wait_for_load_state("networkidle")
    desde = pagina.locator(captura.desde or "html").first.evaluate("e => e.getBoundingClientRect().top + scrollY")
    arriba = max(0, desde - 24)
    alto = pagina.evaluate("document.documentElement.scrollHeight") - arriba
    recorte = {"x": 0, "y": arriba, "width": ancho, "height": min(alto, captura.alto_a(ancho))}
    return pagina.screenshot(full_page=True, clip=recorte, animations="disabled")


def guardar(png: bytes | None, archivo: Path) -> None:
    """With few colours, as a page has, in a way that loses none that is rare, as of a seal; each as most of its pixels had it."""
    if png is None:
        return print(f"{archivo.stem}: la página no está")
    imagen = Image.open(io.BytesIO(png)).convert("RGB")
    pocos = imagen.quantize(COLORES, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    vistos = Counter(zip(pocos.tobytes(), *(banda.tobytes() for banda in imagen.split()), strict=True)).most_common()
    color = {indice: rgb for (indice, *rgb), _ in reversed(vistos)}
    pocos.putpalette([valor for indice in range(COLORES) for valor in color.get(indice, (0, 0, 0))])
    return pocos.save(archivo, optimize=True)


def chromium() -> str:
    halladas = filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))
    return next(halladas, None) or sys.exit("Falta Chromium: apt install chromium")


def main(args: Sequence[str] | None = None) -> None:
    opciones = argparse.ArgumentParser(prog="make capturas", description="Las imágenes del manual, en docs/capturas.")
    opciones.add_argument("--solo", default="", help="Parte del nombre de las que se toman: 05-editor.")
    opciones.add_argument("--en", help="Dirección de una demostración que ya está en marcha.")
    pedido = opciones.parse_args(args)
    CARPETA.mkdir(exist_ok=True)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.desarrollo")
    django.setup()  # to know the accounts; the pages come from a server of its own
    with nullcontext(pedido.en) if pedido.en else demostracion() as direccion, sync_playwright() as playwright:
        navegador = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        entrar = cache(lambda correo: ingresar(navegador, direccion, correo))
        for captura in (c for c in CAPTURAS if pedido.solo in c.nombre):
            for ancho in captura.anchos:
                guardar(tomar(entrar(captura.quien), captura, ancho), CARPETA / f"{captura.nombre}-{ancho}.png")
        navegador.close()


if __name__ == "__main__":
    main()
