"""The case files of the demonstration: every state of the journey, each with its history of weeks.

Each is made by the services that the pages call, as the people of the demonstration, and then taken back to the days of its story.
"""

from pathlib import Path

import yaml
from django.db import transaction
from django.utils import timezone

from practicas.envios.estados import Accion
from practicas.envios.models import Acto, Envio
from practicas.envios.models.envio import FICHAS
from practicas.envios.recordatorios import recordar
from practicas.evaluaciones.models import Evaluacion

from . import tiempo
from .caso import Caso
from .pasos import PASOS
from .perfiles import poner_perfiles


def cargar(archivo: Path) -> int:
    """Those that are not there yet; how many. What people have done since with the others stays as they left it."""
    # Without YAML's own types, as the reader of fichas: an UBIGEO keeps its zero.
    guion = yaml.load(archivo.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    poner_perfiles(guion["evaluadores"])
    contados = sum(_contar(datos) for datos in guion["casos"])
    if contados:
        # What is due by now, in the inboxes: the clock would send it by mail at its first turn.
        with tiempo.en(timezone.now()):
            recordar()
    return contados


@transaction.atomic
def _contar(datos: dict) -> bool:
    caso = _sobre_lo_publicado(datos) if "de" in datos else _de_nueva_ficha(datos)
    if caso is None:
        return False
    for orden, paso in enumerate(datos["pasos"]):
        with tiempo.en(tiempo.momento(int(paso["hace"]), orden)):
            PASOS[paso["paso"]](caso, paso)
        caso.mirar()
    for envio in caso.suyos:
        tiempo.volver_a_contar(Envio.objects.get(pk=envio.pk))
    return True


def _de_nueva_ficha(datos: dict) -> Caso | None:
    ya = any(modelo.objects.filter(codigo_externo=datos["clave"]).exists() for modelo in FICHAS.values())
    return None if ya else Caso(datos)


def _sobre_lo_publicado(datos: dict) -> Caso | None:
    """None where somebody has taken a step with that ficha: it is no longer ours."""
    ficha = FICHAS["practica"].objects.filter(codigo_externo=datos["de"], demostracion=True, live=True).first()
    envio = ficha and Envio.objects.vigente_de(ficha)
    if envio is None or Evaluacion.objects.filter(envio__ficha_id=ficha.pk).exists() or _con_pasos(envio):
        return None
    tiempo.envejecer(ficha, envio, tiempo.momento(int(datos["publicada_hace"]), 0))
    return Caso(datos, publicado=Envio.objects.get(pk=envio.pk))


def _con_pasos(envio: Envio) -> bool:
    return Acto.objects.filter(envio=envio).exclude(accion=Accion.PUBLICAR).exists()
