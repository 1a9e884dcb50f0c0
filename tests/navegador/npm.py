"""What looks at our pages and is published on npm: brought once, known by its hash; afterwards nothing leaves this machine."""

import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class Paquete:
    nombre: str
    version: str
    huella: str  # SHA-256 of the package

    @property
    def carpeta(self) -> Path:
        return settings.RAIZ / "var" / "npm" / f"{self.nombre}-{self.version}"

    @property
    def disponible(self) -> bool:
        return self.carpeta.exists() or shutil.which("npm") is not None

    def archivo(self, ruta: str) -> Path:
        """A file of the package, which is brought if it was not."""
        if not self.carpeta.exists():
            self._traer()
        return self.carpeta / "package" / ruta

    def _traer(self) -> None:
        self.carpeta.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self.carpeta.parent) as temporal:
            orden = ["npm", "pack", f"{self.nombre}@{self.version}", "--silent"]
            subprocess.run(orden, cwd=temporal, check=True, capture_output=True, timeout=300)
            (archivo,) = Path(temporal).glob("*.tgz")
            if hashlib.sha256(archivo.read_bytes()).hexdigest() != self.huella:
                raise SystemExit(f"El paquete {self.nombre} no es el que se esperaba.")
            with tarfile.open(archivo) as tar:
                tar.extractall(Path(temporal) / "listo", filter="data")
            try:
                (Path(temporal) / "listo").rename(self.carpeta)
            except OSError:  # another process of the tests brought it first
                if not self.carpeta.exists():
                    raise
