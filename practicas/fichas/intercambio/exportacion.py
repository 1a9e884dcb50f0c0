"""Fichas into a file: all of them with their state, for a restore; or what the public may see, for anybody."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q
from wagtail.models import ModelLogEntry, Revision

from ..models import Ficha, Leccion, Practica
from ..models.ficha import ACCIONES_QUE_PUBLICAN
from ..presentacion import presentar
from .catalogo import Catalogo
from .descripcion import Alcance, describir
from .escritura import escribir
from .hallazgos import Ilegible
from .planas import escribir_csv, escribir_xlsx

TANDA = 200  # fichas in memory
# Keys of a line that are no column of a ficha: its history, the text that waits beside the public one, and its entity where no
# register has it.
PUBLICACIONES, PROGRAMADA, BORRADOR, EXTERNA = "publicaciones", "programada", "borrador", "entidad_externa"
# What a revision repeats of the state of the ficha, and may be behind it.
_DE_ESTADO = (
    "pk live has_unpublished_changes first_published_at last_published_at live_revision latest_revision locked "
    "locked_at locked_by codigo validacion retirada demostracion creada expired"
).split()


def exportar(ruta: Path, *, publico: bool = False, progreso: Callable[[Iterable], Iterable] = iter) -> int:
    """How many went out. The file appears whole or not at all. Raises Ilegible for a kind of file that is not ours."""
    escritor = _ESCRITORES.get(ruta.suffix.lower())
    if escritor is None:
        raise Ilegible(f"No se sabe escribir «{ruta.name}»: use un archivo {', '.join(_ESCRITORES)}.")
    catalogo = Catalogo()
    descritas = _contar(progreso(publicas(catalogo) if publico else todas(catalogo)), cuenta := [0])
    parcial = ruta.with_name(f"{ruta.name}.parcial")
    try:
        escritor(parcial, descritas)
        parcial.replace(ruta)
    finally:
        parcial.unlink(missing_ok=True)
    return cuenta[0]


def _contar(descritas: Iterable[dict], cuenta: list[int]) -> Iterator[dict]:
    for descrita in descritas:
        cuenta[0] += 1
        yield descrita


def publicas(catalogo: Catalogo) -> Iterator[dict[str, Any]]:
    for modelo in (Practica, Leccion):
        for tanda in _tandas(modelo.objects.publicadas()):
            for ficha in tanda:
                yield describir(presentar(ficha), catalogo, Alcance.PUBLICO)


def todas(catalogo: Catalogo, filtro: Q | None = None) -> Iterator[dict[str, Any]]:
    """Practices first: lessons name them."""
    for modelo in (Practica, Leccion):
        for tanda in _tandas(modelo.objects.filter(filtro or Q())):
            historia = _publicaciones(modelo, tanda)
            programadas = _programadas(modelo, tanda)
            for ficha in tanda:
                yield _con_historia(ficha, catalogo, historia.get(ficha.pk), programadas.get(ficha.pk))


def elegidas(catalogo: Catalogo, consulta) -> Iterator[dict[str, Any]]:
    """Those of one kind, as their rows say."""
    for tanda in _tandas(consulta):
        for ficha in tanda:
            yield describir(ficha, catalogo, Alcance.TODO)


def _tandas(consulta) -> Iterator[list[Ficha]]:
    ultima = 0
    con_texto = consulta.select_related("latest_revision", *(["practica"] if consulta.model is Leccion else []))
    while tanda := con_texto.filter(pk__gt=ultima).order_by("pk")[:TANDA].completas():
        ultima = tanda[-1].pk
        yield tanda


def _con_historia(ficha: Ficha, catalogo: Catalogo, historia: list | None, programada) -> dict[str, Any]:
    descrita = describir(ficha, catalogo, Alcance.TODO)
    if historia:
        descrita[PUBLICACIONES] = [escribir(momento, "momento") for momento in historia]
    if programada:
        descrita[PROGRAMADA] = escribir(programada, "momento")
    if ficha.entidad.externa:
        descrita[EXTERNA] = catalogo.datos_de(ficha.entidad)
    if borrador := _borrador(ficha):
        texto = describir(borrador, catalogo, Alcance.BORRADOR)
        if texto != describir(ficha, catalogo, Alcance.BORRADOR):
            descrita[BORRADOR] = texto
    return descrita


def _borrador(ficha: Ficha) -> Ficha | None:
    """The text of the last revision, where it is not the one of the row. Reads it only if its content differs."""
    revision = ficha.latest_revision
    if revision is None or (ficha.live and not ficha.has_unpublished_changes):
        return None
    fila = json.loads(json.dumps(ficha.serializable_data(), cls=DjangoJSONEncoder))
    if all(fila.get(campo) == valor for campo, valor in revision.content.items() if campo not in _DE_ESTADO):
        return None
    return ficha.with_content_json(revision.content)


def _publicaciones(modelo: type[Ficha], tanda: list[Ficha]) -> dict[int, list]:
    """When each was published, every time."""
    entradas = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(modelo),
        object_id__in=[str(f.pk) for f in tanda],
        action__in=ACCIONES_QUE_PUBLICAN,
    ).order_by("timestamp", "pk")
    historia: dict[int, list] = {}
    for pk, momento in entradas.values_list("object_id", "timestamp"):
        historia.setdefault(int(pk), []).append(momento)
    return historia


def _programadas(modelo: type[Ficha], tanda: list[Ficha]) -> dict[int, Any]:
    revisiones = Revision.objects.filter(
        content_type=ContentType.objects.get_for_model(modelo),
        object_id__in=[str(f.pk) for f in tanda],
        approved_go_live_at__isnull=False,
    )
    return {int(pk): momento for pk, momento in revisiones.values_list("object_id", "approved_go_live_at")}


def _escribir_jsonl(ruta: Path, descritas: Iterable[dict[str, Any]]) -> None:
    with ruta.open("w", encoding="utf-8", newline="\n") as archivo:
        escribir_lineas(archivo, descritas)


def escribir_lineas(archivo: TextIO, descritas: Iterable[dict[str, Any]]) -> None:
    for descrita in descritas:
        archivo.write(json.dumps(descrita, ensure_ascii=False, separators=(",", ":")))
        archivo.write("\n")


_ESCRITORES: dict[str, Callable[[Path, Iterable[dict[str, Any]]], None]] = {
    ".jsonl": _escribir_jsonl,
    ".csv": escribir_csv,
    ".xlsx": escribir_xlsx,
}
