"""Case files in words and as data. Who acted is told by role: people change, and so do their names here."""

from typing import Any

from ..models import Envio, Observacion


def describir_expediente(envio: Envio) -> dict[str, Any]:
    """One line of `expedientes.jsonl`."""
    return {
        "numero": envio.numero,
        "ruta": envio.ruta,
        "tipo": envio.tipo,
        "titulo": envio.titulo,
        "version": envio.version,
        "estado": envio.estado,
        "desde": envio.desde.isoformat(),
        "plazo_de": envio.reloj or None,
        "vence": envio.vence and envio.vence.isoformat(),
        "entidad": envio.entidad.codigo,
        "entidad_presenta": envio.entidad_presenta and envio.entidad_presenta.codigo,
        "actos": [
            {
                "accion": a.accion,
                "de": a.de,
                "a": a.a,
                "papel": a.papel,
                "cuando": a.cuando.isoformat(),
                "motivo": a.motivo,
            }
            for a in envio.actos.all()  # type: ignore[attr-defined]
        ],
        "observaciones": [
            {"numero": o.numero, "campo": o.campo, "texto": o.texto, "estado": o.estado, "respuesta": o.respuesta}
            for o in observaciones_hechas(envio)
        ],
    }


def observaciones_hechas(envio: Envio) -> list[Observacion]:
    """Those that the entity sees, in their order."""
    todas = envio.observaciones.all()  # type: ignore[attr-defined]
    return [o for o in todas if o.estado != Observacion.Estado.PREPARADA]


def fila_de_pendiente(envio: Envio) -> list[str]:
    plazo = f"{envio.get_reloj_display()}: vence el {envio.vence:%d/%m/%Y}" if envio.vence else "Sin plazo"
    sin_responder = sum(o.estado == Observacion.Estado.ABIERTA for o in observaciones_hechas(envio))
    return [envio.numero, envio.titulo, envio.get_estado_display(), plazo, str(sin_responder)]


def filas_sin_responder(envios: list[Envio]) -> list[list[str]]:
    return [
        [envio.numero, f"{o.numero}. {o.texto}", o.sobre]
        for envio in envios
        for o in observaciones_hechas(envio)
        if o.estado == Observacion.Estado.ABIERTA
    ]
