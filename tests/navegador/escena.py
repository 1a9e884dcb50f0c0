"""A site with everything in it: each kind of ficha, a case file in every state, an evaluation at every point, and whoever sees them."""

from dataclasses import dataclass, replace

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from practicas.avisos.servicios import avisar
from practicas.catalogos.dias_habiles import hoy
from practicas.cuentas.models import Usuario
from practicas.envios import servicios
from practicas.envios.estados import Estado
from practicas.envios.models import Envio
from practicas.evaluaciones import servicios as de_evaluaciones
from practicas.evaluaciones.models import Asignacion, Convocatoria
from tests.evaluaciones.conftest import Sala
from tests.factories import LeccionFactory, PracticaFactory, TerminoFactory, UsuarioFactory, envio_en, termino

LARGO = "Supercalifragilisticoespialidoso" * 3  # a word that no line has room for


@dataclass
class Escena:
    elenco: object
    fichas: list
    envios: list[Envio]
    sala: Sala
    validada: Envio
    convocatoria: Convocatoria
    calificando: Asignacion
    por_declarar: Asignacion
    con_segundo_paso: Usuario
    sin_clave: Usuario


def armar(sala: Sala) -> Escena:
    entidad = sala.elenco.entidad
    TerminoFactory(codigo="tema-1", nombre="Trámites y licencias")
    termino("deficiencia", "deficiencia-1", padre=None)
    termino("sector", "s-1", nombre="Interior")
    avisar(
        usuarios=[sala.elenco.responsable], tipo="prueba", asunto="Un aviso", cuerpo="Algo pasó.", por_que="Es suyo."
    )
    return Escena(
        elenco=sala.elenco,
        fichas=_fichas(entidad),
        envios=_envios(sala.elenco),
        sala=sala,
        validada=_validar(sala),
        convocatoria=_convocar(),
        **_evaluar(sala),
        con_segundo_paso=_con_segundo_paso(),
        sin_clave=_sin_clave(),
    )


def _fichas(entidad) -> list:
    practica = PracticaFactory(
        titulo="Licencia en tres días", completa=True, publicada=2, entidad=entidad, demostracion=True
    )
    return [
        practica,
        PracticaFactory(titulo=LARGO, publicada=True, sin_indicador="No se midió."),
        LeccionFactory(completa=True, publicada=True, entidad=entidad),
        LeccionFactory(completa=True, publicada=True, anonima=True),
        PracticaFactory(retirada=True),
    ]  # fmt: skip


def _envios(elenco) -> list[Envio]:
    """One in each state, less those of the evaluation, which has its own; the last is observed."""
    entidad = elenco.entidad
    propios = set(Estado) - {Estado.EVALUACION, Estado.VALIDADA, Estado.NO_VALIDADA, Estado.REVISION}
    de_practica = [envio_en(estado, PracticaFactory(breve=True, entidad=entidad)) for estado in sorted(propios)]
    anonima = LeccionFactory(breve=True, anonima=True, entidad=entidad)
    return [
        *de_practica,
        envio_en(Estado.REVISION, anonima),
        envio_en(Estado.BORRADOR, LeccionFactory(entidad=entidad)),
        en_segunda_vuelta(entidad, elenco.editora, elenco.responsable),
        observado(entidad, elenco.editora),
    ]


def observado(entidad, editora) -> Envio:
    """With a remark that suggests words, and evidence."""
    envio = envio_en(Estado.ADMISIBILIDAD, PracticaFactory(completa=True, breve=True, entidad=entidad, titulo=LARGO))
    servicios.preparar(envio=envio, usuario=editora, campo="problema", texto="Diga cuándo.", sugerencia="En 2021.")
    servicios.observar(envio=envio, usuario=editora, revision=envio.revision_id)
    return Envio.objects.get(pk=envio.pk)


def en_segunda_vuelta(entidad, editora, responsable) -> Envio:
    """Like another that is public, with a remark answered, a text that changed and what seems to be somebody's data."""
    PracticaFactory(publicada=True, titulo="Recojo a pie en laderas", resumen="Doce recicladores recogen los residuos a pie tres veces por semana.")  # fmt: skip
    ficha = PracticaFactory(
        breve=True,
        entidad=entidad,
        titulo="Recojo de residuos a pie en la parte alta, con pago por cuadra limpia",
        resumen="Doce recicladores recogen los residuos a pie tres veces por semana y cobran por cuadra limpia.",
        solucion="Cada reciclador tiene una ruta. La vecina que preside la cuadra firma la conformidad y con esa firma se paga el viernes.",
    )  # fmt: skip
    envio = envio_en(Estado.ADMISIBILIDAD, ficha, a_cargo=editora)
    servicios.preparar(envio=envio, usuario=editora, campo="que_no_funciono", texto="Cuente un tropiezo más.")
    servicios.observar(envio=envio, usuario=editora, revision=envio.revision_id)
    envio = Envio.objects.get(pk=envio.pk)
    texto = envio.texto
    texto.solucion = "Cada reciclador tiene entre cinco y siete cuadras, elegidas por sorteo. La vecina que preside la cuadra firma la conformidad (se adjunta la de la cuadra 14, DNI 41234512) y con esa firma se paga el viernes."  # fmt: skip
    servicios.guardar_texto(envio=envio, texto=texto, usuario=responsable)
    servicios.responder(observacion=envio.observaciones.get(), usuario=responsable, respuesta="Lo contamos.")
    servicios.subsanar(envio=envio, usuario=responsable)
    return Envio.objects.get(pk=envio.pk)


def _convocar() -> Convocatoria:
    return Convocatoria.objects.create(nombre="Premio de simplificación", bases="Bases", desde=hoy(), hasta=hoy())


def _validar(de: Sala) -> Envio:
    """Another practice, evaluated by two who agree."""
    ficha = PracticaFactory(breve=True, completa=True, entidad=de.elenco.entidad)
    ficha.save_revision()
    sala = replace(de, publicado=envio_en(Estado.PUBLICADA, ficha))
    sala.empezar()
    for asignacion in sala.declarar_todos():
        sala.calificar(asignacion)
    return Envio.objects.get(pk=sala.envio.pk)


def _evaluar(sala: Sala) -> dict[str, Asignacion]:
    """One is being scored and the other has not been begun."""
    sala.empezar()
    una, otra = sala.asignaciones()
    de_evaluaciones.declarar(asignacion=una, usuario=una.evaluador, sin_conflicto=True)
    return {"calificando": Asignacion.objects.con_envio().get(pk=una.pk), "por_declarar": otra}


def _con_segundo_paso() -> Usuario:
    usuario = UsuarioFactory()
    TOTP.activate(usuario, generate_totp_secret())
    RecoveryCodes.activate(usuario)
    return usuario


def _sin_clave() -> Usuario:
    """As whoever comes from an identity provider."""
    usuario = UsuarioFactory()
    usuario.set_unusable_password()
    usuario.save()
    return usuario
