"""The home of a real Elasticsearch: the server's own jars, our launcher, and a stand-in for the analysis that Elastic does not publish.

Maven brings the jars (42 MB) once; afterwards nothing leaves this machine.
"""

import fcntl
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

AQUI = Path(__file__).resolve().parent
VAR = AQUI.parents[1] / "var" / "elasticsearch"
CASA = VAR / "casa"
FUENTES = sorted(
    AQUI / nombre for nombre in ("pom.xml", "Nodo.java", "AnalisisComun.java", "plugin-descriptor.properties")
)
NETTY = "org.elasticsearch.transport.netty4.Netty4Plugin"
JAVA_MINIMO = 17
PAQUETES = "apt install openjdk-17-jdk-headless maven"


class SinServidor(Exception):
    """No node can be had here; the message says why and what to do, in one line."""


def preparar() -> Path:
    """The home, made if it is missing or older than what it is made from."""
    comprobar()
    with candado(VAR / "casa.candado"):
        marca = CASA / "hecha"
        if marca.exists() and marca.stat().st_mtime >= max(f.stat().st_mtime for f in FUENTES):
            return CASA
        nueva = VAR / "casa.nueva"
        shutil.rmtree(nueva, ignore_errors=True)
        construir(nueva)
        (nueva / "hecha").touch()
        shutil.rmtree(CASA, ignore_errors=True)
        nueva.rename(CASA)
    return CASA


def comprobar() -> None:
    """Refuse, before anything else, what is missing or too old."""
    for nombre in ("java", "javac"):
        salida = correr(nombre, "-version", fallo=f"no se pudo ejecutar {nombre}")
        version = re.search(r'(?:version "|javac )(?:1\.)?(\d+)', salida)
        if not version or int(version[1]) < JAVA_MINIMO:
            raise SinServidor(f"se necesita Java {JAVA_MINIMO} o posterior y {programa(nombre)} es otro: {PAQUETES}")
    programa("mvn")


def construir(casa: Path) -> None:
    """Jars, launcher and modules, in an empty folder."""
    correr("mvn", "-B", "-q", "-f", AQUI / "pom.xml", f"-Dcasa={casa}", "package", fallo="Maven no pudo traer los jar")
    clases = casa / "clases"
    fuentes = [f for f in FUENTES if f.suffix == ".java"]
    ruta = ["-cp", casa / "lib" / "*", "-d", clases]
    correr("javac", "--release", JAVA_MINIMO, *ruta, *fuentes, fallo="no compila el lanzador")
    describir(casa / "modules" / "transport-netty4", NETTY)
    comun = casa / "modules" / "analysis-common"
    describir(comun, "AnalisisComun")
    with ZipFile(comun / "analysis-common.jar", "w") as jar:
        for clase in clases.glob("AnalisisComun*.class"):
            jar.write(clase, clase.name)
            clase.unlink()  # the node refuses a class that is in two places
    for vacia in ("plugins", "config"):
        (casa / vacia).mkdir()


def describir(modulo: Path, clase: str) -> None:
    modulo.mkdir(exist_ok=True)
    plantilla = (AQUI / "plugin-descriptor.properties").read_text("utf-8")
    texto = plantilla.format(nombre=modulo.name, version=version_de_elasticsearch(), clase=clase)
    (modulo / "plugin-descriptor.properties").write_text(texto, "utf-8")


def version_de_elasticsearch() -> str:
    return re.search(r"<elasticsearch.version>([\d.]+)<", (AQUI / "pom.xml").read_text("utf-8"))[1]


def programa(nombre: str) -> str:
    """Path of a program: that of JAVA_HOME, which Maven also obeys, or the one in PATH."""
    de_java = Path(os.environ.get("JAVA_HOME", "/nada"), "bin", nombre)
    hallado = str(de_java) if de_java.exists() else shutil.which(nombre)
    if not hallado:
        raise SinServidor(f"falta {nombre}: {PAQUETES}")
    return hallado


def correr(nombre: str, *args, fallo: str) -> str:
    """What a program wrote, or the first line that tells why it failed."""
    orden = [programa(nombre), *map(str, args)]
    hecho = subprocess.run(orden, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    salida = hecho.stdout + hecho.stderr
    if hecho.returncode:
        motivo = next((linea for linea in salida.splitlines() if re.search(r"error", linea, re.IGNORECASE)), salida)
        raise SinServidor(f"{fallo}: {motivo.strip()[:300]}")
    return salida


@contextmanager
def candado(archivo: Path) -> Iterator[None]:
    """One process at a time; it opens by itself if its holder dies."""
    archivo.parent.mkdir(parents=True, exist_ok=True)
    with archivo.open("w") as abierto:
        fcntl.flock(abierto, fcntl.LOCK_EX)
        yield
