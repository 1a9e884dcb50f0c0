"""What anybody could see at a moment that has passed, with the text that it had then: from the log of publications and withdrawals."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q, Value
from wagtail.models import ModelLogEntry

from .models import Ficha, Leccion, Practica
from .models.ficha import ACCIONES_QUE_PUBLICAN

RETIRA, RESTAURA, DIVULGA, DESPUBLICA = "yachay.retirar", "yachay.restaurar", "yachay.divulgar", "wagtail.unpublish"
_CAMPOS = "pk codigo titulo entidad first_published_at live retirada validacion demostracion".split()
_DEL_TEXTO = ("titulo", "entidad", "pilares", "divulgacion", "resultado")


@dataclass(frozen=True)
class Publica:
    tipo: str
    pk: int
    codigo: str
    titulo: str
    entidad: int
    publicada: datetime  # the first time
    divulgacion: str
    resultado: str
    importada: bool
    demostracion: bool
    pilares: frozenset[int] = frozenset()

    @property
    def es_anonima(self) -> bool:
        return self.divulgacion == Leccion.Divulgacion.ANONIMA


@dataclass
class _Historia:
    """What the log tells of one ficha: (moment, action, values of the text)."""

    entradas: list[tuple[datetime, str, dict]] = field(default_factory=list)

    def ultima(self, momento: datetime, *acciones: str) -> tuple[str, dict] | None:
        antes = [(accion, texto) for cuando, accion, texto in self.entradas if cuando < momento and accion in acciones]
        return antes[-1] if antes else None

    def siguiente(self, momento: datetime, *acciones: str) -> str:
        despues = (accion for cuando, accion, _ in self.entradas if cuando >= momento and accion in acciones)
        return next(despues, "")


def publicas_al(momento: datetime) -> list[Publica]:
    """Four queries. Of each: text, entity and pillars as they were; whether imported or of a demonstration, as they are."""
    historias, pilares = _historias(momento), _pilares()
    publicas = (_entonces(fila, historias, pilares, momento) for fila in _filas(momento))
    return [publica for publica in publicas if publica]


def _filas(momento: datetime):
    de_practicas = _de(Practica, momento).annotate(divulgacion=_texto(""), resultado=_texto(""))
    columnas = (*_CAMPOS, "tipo", "divulgacion", "resultado")
    uniendo = de_practicas.values_list(*columnas).union(_de(Leccion, momento).values_list(*columnas), all=True)
    return (dict(zip(columnas, fila, strict=True)) for fila in uniendo.order_by("codigo"))


def _de(modelo: type[Ficha], momento: datetime):
    return modelo.objects.filter(first_published_at__lt=momento).order_by().annotate(tipo=_texto(modelo.TIPO))


def _texto(valor: str) -> Value:
    return Value(valor, output_field=CharField())


def _pilares() -> dict[tuple[str, int], frozenset[int]]:
    pares = [
        modelo.pilares.through.objects.order_by()
        .annotate(tipo=_texto(modelo.TIPO))
        .values_list("tipo", f"{modelo._meta.model_name}_id", "termino_id")
        for modelo in (Practica, Leccion)
    ]
    por_ficha = defaultdict(set)
    for tipo, ficha, termino in pares[0].union(pares[1], all=True):
        por_ficha[tipo, ficha].add(termino)
    return {clave: frozenset(terminos) for clave, terminos in por_ficha.items()}


def _historias(momento: datetime) -> dict[tuple[str, int], _Historia]:
    """Of those that the log tells something of that their row does not."""
    por_modelo = ContentType.objects.get_for_models(Practica, Leccion)
    tipos = {por_modelo[modelo].pk: modelo.TIPO for modelo in (Practica, Leccion)}
    del_tipo = ModelLogEntry.objects.filter(content_type__in=tipos)
    misma = del_tipo.filter(content_type=OuterRef("content_type"), object_id=OuterRef("object_id"))
    cambio_despues = misma.filter(action__in=ACCIONES_QUE_PUBLICAN, timestamp__gte=momento)
    dejo_de_estar = misma.filter(action=DESPUBLICA)
    de_texto = Q(action__in=ACCIONES_QUE_PUBLICAN) & (Exists(cambio_despues) | Exists(dejo_de_estar))
    entradas = del_tipo.filter(Q(action__in=[RETIRA, RESTAURA, DIVULGA, DESPUBLICA]) | de_texto)
    valores = [f"revision__content__{campo}" for campo in _DEL_TEXTO]
    historias = defaultdict(_Historia)
    for tipo, pk, cuando, accion, *texto in entradas.order_by("timestamp", "pk").values_list(
        "content_type", "object_id", "timestamp", "action", *valores
    ):
        dicho = {campo: valor for campo, valor in zip(_DEL_TEXTO, texto, strict=True) if valor is not None}
        historias[tipos[tipo], int(pk)].entradas.append((cuando, accion, dicho))
    return historias


def _entonces(fila: dict, historias, pilares, momento: datetime) -> Publica | None:
    """None when it was not public."""
    historia = historias.get((fila["tipo"], fila["pk"]), _Historia())
    if _estaba_retirada(fila, historia, momento) or not _estaba_publicada(fila, historia, momento):
        return None
    publica = Publica(
        tipo=fila["tipo"],
        pk=fila["pk"],
        codigo=fila["codigo"],
        titulo=fila["titulo"],
        entidad=fila["entidad"],
        publicada=fila["first_published_at"],
        divulgacion=fila["divulgacion"],
        resultado=fila["resultado"],
        importada=fila["validacion"] == Ficha.Validacion.IMPORTADA,
        demostracion=fila["demostracion"],
        pilares=pilares.get((fila["tipo"], fila["pk"]), frozenset()),
    )
    publica = replace(publica, **_del_texto_de_entonces(historia, momento))
    reservada = publica.tipo == Leccion.TIPO and publica.divulgacion not in Leccion.DIVULGACIONES_PUBLICAS
    return None if reservada else publica


def _estaba_retirada(fila: dict, historia: _Historia, momento: datetime) -> bool:
    if ultima := historia.ultima(momento, RETIRA, RESTAURA):
        return ultima[0] == RETIRA
    siguiente = historia.siguiente(momento, RETIRA, RESTAURA)
    return siguiente == RESTAURA if siguiente else fila["retirada"]


def _estaba_publicada(fila: dict, historia: _Historia, momento: datetime) -> bool:
    if ultima := historia.ultima(momento, DESPUBLICA, *ACCIONES_QUE_PUBLICAN):
        return ultima[0] != DESPUBLICA
    # Published before, with no entry that says so: restored from a copy.
    return fila["live"] or bool(historia.siguiente(momento, DESPUBLICA))


def _del_texto_de_entonces(historia: _Historia, momento: datetime) -> dict:
    """What the text published last before that moment said, where it is not the one of the row; and whether it was still held back."""
    dicho: dict = {}
    if publicada := historia.ultima(momento, *ACCIONES_QUE_PUBLICAN):
        dicho = publicada[1] | ({"pilares": frozenset(publicada[1]["pilares"])} if "pilares" in publicada[1] else {})
    divulgada = historia.ultima(momento, DIVULGA, *ACCIONES_QUE_PUBLICAN)
    if divulgada and divulgada[0] == DIVULGA:
        dicho["divulgacion"] = Leccion.Divulgacion.PUBLICA
    elif historia.siguiente(momento, DIVULGA, *ACCIONES_QUE_PUBLICAN) == DIVULGA:
        dicho["divulgacion"] = Leccion.Divulgacion.DIFERIDA
    return dicho
