"""A workbook filled off-line: kept apart until whoever sent it has seen what it changes; then it is written like anything else."""

from datetime import timedelta
from typing import IO

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from practicas.fichas.archivos import nombre_limpio
from practicas.fichas.intercambio import registro
from practicas.fichas.intercambio.catalogo import Catalogo
from practicas.fichas.intercambio.cuaderno.comparacion import Comparacion, comparar
from practicas.fichas.intercambio.cuaderno.identidad import Identidad
from practicas.fichas.intercambio.cuaderno.lectura import Cuaderno, leer_cuaderno
from practicas.fichas.intercambio.hallazgos import Ilegible

from .. import permisos
from ..models import Envio, Propuesta
from .borrador import guardar_texto
from .decision import Conflicto, tomar

DURAN = timedelta(days=7)


def proponer(*, envio: Envio, usuario, archivo: IO[bytes], nombre: str) -> Propuesta:
    """Keep what a workbook says, in place of what the same person had sent before.

    PermissionDenied when the entity may not write now; Ilegible, with the fix, when it is no workbook of this ficha.
    """
    if not permisos.puede_escribir(usuario, envio):
        raise PermissionDenied("Ahora no se puede escribir en esta ficha.")
    cuaderno = leer_cuaderno(archivo, nombre)
    _exigir_que_sea_suyo(envio, cuaderno.identidad)
    propuesta, _ = Propuesta.objects.update_or_create(
        envio=envio,
        usuario=usuario,
        defaults={"archivo": nombre_limpio(nombre), "contenido": cuaderno.a_json(), "creada": timezone.now()},
    )
    return propuesta


def _exigir_que_sea_suyo(envio: Envio, identidad: Identidad) -> None:
    """Of this ficha, in whatever version of it."""
    suyos = {str(uuid) for uuid in Envio.objects.de_ficha(envio.ficha).values_list("uuid", flat=True)}
    if identidad.envio not in suyos or identidad.tipo != envio.tipo:
        raise Ilegible(f"Es el libro de otra ficha («{identidad.titulo[:100]}»): descargue el de esta.")


def comparar_propuesta(propuesta: Propuesta, catalogo: Catalogo | None = None) -> Comparacion:
    """What it would change in the text as it is now."""
    envio = propuesta.envio
    return comparar(lambda: envio.texto, Cuaderno.de_json(propuesta.contenido), catalogo or Catalogo())


@transaction.atomic
def aceptar_propuesta(*, propuesta: Propuesta, usuario, vista: str) -> Revision:
    """Write its changes. `vista` is the text with which they were compared before the eyes of the person.

    Conflicto when the text is another by now; PermissionDenied when the proposal is not theirs or the entity may not write.
    """
    if propuesta.usuario_id != usuario.pk:
        raise PermissionDenied("Esa propuesta la subió otra persona.")
    propuesta.envio = tomar(propuesta.envio)
    catalogo = Catalogo()
    comparacion = comparar_propuesta(propuesta, catalogo)
    if vista != comparacion.vista:
        raise Conflicto("El borrador cambió mientras usted miraba las diferencias: mírelas otra vez antes de aceptar.")
    registro.etiquetar(catalogo, comparacion.convertida, comparacion.texto)
    revision = guardar_texto(envio=propuesta.envio, texto=comparacion.texto, usuario=usuario)
    propuesta.delete()
    return revision


def descartar_propuesta(*, propuesta: Propuesta, usuario) -> None:
    if propuesta.usuario_id != usuario.pk:
        raise PermissionDenied("Esa propuesta la subió otra persona.")
    propuesta.delete()


def olvidar_propuestas() -> int:
    """Those that nobody decided in a week. How many."""
    return Propuesta.objects.filter(creada__lt=timezone.now() - DURAN).delete()[0]
