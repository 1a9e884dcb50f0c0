"""Readings of fichas for the public: always through `presentar`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from wagtail.models import ModelLogEntry

from practicas.catalogos.models import Etiqueta

from .models import (
    Activo,
    EtiquetaDeLeccion,
    EtiquetaDePractica,
    EvidenciaDeLeccion,
    EvidenciaDePractica,
    Ficha,
    Leccion,
    Practica,
)
from .models.ficha import ACCION_QUE_VALIDA
from .presentacion import presentar

POR_PREFIJO = {modelo.PREFIJO: modelo for modelo in (Practica, Leccion)}


def ficha_con_codigo(codigo: str) -> Ficha | None:
    """The published ficha with all it has; a withdrawn one comes with `retirada`; None when there is nothing to show."""
    modelo = POR_PREFIJO.get(codigo.partition("-")[0])
    if modelo is None:
        return None
    if publicas := modelo.objects.publicadas().filter(codigo=codigo).completas():
        return presentar(publicas[0])
    # A code was given when it was published: whatever took it away since, its address says so.
    tumba = modelo.objects.filter(codigo=codigo).filter(modelo.CONDICION_PUBLICA).only("codigo", "retirada").first()
    if tumba:
        tumba.retirada = True
    return tumba


def buzon_de(codigo: str) -> str:
    """Where one writes about a public ficha that says whose it is; empty when there is nowhere. It is never shown."""
    modelo = POR_PREFIJO.get(codigo.partition("-")[0])
    if modelo is None:
        return ""
    publicas = modelo.objects.publicadas().con_nombre().filter(codigo=codigo)
    return publicas.values_list("contacto_correo", flat=True).first() or ""


def practicas_con_codigos(codigos: Iterable[str]) -> dict[str, Practica]:
    """Code → published practice with all it has, in as many queries however many they are."""
    return {p.codigo: presentar(p) for p in Practica.objects.publicadas().filter(codigo__in=codigos).completas()}


def practicas_publicas(codigos: Iterable[str]) -> set[str]:
    return set(Practica.objects.publicadas().filter(codigo__in=codigos).values_list("codigo", flat=True))


def practicas_retiradas(codigos: Iterable[str]) -> set[str]:
    """Those of these codes that were given to a practice that is no longer there."""
    return set(Practica.objects.filter(codigo__in=codigos, retirada=True).values_list("codigo", flat=True))


def etiquetas_publicas():
    """Labels that some ficha shows: those of drafts, and those that would tell whose an anonymous lesson is, are nobody's to know."""
    lecciones = Leccion.objects.publicadas().filter(Leccion.CONDICION_CON_NOMBRE | Q(etiquetas_aprobadas=True))
    # Asked label by label: one that many fichas have is answered by the first of them.
    de_practicas = EtiquetaDePractica.objects.filter(tag=OuterRef("pk"))
    de_lecciones = EtiquetaDeLeccion.objects.filter(tag=OuterRef("pk"))
    return Etiqueta.objects.filter(
        Exists(_de_las(Practica.objects.publicadas(), de_practicas)) | Exists(_de_las(lecciones, de_lecciones))
    )


def _de_las(fichas, etiquetados):
    return etiquetados.filter(Exists(fichas.order_by().filter(pk=OuterRef("content_object"))))


def es_archivo_publico(nombre: str) -> bool:
    """Whether a file, by the name it is kept under, belongs to the public text of a ficha that may say whose it is."""
    de_evidencia = ((modelo, modelo.objects.all()) for modelo in (EvidenciaDePractica, EvidenciaDeLeccion))
    de_activos = (Activo, Activo.objects.exclude(tipo__codigo=Activo.TIPO_RESERVADO))
    return any(
        partes.filter(archivo=nombre, ficha__in=_con_nombre(modelo)).exists()
        for modelo, partes in (*de_evidencia, de_activos)
    )


def _con_nombre(parte):
    return parte._meta.get_field("ficha").related_model.objects.publicadas().con_nombre().order_by()


@dataclass(frozen=True)
class TextoPublicado:
    """One of the texts that a ficha had, as anybody may see it today."""

    ficha: Ficha
    publicado_el: datetime


def texto_publicado(actual: Ficha, numero: int) -> TextoPublicado | None:
    """The n-th text of a public ficha, from 1; None when there is none, or it may not be shown.

    Disclosure is that of today, and a text held back in its own day stays so. Of an anonymous lesson only the present text is public: an
    earlier one may say in its own words whose it is.
    """
    publicaciones = list(actual.publicaciones().select_related("revision"))
    if not 1 <= numero <= len(publicaciones):
        return None
    entrada = publicaciones[numero - 1]
    if numero == len(publicaciones):
        return TextoPublicado(actual, entrada.timestamp)
    revision = entrada.revision
    if revision is None or not _puede_mostrarse(actual, revision.pk, revision.content.get("divulgacion")):
        return None
    texto = revision.as_object()
    if actual.TIPO == "leccion":
        texto.divulgacion = actual.divulgacion
    return TextoPublicado(presentar(texto), entrada.timestamp)


def versiones_anteriores(actual: Ficha) -> tuple[int, list[int], bool]:
    """How many texts it has had, which of the former ones may be shown, and whether any was ever validated."""
    validaciones = ModelLogEntry.objects.for_instance(actual).filter(action=ACCION_QUE_VALIDA)
    publicaciones = actual.publicaciones().annotate(validada=Exists(validaciones))
    # The texts themselves stay in the database: every page of a ficha asks this.
    filas = list(publicaciones.values_list("revision", "revision__content__divulgacion", "validada"))
    anteriores = enumerate(filas[:-1], start=1)
    que_se_ven = [n for n, (pk, divulgada, _) in anteriores if _puede_mostrarse(actual, pk, divulgada)]
    return len(filas), que_se_ven, any(validada for _, _, validada in filas)


def _puede_mostrarse(actual: Ficha, revision: int | None, divulgacion: str | None) -> bool:
    if revision is None or (actual.TIPO == "leccion" and actual.es_anonima):
        return False
    return actual.TIPO == "practica" or divulgacion in Leccion.DIVULGACIONES_PUBLICAS
