"""Every change to a case file: permission checked inside, one transaction, the row held, an act written, notices left for who must know."""

from .adjuntos import agregar_activo, agregar_evidencia, quitar_adjunto
from .ausencias import anotar_ausencia, quitar_ausencia
from .borrador import actualizar, asegurar_envio, crear_ficha, eliminar, guardar_texto, reabrir
from .cierre import desistir, pedir_retiro, restaurar, retirar, terminar_evaluacion
from .decision import Conflicto, Incompleta
from .duplicados import observar_por_duplicado
from .entidad import devolver_a_quien_escribe, enviar, pedir_prorroga, pedir_reconsideracion, recuperar, subsanar, visar
from .hoja import anotar_criterios, responder_semejanza
from .observaciones import YaRespondida, absolver, aceptar_sugerencia, descartar, preparar, responder
from .propuestas import aceptar_propuesta, comparar_propuesta, descartar_propuesta, olvidar_propuestas, proponer
from .reparto import asignar
from .revision import (
    admitir,
    devolver_a_admisibilidad,
    no_admitir,
    observar,
    publicar,
    resolver_reconsideracion,
)
from .vencimientos import vencer

__all__ = [
    "Conflicto",
    "Incompleta",
    "YaRespondida",
    "absolver",
    "aceptar_propuesta",
    "aceptar_sugerencia",
    "actualizar",
    "admitir",
    "agregar_activo",
    "agregar_evidencia",
    "anotar_ausencia",
    "anotar_criterios",
    "asegurar_envio",
    "asignar",
    "comparar_propuesta",
    "crear_ficha",
    "descartar",
    "descartar_propuesta",
    "desistir",
    "devolver_a_admisibilidad",
    "devolver_a_quien_escribe",
    "eliminar",
    "enviar",
    "guardar_texto",
    "no_admitir",
    "observar",
    "observar_por_duplicado",
    "olvidar_propuestas",
    "pedir_prorroga",
    "pedir_reconsideracion",
    "pedir_retiro",
    "preparar",
    "proponer",
    "publicar",
    "quitar_ausencia",
    "quitar_adjunto",
    "reabrir",
    "recuperar",
    "resolver_reconsideracion",
    "responder",
    "responder_semejanza",
    "restaurar",
    "retirar",
    "subsanar",
    "terminar_evaluacion",
    "vencer",
    "visar",
]
