"""Options, order of the day and report."""

import argparse
import json
import os
import sys
from pathlib import Path

import django


def leer_opciones() -> argparse.Namespace:
    opciones = argparse.ArgumentParser(prog="make aguante", description=__doc__)
    opciones.add_argument("--fichas", type=int, default=2_000, help="of the base; each size has its own")
    opciones.add_argument("--publicaciones", type=int, default=1_000)
    opciones.add_argument("--procesos", type=int, default=3, help="that publish at once")
    opciones.add_argument("--muertes", type=int, default=5)
    opciones.add_argument("--en-calma", type=int, default=60, help="publications while nothing else runs")
    opciones.add_argument("--semilla", type=int, default=1)
    opciones.add_argument("--solo", choices=["golpes", "reconstruccion", "calma"])
    return opciones.parse_args()


def main() -> int:
    pedido = leer_opciones()
    if Path(os.environ["YACHAY_VAR"]).name != str(pedido.fichas):
        os.environ["YACHAY_VAR"] += f"/{pedido.fichas}"
    os.environ["API_LIMITE"] = "1000000/m"
    django.setup()
    from django.conf import settings

    from . import base, calma, golpes, informe, reconstruccion

    base.preparar(pedido.fichas)
    semilla = pedido.semilla
    escenarios = {
        "calma": lambda: calma.correr(publicaciones=pedido.en_calma, semilla=semilla),
        "golpes": lambda: golpes.correr(
            publicaciones=pedido.publicaciones, procesos=pedido.procesos, muertes=pedido.muertes, semilla=semilla
        ),
        "reconstruccion": lambda: reconstruccion.correr(publicaciones=pedido.en_calma, semilla=semilla),
    }
    medidas = {}
    for nombre, correr in escenarios.items():
        if pedido.solo in (None, nombre):
            medidas[nombre] = informe.resumir(correr())
            print(*informe.lineas(nombre, medidas[nombre]), sep="\n")
    salida = settings.VAR / "aguante.json"
    salida.write_text(json.dumps(medidas, ensure_ascii=False, indent=1))
    print(f"Guardado en {salida}")
    return int(any(informe.faltas(m) for m in medidas.values()))


if __name__ == "__main__":
    sys.exit(main())
