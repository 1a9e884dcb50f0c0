"""The text of a case file with what is remarked beside each field, and what may be remarked on it."""

from functools import cached_property

from wagtail.models import Revision

from practicas.envios.estados import PASOS_DE_REVISION, Estado
from practicas.envios.models import Envio, Observacion, PlantillaDeObservacion
from practicas.envios.servicios.observaciones import campos_observables
from practicas.fichas.models import Ficha

from .campos import CampoVisto, Lectura, titulo_de_ruta


class TextoObservado:
    def __init__(
        self, envio: Envio, texto: Ficha, *, puede_observar: bool, observando=None, solo_cambios: bool = False
    ):
        """`observando`: the form of the remark that is being written, with its `ruta`."""
        self.envio, self.texto, self.puede_observar = envio, texto, puede_observar
        self.observando, self.solo_cambios = observando, solo_cambios

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
        sueltos = [CampoVisto(ruta, titulo_de_ruta(self.texto, ruta), "") for ruta in dict.fromkeys(("", *perdidas))]
        campos = sueltos + campos
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
        return [c for c in self.campos if c.dice_algo or (c.observable and not c.ruta)]

    @property
    def sin_llenar(self) -> list[CampoVisto]:
        return [] if self.solo_cambios else [c for c in self.campos if c.ruta and not c.dice_algo and c.observable]

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
