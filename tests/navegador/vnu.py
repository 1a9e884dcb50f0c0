"""The validator of HTML that the web trusts (vnu)."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from .npm import Paquete

VNU = Paquete("vnu-jar", "26.9.27", "5970d3ffca91a627cf0965e5d91bb2e4242307c29292998de0b419d6a901b2b7")


def falta() -> str:
    """What is missing to run it, or nothing."""
    if not shutil.which("java"):
        return "Java"
    return "" if VNU.disponible else "npm"


def errores(paginas: Mapping[str, str], carpeta: Path) -> list[tuple[str, str, str]]:
    """What is wrong, where in the text, and in which page of those given as address → HTML. The same fault is told once."""
    nombres = {}
    for n, (direccion, html) in enumerate(paginas.items()):
        archivo = carpeta / f"{n}.html"
        archivo.write_text(html)
        nombres[archivo.name] = direccion
    jar = VNU.archivo("build/dist/vnu.jar")
    orden = ["java", "-Xss4m", "-jar", jar, "--errors-only", "--format", "json", "--stdout", "--exit-zero-always"]
    salida = subprocess.run([*map(str, orden), str(carpeta)], capture_output=True, text=True, check=True).stdout
    hallados = {
        (m["message"], " ".join(m.get("extract", "").split())): nombres[m["url"].rpartition("/")[2]]
        for m in json.loads(salida)["messages"]
    }
    return [(*que, direccion) for que, direccion in hallados.items()]
