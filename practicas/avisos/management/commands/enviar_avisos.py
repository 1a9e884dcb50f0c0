"""Sends the mail of the notices that is due, as the clock does; for a cron of one's own, or after the mail server comes back."""

from math import inf

from django.core.management.base import BaseCommand, CommandError

from practicas.avisos.models import Aviso
from practicas.avisos.tareas import enviar_pendientes, enviar_resumenes


class Command(BaseCommand):
    help = "Envía los correos de los avisos que están por salir, y los resúmenes del día."

    def add_arguments(self, parser):
        parser.add_argument(
            "--reintentar",
            action="store_true",
            help="También, y ahora mismo, los que no salieron: los que esperan otro intento y los que ya no lo esperan.",
        )

    def handle(self, *, reintentar, **_):
        if reintentar:
            Aviso.objects.que_no_salieron().a_la_cola()
        enviar_resumenes()
        ronda = enviar_pendientes(segundos=inf)
        self.stdout.write(f"{ronda.enviados} correos enviados, {ronda.fallidos} no salieron.")
        if ronda.fallidos:
            raise CommandError(
                "Se intentarán de nuevo. El motivo está en «Correos», en la administración.", returncode=1
            )
