"""Tells how the index is: engine, pending fichas, last failure."""

import json
from dataclasses import asdict

from django.core.management.base import BaseCommand
from django.core.serializers.json import DjangoJSONEncoder

from busqueda.estado import leer_estado


class Command(BaseCommand):
    help = "Dice cómo está el índice: motor, fichas pendientes y último fallo."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="Para que lo lea otro programa.")

    def handle(self, **opciones):
        estado = asdict(leer_estado())
        if opciones["json"]:
            self.stdout.write(json.dumps(estado, cls=DjangoJSONEncoder, ensure_ascii=False))
            return
        for nombre, valor in estado.items():
            self.stdout.write(f"{nombre.replace('_', ' '):18} {'–' if valor in (None, '') else valor}")
