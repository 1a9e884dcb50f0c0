"""One case file on the desk, opened: what its page shows and what may be done from it."""

from functools import cached_property

from wagtail.models import Revision

from practicas.catalogos.dias_habiles import Calendario
from practicas.envios import pasos, permisos
from practicas.envios.ausencias import personal
from practicas.envios.estados import DE_LA_SGP, PASOS_DE_REVISION, Accion, Estado
from practicas.envios.formularios import ConCriterios
from practicas.envios.models import Envio, Observacion, PlantillaDeObservacion
from practicas.envios.servicios.hoja import hoja_de
from practicas.envios.servicios.observaciones import campos_observables
from practicas.envios.servicios.reparto import LO_QUE_TOCA
from practicas.fichas.models import Ficha
from practicas.fichas.revision.comprobaciones import comprobar
from practicas.fichas.revision.parecidas import parecidas

from . import semejanza
from .campos import CampoVisto, Lectura, titulo_de_ruta
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
        return se_asigna and bool(permisos.papeles(self.usuario, self.envio))

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
        return [(f"{p.tipo}.{p.pk}", p.titulo) for p in self.parecidas]

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
    def ultima_observada(self) -> Revision | None:
        """The text that SGP last observed: what this one is compared with."""
        actos = self.envio.actos.filter(a=Estado.OBSERVADA, de__in=PASOS_DE_REVISION, revision__isnull=False)
        acto = actos.select_related("revision").order_by("-pk").first()
        return acto.revision if acto and acto.revision_id != self.envio.revision_id else None

    @cached_property
    def lectura(self) -> Lectura:
        antes = self.ultima_observada.as_object() if self.ultima_observada else None
        return Lectura(self.texto, antes)

    @cached_property
    def campos(self) -> list[CampoVisto]:
        campos = list(self.lectura.campos())
        conocidas = {c.ruta for c in campos}
        perdidas = [ruta for ruta in self._por_campo if ruta not in conocidas]
        campos = [
            CampoVisto(ruta, titulo_de_ruta(self.texto, ruta), "")
            for ruta in ("", *perdidas)
            if ruta or ("" not in perdidas)
        ] + campos
        for campo in campos:
            self._completar(campo)
        return campos

    def _completar(self, campo: CampoVisto) -> None:
        campo.observaciones = self._por_campo.get(campo.ruta, [])
        campo.observable = self.puede_observar and self._se_observa(campo.ruta)
        if self.observando is not None and self.observando.ruta == campo.ruta and campo.observable:
            campo.formulario = self.observando

    @property
    def a_la_vista(self) -> list[CampoVisto]:
        if self.solo_cambios:
            return [c for c in self.campos if c.cambio or c.observaciones or c.formulario]
        return [c for c in self.campos if c.dice_algo or not c.ruta]

    @property
    def sin_llenar(self) -> list[CampoVisto]:
        return [] if self.solo_cambios else [c for c in self.campos if c.ruta and not c.dice_algo and c.observable]

    # --- Remarks ------------------------------------------------------------------------------------------------------
    @cached_property
    def observaciones(self) -> list[Observacion]:
        return list(self.envio.observaciones.select_related("autor"))

    @cached_property
    def _por_campo(self) -> dict[str, list[Observacion]]:
        por_campo: dict[str, list[Observacion]] = {}
        for observacion in self.observaciones:
            observacion.puede_absolverse = self._puede_absolverse(observacion)
            por_campo.setdefault(observacion.campo, []).append(observacion)
        return por_campo

    def _puede_absolverse(self, observacion: Observacion) -> bool:
        levantada = observacion.estado == Observacion.Estado.LEVANTADA
        return self.puede_observar and levantada and observacion.absuelta_por_id is None

    @property
    def pendientes(self) -> int:
        return sum(o.estado == Observacion.Estado.PREPARADA for o in self.observaciones)

    @cached_property
    def puede_observar(self) -> bool:
        return self.puede_revisar and Accion.OBSERVAR in self._acciones

    @cached_property
    def _observables(self) -> set[str] | None:
        return campos_observables(self.envio) if self.envio.ronda else None

    def _se_observa(self, ruta: str) -> bool:
        raiz = ruta.partition(".")[0]
        if raiz and raiz not in self.envio.revision.content:
            return False
        return self._observables is None or raiz in self._observables

    @cached_property
    def plantillas(self) -> list[PlantillaDeObservacion]:
        if self.observando is None:
            return []
        raiz = self.observando.ruta.partition(".")[0]
        return [p for p in PlantillaDeObservacion.objects.all() if p.campo in ("", raiz)]

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
            return f"Observar ({self.pendientes} pendiente{'' if self.pendientes == 1 else 's'})"
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
