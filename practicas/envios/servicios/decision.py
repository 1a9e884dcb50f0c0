"""How every step is taken: the row held, the table asked, what the person saw compared with what there is, and then the act."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from practicas.cuentas.models import Usuario
from practicas.fichas.completitud import Chequeo

from .. import avisos, permisos, plazos
from ..estados import Accion, Estado, Papel
from ..models import Acto, Envio
from ..signals import paso_dado
from ..transiciones import transicion


class Conflicto(Exception):
    """What the person saw is no longer what there is: somebody decided first, or the text is another."""


class Incompleta(Exception):
    """It cannot be sent yet. `faltan` are the declared checks that it does not meet."""

    def __init__(self, faltan: list[Chequeo]):
        self.faltan = faltan
        super().__init__("; ".join(c.mensaje for c in faltan))


@dataclass
class Decision:
    """The right of one person to take one step, with the row held until the end of the transaction."""

    envio: Envio
    accion: Accion
    usuario: Usuario | None
    papel: Papel

    def pasar(self, a: Estado | None = None, *, motivo: str = "", **datos) -> Acto:
        """To another state, or to stay in this one; the act is written and whoever must know is told."""
        de = Estado(self.envio.estado)
        a = de if a is None else a
        fila = transicion(de, self.accion, self.envio.ruta)
        if fila is None or a not in fila.hasta:
            raise AssertionError(f"{self.accion} no lleva de {de} a {a}")
        if a != de:
            plazos.entrar(self.envio, a, timezone.now())
        self.envio.save()
        acto = self._anotar(de, a, motivo, datos)
        if a != de:
            self._repartir()
        avisos.de_un_acto(acto)
        paso_dado.send(Envio, envio=self.envio, acto=acto)
        return acto

    def _repartir(self) -> None:
        from .reparto import repartir  # which holds rows as this module says

        repartir(self.envio)

    def _anotar(self, de: Estado, a: Estado, motivo: str, datos: dict) -> Acto:
        return Acto.objects.create(
            envio=self.envio,
            accion=self.accion,
            de=de,
            a=a,
            usuario=self.usuario,
            papel=self.papel,
            revision=self.envio.revision,
            motivo=motivo.strip(),
            datos=datos,
        )


def decidir(envio: Envio, usuario, accion: Accion, *, revision: int | None = None, estado: str = "") -> Decision:
    """Hold the row and check all. `revision` and `estado` are what the person had before their eyes, where the step depends on it.

    Conflicto when they are not those of the row any more; PermissionDenied when the step is not theirs.
    """
    actual = tomar(envio)
    if estado and estado != actual.estado:
        raise Conflicto(f"Otra persona ya decidió: ahora está «{actual.get_estado_display()}».")
    if (papel := permisos.papel_para(usuario, actual, accion)) is None:
        raise PermissionDenied(permisos.NO_LE_TOCA)
    if reparo := permisos.reparo(usuario, actual, accion, papel):
        raise PermissionDenied(reparo)
    if revision is not None and revision != actual.revision_id:
        raise Conflicto("El texto cambió desde que abrió esta página: mire la diferencia y decida otra vez.")
    return Decision(actual, accion, usuario, papel)


def del_sistema(envio: Envio, accion: Accion) -> Decision | None:
    """What time brings. None when by now it does not apply."""
    actual = tomar(envio)
    if transicion(actual.estado, accion, actual.ruta) is None:
        return None
    return Decision(actual, accion, None, Papel.SISTEMA)


def tomar(envio: Envio) -> Envio:
    """The row as it is now, held until the end of the transaction."""
    return (
        Envio.objects.select_for_update(of=("self",))
        .select_related("entidad", "entidad_presenta", "revision")
        .get(pk=envio.pk)
    )
