"""How long is left, in words: whose clock it is, late or not, stopped or not."""

from dataclasses import dataclass
from datetime import date

from portal import cifras
from practicas.catalogos import dias_habiles
from practicas.catalogos.dias_habiles import Calendario
from practicas.envios import plazos
from practicas.envios.estados import Reloj
from practicas.envios.models import Envio

PRONTO = 2  # working days


@dataclass(frozen=True)
class Plazo:
    cifra: str
    frase: str
    tono: str = ""  # «rojo» late, «ocre» soon


def plazo_de(envio: Envio, calendario: Calendario) -> Plazo:
    if (quedan := plazos.detenido(envio)) is not None:
        return _detenido(quedan)
    quedan = plazos.quedan(envio, calendario)
    if quedan is None:
        return Plazo("", "Sin plazo: pedido de retiro" if envio.retiro_pedido else "Sin plazo")
    if envio.vence < dias_habiles.hoy():
        return Plazo(str(-quedan), f"{_dias(-quedan)} de atraso, venció el {_dia(envio.vence)}", "rojo")
    cuando = "vence hoy" if envio.vence == dias_habiles.hoy() else f"vence el {_dia(envio.vence)}"
    return Plazo(str(quedan), f"{_dias(quedan)}, {cuando}", "ocre" if quedan <= PRONTO else "")


def de_quien(envio: Envio) -> str:
    """«días hábiles de la SGP»."""
    if plazos.detenido(envio) is not None:
        return "Plazo de la SGP, detenido"
    return Reloj(envio.reloj).label if envio.reloj else ""


def _detenido(quedan: int) -> Plazo:
    """Without a tone, late or not: nobody at SGP can do anything about it."""
    atraso = " de atraso" if quedan < 0 else ""
    return Plazo(str(abs(quedan)), f"{_dias(abs(quedan))}{atraso}, detenido: espera a la entidad")


def _dias(cuantos: int) -> str:
    return "día" if cuantos == 1 else "días"


def _dia(dia: date) -> str:
    """Without its year when it is this one: «19 nov.»."""
    escrita = cifras.fecha(dia)
    return escrita.removesuffix(f" {dia.year}") if dia.year == dias_habiles.hoy().year else escrita
