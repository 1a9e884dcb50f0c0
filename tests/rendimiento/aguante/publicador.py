"""A process that publishes its share of the fichas, as the web does, and goes on where it was if it is started again.

What remains is asked of the database: a ficha is done when it is public and its office is the word of the run.
"""

import json
import sys
import time
from pathlib import Path

import django


def publicar(palabra: str, cual: int, de: int, pausa: float, bitacora: Path) -> None:
    """Its share are the ids that leave this remainder."""
    from practicas.fichas import servicios
    from practicas.fichas.models import Practica

    with bitacora.open("a", buffering=1) as donde:
        for pk in json.loads(bitacora.with_name("por_publicar.json").read_text()):
            if pk % de != cual or Practica.objects.filter(pk=pk, live=True, unidad=palabra).exists():
                continue
            ficha = Practica.objects.get(pk=pk)
            ficha.unidad = palabra  # nothing is taken away: what found it before finds it still
            desde = time.time()
            publicada = servicios.publicar(ficha=ficha)
            donde.write(json.dumps([publicada.codigo, desde, time.time()]) + "\n")
            time.sleep(pausa)


if __name__ == "__main__":
    django.setup()
    palabra, cual, de, pausa, bitacora = sys.argv[1:]
    publicar(palabra, int(cual), int(de), float(pausa), Path(bitacora))
