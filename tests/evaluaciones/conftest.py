"""A complete practice, published; the rubric that ships; evaluators that know nobody."""

from dataclasses import dataclass

import pytest
from django.conf import settings

from practicas.catalogos.carga import cargar
from practicas.cuentas import roles
from practicas.cuentas.models import Usuario
from practicas.envios.estados import Estado
from practicas.envios.models import Envio
from practicas.evaluaciones import servicios
from practicas.evaluaciones.models import Asignacion, Evaluacion, PerfilDeEvaluador, Rubrica
from practicas.evaluaciones.servicios import Puesto
from tests.envios.conftest import elenco, persona  # noqa: F401  a fixture of there
from tests.factories import PracticaFactory, envio_en

LEJOS = "2108"  # Melgar, Puno; the entities of the factory are of Huancayo


def evaluador(nombre: str, **perfil) -> Usuario:
    usuario = persona(nombre, roles.EVALUADORES, last_name="Evalúa")
    PerfilDeEvaluador.objects.create(usuario=usuario, **{"ubigeo": LEJOS, **perfil})
    return usuario


def cargar_rubrica(**como) -> Rubrica:
    cargar([settings.RAIZ / "fixtures" / "catalogos" / "rubrica-2026.yaml"], **como)
    return Rubrica.objects.get(version=1)


def todos(rubrica: Rubrica, valor: int = 3, *, confirma: bool = False, **otros: int) -> dict[str, Puesto]:
    """Every criterion with the same score, but for `otros`, and a reason for all."""
    valores = {c.codigo: 1 if c.es_excluyente else valor for c in rubrica.criterios.all()} | otros
    return {codigo: Puesto(v, "Porque la evidencia lo muestra.", confirma) for codigo, v in valores.items()}


@dataclass
class Sala:
    rubrica: Rubrica
    publicado: Envio
    evaluadores: list[Usuario]
    elenco: object
    envio: Envio | None = None

    def empezar(self) -> Evaluacion:
        self.envio = servicios.solicitar_evaluacion(envio=self.publicado, usuario=self.elenco.responsable)
        return self.evaluacion

    @property
    def evaluacion(self) -> Evaluacion:
        return Evaluacion.objects.con_envio().get(envio=self.envio)

    def asignaciones(self) -> list[Asignacion]:
        return list(Asignacion.objects.con_envio().filter(evaluacion__envio=self.envio).order_by("pk"))

    def declarar_todos(self) -> list[Asignacion]:
        for a in self.asignaciones():
            if a.estado == Asignacion.Estado.POR_DECLARAR:
                servicios.declarar(asignacion=a, usuario=a.evaluador, sin_conflicto=True)
        return self.asignaciones()

    def calificar(self, asignacion: Asignacion, valor: int = 3, **otros: int) -> None:
        """Keep and send."""
        hecho = {"asignacion": asignacion, "usuario": asignacion.evaluador}
        servicios.guardar_calificacion(**hecho, puestos=todos(self.rubrica, valor, confirma=True, **otros))
        servicios.enviar_calificacion(**hecho, revision=self.evaluacion.envio.revision_id)


@pytest.fixture
def sala(elenco) -> Sala:  # noqa: F811
    ficha = PracticaFactory(breve=True, completa=True, entidad=elenco.entidad)
    ficha.save_revision()
    return Sala(
        rubrica=cargar_rubrica(),
        publicado=envio_en(Estado.PUBLICADA, ficha),
        evaluadores=[evaluador(f"ev{n}") for n in range(4)],
        elenco=elenco,
    )
