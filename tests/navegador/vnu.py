"""The validator of HTML that the web trusts (vnu), from npm once; afterwards nothing leaves this machine."""

import hashlib
import json
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings

VERSION = "26.9.27"
HUELLA = "5970d3ffca91a627cf0965e5d91bb2e4242307c29292998de0b419d6a901b2b7"  # SHA-256 of the package
JAR = settings.RAIZ / "var" / "vnu" / VERSION / "vnu.jar"


def falta() -> str:
    """What is missing to run it, or nothing."""
    if not shutil.which("java"):
        return "Java"
    return "" if JAR.exists() or shutil.which("npm") else "npm"


def traer() -> Path:
    if not JAR.exists():
        with tempfile.TemporaryDirectory() as carpeta:
            orden = ["npm", "pack", f"vnu-jar@{VERSION}", "--silent"]
            subprocess.run(orden, cwd=carpeta, check=True, capture_output=True, timeout=300)
            (paquete,) = Path(carpeta).glob("*.tgz")
            if hashlib.sha256(paquete.read_bytes()).hexdigest() != HUELLA:
                raise SystemExit("El paquete de vnu no es el que se esperaba.")
            JAR.parent.mkdir(parents=True, exist_ok=True)
            with tarfile.open(paquete) as tar, JAR.with_suffix(".nuevo").open("wb") as nuevo:
                shutil.copyfileobj(tar.extractfile("package/build/dist/vnu.jar"), nuevo)
            JAR.with_suffix(".nuevo").rename(JAR)
    return JAR


def errores(paginas: Mapping[str, str], carpeta: Path) -> list[tuple[str, str, str]]:
    """What is wrong, where in the text, and in which page of those given as address → HTML. The same fault is told once."""
    nombres = {}
    for n, (direccion, html) in enumerate(paginas.items()):
        archivo = carpeta / f"{n}.html"
        archivo.write_text(html)
        nombres[archivo.name] = direccion
    orden = ["java", "-Xss4m", "-jar", traer(), "--errors-only", "--format", "json", "--stdout", "--exit-zero-always"]
    salida = subprocess.run([*map(str, orden), str(carpeta)], capture_output=True, text=True, check=True).stdout
    hallados = {
        (m["message"], " ".join(m.get("extract", "").split())): nombres[m["url"].rpartition("/")[2]]
        for m in json.loads(salida)["messages"]
    }
    return [(*que, direccion) for que, direccion in hallados.items()]
