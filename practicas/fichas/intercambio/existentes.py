"""The fichas that a batch of rows already has here, and the text of each that a row would change."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q
from wagtail.models import Revision

from ..models import Ficha, Practica
from .convertida import Convertida

# (kind, source, code there), or (kind, source, entity, title) for what has no code.
Identidad = tuple[str, ...]


def identidad(convertida: Convertida) -> Identidad:
    """What makes two rows the same ficha."""
    tipo, fuente = convertida.formato.tipo, convertida["fuente"] or ""
    if codigo := convertida["codigo_externo"]:
        return tipo, fuente, codigo
    return tipo, fuente, convertida["entidad"].codigo, convertida["titulo"]


def buscar(convertidas: Iterable[Convertida]) -> dict[Identidad | str, Ficha]:
    """By identity and by our code, with all they have: a fixed number of queries for each kind."""
    por_modelo = defaultdict(list)
    for convertida in convertidas:
        por_modelo[convertida.formato.modelo].append(convertida)
    halladas: dict[Identidad | str, Ficha] = {}
    for modelo, suyas in por_modelo.items():
        con_codigo = [c for c in suyas if c["codigo_externo"]]
        sin_codigo = [c for c in suyas if not c["codigo_externo"]]
        filtro = Q(codigo_externo__in={c["codigo_externo"] for c in con_codigo})
        filtro |= Q(codigo_externo="", titulo__in={c["titulo"] for c in sin_codigo})
        filtro |= Q(codigo__in={c.codigo for c in sin_codigo} - {""})
        for ficha in modelo.objects.filter(filtro).select_related("latest_revision").order_by("-pk").completas():
            halladas[_identidad_de(ficha)] = ficha
            halladas[ficha.codigo or ""] = ficha
    return halladas


def _identidad_de(ficha: Ficha) -> Identidad:
    if ficha.codigo_externo:
        return ficha.TIPO, ficha.fuente, ficha.codigo_externo
    return ficha.TIPO, ficha.fuente, ficha.entidad.codigo, ficha.titulo


def la_de(convertida: Convertida, hay: dict[Identidad | str, Ficha]) -> Ficha | None:
    """The ficha that the row renews. Our code tells it only within its entity: codes of another base are not ours."""
    if not convertida["codigo_externo"] and convertida.codigo:
        ficha = hay.get(convertida.codigo)
        if ficha and convertida.formato.tipo == ficha.TIPO and ficha.entidad_id == convertida["entidad"].pk:
            return ficha
    return hay.get(identidad(convertida))


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
