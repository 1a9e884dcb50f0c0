"""How much memory a server holds."""

import os
from pathlib import Path


def de(pid: int) -> float:
    """MB of a process and of those it started, what they share counted once."""
    return sum(_pss(uno) for uno in [pid, *descendientes(pid)])


def _pss(pid: int) -> float:
    for linea in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if linea.startswith("Pss:"):
            return int(linea.split()[1]) / 1024
    return 0.0


def descendientes(pid: int) -> list[int]:
    hijos = [int(h) for tarea in os.listdir(f"/proc/{pid}/task") for h in _hijos(pid, tarea)]
    return hijos + [nieto for hijo in hijos for nieto in descendientes(hijo)]


def _hijos(pid: int, tarea: str) -> list[str]:
    return Path(f"/proc/{pid}/task/{tarea}/children").read_text().split()
