"""Every change to an evaluation: permission checked inside, one transaction, the row held, an act written, notices left for who must know."""

from .asignacion import Reparto, asignar_a_mano, asignar_evaluadores, declarar, relevar
from .calificacion import Puesto, enviar_calificacion, faltas, guardar_calificacion
from .convocatorias import Inclusion, crear_convocatoria, incluir_en_convocatoria
from .observaciones import al_subsanar, al_terminar, devolver
from .perfil import declarar_ausencia, declarar_conflicto, declarar_lugar, declarar_trabajo, perfil_de, quitar_ausencia
from .resolucion import decidir_evaluacion
from .rubricas import copiar_rubrica
from .solicitud import convocar, solicitar_evaluacion

__all__ = [
    "Inclusion",
    "Puesto",
    "Reparto",
    "al_subsanar",
    "al_terminar",
    "asignar_a_mano",
    "asignar_evaluadores",
    "convocar",
    "copiar_rubrica",
    "crear_convocatoria",
    "decidir_evaluacion",
    "declarar",
    "declarar_ausencia",
    "declarar_conflicto",
    "declarar_lugar",
    "declarar_trabajo",
    "devolver",
    "enviar_calificacion",
    "faltas",
    "guardar_calificacion",
    "incluir_en_convocatoria",
    "perfil_de",
    "quitar_ausencia",
    "relevar",
    "solicitar_evaluacion",
]
