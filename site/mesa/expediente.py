"""One case file on the desk, opened: what its page shows and what may be done from it."""

from functools import cached_property

from wagtail.models import Revision

from practicas.catalogos.dias_habiles import Calendario
from practicas.envios import pasos, permisos
from practicas.envios.ausencias import personal
from practicas.envios.estados import DE_LA_SGP, Accion, Estado
from practicas.envios.formularios import ConCriterios
from practicas.envios.models import Envio
from practicas.envios.servicios.hoja import hoja_de
from practicas.envios.servicios.reparto import LO_QUE_TOCA
from practicas.fichas.models import Ficha
from practicas.fichas.revision.comprobaciones import comprobar
from practicas.fichas.revision.parecidas import parecidas

from . import semejanza
from .observado import TextoObservado
from .plazo import de_quien, plazo_de

GRAVES = frozenset({Accion.NO_ADMITIR, Accion.RETIRAR})
PRINCIPALES = frozenset({Accion.ADMITIR, Accion.PUBLICAR, Accion.RESOLVER})


class Expediente:
    def __init__(self, envio: Envio, usuario, *, solo_cambios: bool = False, observando=None, criterios=None):
        """`observando`: the form of the remark being written, with its `campo`. `criterios`: a form with what was just sent."""
        self.envio, self.usuario = envio, usuario
        self.solo_cambios, self.observando = solo_cambios, observando
        self._criterios = criterios

    # --- Head ---------------------------------------------------------------------------------------------------------
    @cached_property
    def texto(self) -> Ficha:
        return self.envio.texto

    @cached_property
    def plazo(self):
        return plazo_de(self.envio, Calendario.leer())

    @property
    def reloj(self) -> str:
        return de_quien(self.envio)

    @cached_property
    def es_anonima(self) -> bool:
        return self.texto.TIPO == "leccion" and self.texto.es_anonima

    @cached_property
    def numero_de_revision(self) -> int:
        """Of the texts of this ficha, which one is being decided on."""
        if self.envio.revision is None:
            return 0
        return Revision.objects.for_instance(self.envio.ficha).filter(pk__lte=self.envio.revision_id).count()

    @cached_property
    def puede_asignar(self) -> bool:
        se_asigna = self.envio.estado in LO_QUE_TOCA or self.envio.estado == Estado.OBSERVADA
        return se_asigna and permisos.puede_repartir(self.usuario, self.envio)

    @cached_property
    def personal(self) -> list:
        return list(personal())

    # --- Checks -------------------------------------------------------------------------------------------------------
    @cached_property
    def en_revision(self) -> bool:
        return self.envio.estado in DE_LA_SGP

    @cached_property
    def _candidatas(self) -> list[dict]:
        return semejanza.candidatas_parecidas(self.envio, self.texto)

    @cached_property
    def comprobaciones(self) -> list:
        return comprobar(self.texto, self._candidatas) if self.en_revision else []

    @cached_property
    def parecidas(self) -> list:
        return parecidas(self.texto, self._candidatas) if self.en_revision else []

    @property
    def comparables(self) -> list[tuple[str, str]]:
        """Path and title of each ficha to compare with."""
        return [(f"{p.tipo}.{p.pk}", p.titulo) for p in self.parecidas[: semejanza.SE_PREGUNTA_POR]]

    @cached_property
    def hoja(self):
        return hoja_de(self.envio)

    @property
    def opciones_de_semejanza(self) -> list[dict]:
        return semejanza.opciones(self.parecidas, self.hoja) if self.parecidas or self.hoja.respuesta else []

    @cached_property
    def puede_revisar(self) -> bool:
        return permisos.puede_revisar(self.usuario, self.envio)

    @cached_property
    def criterios(self):
        """Only a practice is admitted; a lesson has its editorial review."""
        if self.envio.estado != Estado.ADMISIBILIDAD:
            return None
        return self._criterios or ConCriterios(initial=respuestas_como_iniciales(self.hoja.criterios))

    # --- The text -----------------------------------------------------------------------------------------------------
    @cached_property
    def puede_observar(self) -> bool:
        return self.puede_revisar and Accion.OBSERVAR in self._acciones

    @cached_property
    def observado(self) -> TextoObservado:
        return TextoObservado(
            self.envio,
            self.texto,
            puede_observar=self.puede_observar,
            observando=self.observando,
            solo_cambios=self.solo_cambios,
        )

    # --- Decision -----------------------------------------------------------------------------------------------------
    @cached_property
    def _acciones(self) -> list[Accion]:
        return permisos.acciones(self.usuario, self.envio)

    @property
    def acciones(self) -> list[dict]:
        """Those taken with a click from here, the main one first."""
        ofrecidas = [a for a in self._acciones if pasos.paso(self.envio.estado, a)]
        return [{"accion": a, "texto": self._rotulo(a), "clase": _clase(a)} for a in ofrecidas]

    def _rotulo(self, accion: Accion) -> str:
        if accion == Accion.OBSERVAR:
            pendientes = self.observado.pendientes
            return f"Observar ({pendientes} pendiente{'' if pendientes == 1 else 's'})"
        return accion.label

    @cached_property
    def actos(self) -> list:
        return list(self.envio.actos.select_related("usuario").order_by("-pk"))


def _clase(accion: Accion) -> str:
    if accion in PRINCIPALES:
        return "boton--principal"
    return "boton--grave" if accion in GRAVES else ""


def respuestas_como_iniciales(criterios: dict) -> dict[str, str]:
    """What the sheet keeps, as the form has it."""
    iniciales = {}
    for codigo, dicho in criterios.items():
        iniciales[f"cumple_{codigo}"] = "si" if dicho.get("cumple") else "no"
        iniciales[f"sustento_{codigo}"] = dicho.get("sustento", "")
    return iniciales
