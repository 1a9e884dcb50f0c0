"""Who may do what to a case file: the table of `transiciones`, and what it cannot say because it depends on who did what before.

A superuser has no part in the journey as such: whoever decides is in a group of SGP, or belongs to the entity.
"""

from collections.abc import Callable

from practicas.cuentas import roles
from practicas.entidades.models import Entidad, Membresia

from .estados import DE_LA_ENTIDAD, DE_LO_PUBLICADO, DESIGNADOS, PASOS_DE_REVISION, Accion, Estado, Papel, Ruta
from .models import Envio
from .models.envio import ULTIMA_RONDA
from .transiciones import posibles, transicion

_DE_ROL = {
    Membresia.Rol.REDACTOR: Papel.REDACTOR,
    Membresia.Rol.RESPONSABLE: Papel.RESPONSABLE,
    Membresia.Rol.ALTERNO: Papel.ALTERNO,
}
NO_LE_TOCA = "No le toca hacer esto con esta ficha."


def papeles(usuario, envio: Envio) -> frozenset[Papel]:
    """What the person is for this case file. Who belongs to its entities is never SGP for it, and who wrote it does not review it."""
    if not usuario.is_active:
        return frozenset()
    if suyos := _en_la_entidad(usuario, envio):
        return frozenset(suyos)
    if es_parte(usuario, envio):
        return frozenset()
    suyos = _en_la_sgp(usuario)
    return frozenset(
        suyos - {Papel.ESPECIALISTA, Papel.EVALUADOR} if suyos and _tuvo_parte_por_la_entidad(usuario, envio) else suyos
    )


def _tuvo_parte_por_la_entidad(usuario, envio: Envio) -> bool:
    """It began it, sent it or vouched for it, even if by now it does not belong to it."""
    propios = envio.actos.filter(usuario=usuario, papel__in=[*DE_LA_ENTIDAD, Papel.QUIEN_ENVIO])
    return usuario.pk == envio.creado_por_id or propios.exists()


def _en_la_entidad(usuario, envio: Envio) -> set[Papel]:
    suyas = Membresia.objects.vigentes().filter(usuario=usuario, entidad__in=[e.pk for e in envio.entidades])
    suyos = {_DE_ROL[rol] for rol in suyas.values_list("rol", flat=True) if rol in _DE_ROL}
    return suyos | ({Papel.QUIEN_ENVIO} if suyos and usuario.pk == envio.enviado_por_id else set())


def _en_la_sgp(usuario) -> set[Papel]:
    suyos = set()
    if roles.es_especialista(usuario):
        suyos.add(Papel.ESPECIALISTA)
    if roles.es_coordinacion(usuario):
        suyos.add(Papel.COORDINACION)
    if roles.es_evaluador(usuario):
        suyos.add(Papel.EVALUADOR)
    return suyos


def puede_entrar_a_la_mesa(usuario) -> bool:
    """To look. What each may decide there is in the table."""
    return roles.es_de_la_sgp(usuario)


def es_parte(usuario, envio: Envio) -> bool:
    """Whether they belong to one of its entities: for it they are not of SGP, whatever they are for the rest."""
    entidades = [e.pk for e in envio.entidades]
    return Membresia.objects.vigentes().filter(usuario=usuario, entidad__in=entidades).exists()


def puede_revisar(usuario, envio: Envio) -> bool:
    """Fill in the sheet of the step that is being decided on."""
    return envio.estado in PASOS_DE_REVISION and Papel.ESPECIALISTA in papeles(usuario, envio)


def puede_repartir(usuario, envio: Envio) -> bool:
    """Say who will look at it."""
    return bool(papeles(usuario, envio) & {Papel.ESPECIALISTA, Papel.COORDINACION})


def puede_anotar_ausencia(usuario, quien) -> bool:
    """One's own; those of everybody, the coordination."""
    return puede_entrar_a_la_mesa(usuario) and (usuario.pk == quien.pk or roles.es_coordinacion(usuario))


def puede_ver(usuario, envio: Envio) -> bool:
    """The text and what is said of it: its people and SGP."""
    return usuario.is_active and (
        puede_entrar_a_la_mesa(usuario) or Envio.objects.que_ve(usuario).filter(pk=envio.pk).exists()
    )


def puede_escribir(usuario, envio: Envio) -> bool:
    return envio.esta_en_borrador and not envio.tiene_texto_fijo and es_de_la_entidad(usuario, envio)


def es_de_la_entidad(usuario, envio: Envio) -> bool:
    return bool(papeles(usuario, envio) & DE_LA_ENTIDAD)


def puede_ver_archivo(usuario, nombre: str) -> bool:
    """A file that is not public, by the name it is kept under: SGP, and the people of the ficha in one of whose texts it is."""
    if not usuario.is_authenticated or not usuario.is_active:
        return False
    return puede_entrar_a_la_mesa(usuario) or Envio.objects.que_ve(usuario).con_archivo(nombre)


def puede_llevarse(usuario, entidad: Entidad) -> bool:
    """All that the entity has here: who writes or vouches for it."""
    suyas = Membresia.objects.vigentes().filter(usuario=usuario, entidad=entidad, rol__in=list(_DE_ROL))
    return usuario.is_active and suyas.exists()


def puede(usuario, envio: Envio, accion: str) -> bool:
    return not negativa(usuario, envio, accion)


def acciones(usuario, envio: Envio) -> list[Accion]:
    """What this person may do to it now, in the order of the table. What is already asked for is not offered: asked again, it is a conflict."""
    suyos, pedidas = papeles(usuario, envio), _ya_pedidas(envio)
    filas = (
        (t.accion, _el_primero(suyos & t.por)) for t in posibles(envio.estado, envio.ruta) if t.accion not in pedidas
    )
    return [accion for accion, papel in filas if papel and not reparo(usuario, envio, accion, papel)]


def _ya_pedidas(envio: Envio) -> set[Accion]:
    if envio.estado != Estado.PUBLICADA:
        return set()
    evaluaciones = Envio.objects.filter(tipo=envio.tipo, ficha_id=envio.ficha_id, ruta=Ruta.EVALUACION)
    se_evalua = evaluaciones.en_camino().exists()
    return ({Accion.SOLICITAR_RETIRO} if envio.retiro_pedido else set()) | (
        {Accion.SOLICITAR_EVALUACION, Accion.CONVOCAR} if se_evalua else set()
    )


def papel_para(usuario, envio: Envio, accion: str) -> Papel | None:
    """As what the person does it."""
    fila = transicion(envio.estado, accion, envio.ruta)
    return _el_primero(papeles(usuario, envio) & fila.por) if fila else None


def _el_primero(suyos: frozenset[Papel]) -> Papel | None:
    return min(suyos, key=list(Papel).index, default=None)


def negativa(usuario, envio: Envio, accion: str) -> str:
    """Why it may not be done, in the words of whoever asks; empty when it may."""
    papel = papel_para(usuario, envio, accion)
    return NO_LE_TOCA if papel is None else reparo(usuario, envio, accion, papel)


def reparo(usuario, envio: Envio, accion: str, papel: Papel) -> str:
    """What keeps from it somebody whom the table lets; empty when nothing does."""
    salvedad = SALVEDADES.get((Estado(envio.estado), Accion(accion)))
    return salvedad(usuario, envio, papel) if salvedad else ""


def _si(cumple: bool, motivo: str) -> str:
    return "" if cumple else motivo


def _no_la_admitio(usuario, envio: Envio, papel) -> str:
    admitio = envio.actos.filter(accion=Accion.ADMITIR).order_by("-pk").values_list("usuario", flat=True).first()
    return _si(admitio != usuario.pk, "Le toca a otra persona: usted la admitió.")


def _no_tuvo_parte(usuario, envio: Envio, papel) -> str:
    suyo = envio.actos.filter(usuario=usuario).exists()
    return _si(not suyo, "La resuelve otra persona: usted tuvo parte en esta ficha.")


def _quedan_rondas(usuario, envio: Envio, papel) -> str:
    return _si(envio.ronda < ULTIMA_RONDA, f"Ya hubo {ULTIMA_RONDA} rondas de observaciones: admítala o no la admita.")


def _le_toca_enviar(usuario, envio: Envio, papel) -> str:
    suficiente = papel in DESIGNADOS or envio.paso_que_observo == Estado.VISADO
    return _si(suficiente, "La envía el responsable o el alterno de su entidad.")


def _sin_prorroga(usuario, envio: Envio, papel) -> str:
    return _si(not envio.con_prorroga, "La prórroga se pide una sola vez.")


def _sin_reconsideracion(usuario, envio: Envio, papel) -> str:
    return _si(not envio.con_reconsideracion, "La reconsideración se pide una sola vez.")


def _no_la_vio_la_sgp(usuario, envio: Envio, papel) -> str:
    """What SGP decided on it would go with it."""
    de_la_sgp = envio.actos.exclude(papel__in=[*DE_LA_ENTIDAD, Papel.QUIEN_ENVIO, Papel.SISTEMA])
    return _si(not de_la_sgp.exists(), "La SGP ya decidió sobre ella: puede desistir o dejarla como está.")


def fue_reemplazada(envio: Envio) -> bool:
    """What was published after it took its place."""
    publicadas = Envio.objects.filter(tipo=envio.tipo, ficha_id=envio.ficha_id, estado__in=DE_LO_PUBLICADO)
    return publicadas.de_publicacion().filter(version__gt=envio.version).exists()


def _es_la_vigente(usuario, envio: Envio, papel) -> str:
    return _si(not fue_reemplazada(envio), "Hay una versión más nueva publicada: siga con el envío de esa.")


_DE_LA_VIGENTE = (
    (Estado.PUBLICADA, Accion.ACTUALIZAR),
    (Estado.PUBLICADA, Accion.SOLICITAR_EVALUACION),
    (Estado.PUBLICADA, Accion.SOLICITAR_RETIRO),
    (Estado.PUBLICADA, Accion.CONVOCAR),
    (Estado.PUBLICADA, Accion.RETIRAR),
    (Estado.RETIRADA, Accion.RESTAURAR),
)
SALVEDADES: dict[tuple[Estado, Accion], Callable[..., str]] = {
    (Estado.BORRADOR, Accion.ELIMINAR): _no_la_vio_la_sgp,
    (Estado.POR_PUBLICAR, Accion.PUBLICAR): _no_la_admitio,
    (Estado.POR_PUBLICAR, Accion.DEVOLVER): _no_la_admitio,
    (Estado.RECONSIDERACION, Accion.RESOLVER): _no_tuvo_parte,
    (Estado.ADMISIBILIDAD, Accion.OBSERVAR): _quedan_rondas,
    (Estado.REVISION, Accion.OBSERVAR): _quedan_rondas,
    (Estado.OBSERVADA, Accion.SUBSANAR): _le_toca_enviar,
    (Estado.OBSERVADA, Accion.PEDIR_PRORROGA): _sin_prorroga,
    (Estado.NO_ADMITIDA, Accion.PEDIR_RECONSIDERACION): _sin_reconsideracion,
    **dict.fromkeys(_DE_LA_VIGENTE, _es_la_vigente),
}
