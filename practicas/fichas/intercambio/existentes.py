"""The fichas that a batch of rows already has here, and the text of each that a row would change."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q
from wagtail.models import Revision

from ..models import Ficha, Practica
from .conversion import Convertida

Identidad = tuple[str, ...]


def identidad(convertida: Convertida) -> Identidad:
    """What makes two rows the same ficha: code in its source; without it, our code; without it, entity and title."""
    tipo, fuente = convertida.formato.tipo, convertida["fuente"] or ""
    if convertida["codigo_externo"]:
        return tipo, "origen", fuente, convertida["codigo_externo"]
    if convertida.codigo:
        return tipo, "codigo", convertida.codigo
    return tipo, "titulo", fuente, convertida["entidad"].codigo, convertida["titulo"]


def identidades_de(ficha: Ficha) -> list[Identidad]:
    suyas = [(ficha.TIPO, "codigo", ficha.codigo)] if ficha.codigo else []
    if ficha.codigo_externo:
        return [*suyas, (ficha.TIPO, "origen", ficha.fuente, ficha.codigo_externo)]
    return [*suyas, (ficha.TIPO, "titulo", ficha.fuente, ficha.entidad.codigo, ficha.titulo)]


def buscar(convertidas: Iterable[Convertida]) -> dict[Identidad, Ficha]:
    """By identity, with all they have: a fixed number of queries for each kind."""
    por_modelo = defaultdict(list)
    for convertida in convertidas:
        por_modelo[convertida.formato.modelo].append(identidad(convertida))
    halladas = {}
    for modelo, suyas in por_modelo.items():
        filtro = Q(codigo_externo__in={i[3] for i in suyas if i[1] == "origen"})
        filtro |= Q(codigo__in={i[2] for i in suyas if i[1] == "codigo"})
        filtro |= Q(codigo_externo="", titulo__in={i[4] for i in suyas if i[1] == "titulo"})
        for ficha in modelo.objects.filter(filtro).select_related("latest_revision").completas():
            halladas |= dict.fromkeys(identidades_de(ficha), ficha)
    return halladas


def ultimo_texto(ficha: Ficha) -> Ficha:
    """What its writers have in hand: the draft beside the live text, if there is one."""
    if not (ficha.live and ficha.has_unpublished_changes and ficha.latest_revision_id):
        return ficha
    return ficha.with_content_json(ficha.latest_revision.content)


def en_otras_manos(ficha: Ficha) -> str:
    """Why an import may not change it; empty when it may."""
    if ficha.locked:
        return "está bloqueada"
    if ficha.retirada:
        return "fue retirada"
    revision: Revision | None = ficha.latest_revision
    if revision and revision.user_id:
        return f"la editó una persona el {revision.created_at:%d/%m/%Y}"
    return ""


def practica_citada(referencia: str, fuente: str) -> Practica | None:
    """By its code, or by its code in the same source."""
    citadas = Practica.objects.filter(Q(codigo=referencia) | Q(codigo_externo=referencia, fuente=fuente))
    return citadas.order_by("codigo").first()
