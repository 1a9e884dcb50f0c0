"""Keeping an imported ficha: the row, its revision, the entry in the log, and whether it may be public."""

from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from .. import servicios
from ..models import Ficha, Leccion, Practica
from .catalogo import Catalogo
from .convertida import Convertida

IMPORTADA = Ficha.Validacion.IMPORTADA
_RELACIONES = {
    modelo: [
        *(r.get_accessor_name() for r in get_all_child_relations(modelo)),
        *(c.name for c in get_all_child_m2m_relations(modelo)),
    ]
    for modelo in (Practica, Leccion)
}


def por_que_no_se_publica(convertida: Convertida, ficha: Ficha | None, *, demostracion: bool) -> str:
    """Only what has no door of its own is published: rows of external entities, and the demonstration. Empty when it may be."""
    entidades = [convertida["entidad"], *([ficha.entidad] if ficha else [])]
    if ficha and not ficha.live and ficha.first_published_at:
        return "Queda como borrador: alguien la quitó de lo público."
    if demostracion and all(e.demostracion for e in entidades):
        return ""
    if not all(e.externa for e in entidades):
        return "Entra como borrador: la entidad está en el registro y sus fichas pasan por revisión."
    if ficha and ficha.validacion not in ("", IMPORTADA):
        return f"Entra como borrador: la ficha ya está «{ficha.get_validacion_display()}»."
    return ""


def falta_publicar(ficha: Ficha) -> bool:
    """It never was public, or has a draft beside the public text. One that somebody took down stays down."""
    return ficha.has_unpublished_changes if ficha.live else ficha.first_published_at is None


def guardar(
    catalogo: Catalogo, convertida: Convertida, ficha: Ficha, *, publica: bool, demostracion: bool = False
) -> None:
    """A ficha that is public keeps its text until the new one is published: only the revision changes."""
    es_nueva = ficha.pk is None
    ficha.entidad = catalogo.guardar(convertida["entidad"])
    etiquetar(catalogo, convertida, ficha)
    if es_nueva and demostracion:
        _marcar_demostracion(ficha)
    # Wagtail would read every relation again at each of the three savings: one entry at the end says the same.
    with disable_reference_index_auto_update():
        if not ficha.live:
            _guardar_fila(ficha, con_relaciones=not (es_nueva and publica))
        revision = ficha.save_revision(clean=False, log_action="wagtail.create" if es_nueva else "wagtail.edit")
        if publica:
            vacias = [r for r in _RELACIONES[type(ficha)] if es_nueva and not revision.content[r]]
            for relacion in vacias:
                del revision.content[relacion]  # of this object, not of what is kept: there is nothing to take out
            ficha = servicios.publicar(ficha=ficha, revision=revision, validacion="" if demostracion else IMPORTADA)
            for relacion in vacias:
                getattr(ficha, relacion).set([])
    ReferenceIndex.create_or_update_for_object(ficha)


def _marcar_demostracion(ficha: Ficha) -> None:
    ficha.demostracion = True
    if ficha.TIPO == "leccion":
        ficha.anonimato_revisado = True


def etiquetar(catalogo: Catalogo, convertida: Convertida, ficha: Ficha) -> None:
    """Its labels in memory: saving the ficha or its revision keeps them."""
    if "etiquetas" not in convertida.valores:
        return
    ya = {e.tag_id: e for e in ficha.etiquetados.all()}
    modelo = type(ficha).etiquetas.through
    ficha.etiquetados = [ya.get(e.pk) or modelo(tag=e) for e in catalogo.etiquetas(convertida["etiquetas"] or [])]


def _guardar_fila(ficha: Ficha, *, con_relaciones: bool) -> None:
    """Saving forgets the lists in memory: they are put back, so that making the revision does not read each one again.

    What is published at once needs only its row: publishing writes the lists.
    """
    listas = ficha._cluster_related_objects
    puestas = dict(listas)
    if not con_relaciones:
        listas.clear()
    ficha.save()
    for relacion in _RELACIONES[type(ficha)]:
        if relacion in puestas or ficha.latest_revision_id is None:
            getattr(ficha, relacion).set(puestas.get(relacion, []))
