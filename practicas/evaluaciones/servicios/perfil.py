"""What an evaluator says of themselves: where they work and worked, where they live, when they are away, whom they cannot judge."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from practicas.entidades.models import Entidad

from .. import permisos
from ..models import Ausencia, ConflictoDeclarado, PerfilDeEvaluador, Trabajo


def perfil_de(usuario) -> PerfilDeEvaluador:
    """Theirs, made the first time. PermissionDenied for who does not evaluate."""
    if not permisos.puede_entrar_a_la_sala(usuario):
        raise PermissionDenied("No es parte de la nómina de evaluadores.")
    return PerfilDeEvaluador.objects.get_or_create(usuario=usuario)[0]


@transaction.atomic
def declarar_lugar(*, usuario, ubigeo: str, sectores) -> PerfilDeEvaluador:
    perfil = perfil_de(usuario)
    perfil.ubigeo = ubigeo
    perfil.full_clean()
    perfil.save()
    perfil.sectores.set(sectores)
    return perfil


@transaction.atomic
def declarar_trabajo(*, usuario, entidad: Entidad, hasta: date | None = None) -> Trabajo:
    """Where they work, or worked until a day; said again of the same entity, the last is what counts."""
    return Trabajo.objects.update_or_create(perfil=perfil_de(usuario), entidad=entidad, defaults={"hasta": hasta})[0]


@transaction.atomic
def declarar_ausencia(*, usuario, desde: date, hasta: date) -> Ausencia:
    ausencia = Ausencia(perfil=perfil_de(usuario), desde=desde, hasta=hasta)
    ausencia.full_clean()
    ausencia.save()
    return ausencia


@transaction.atomic
def quitar_ausencia(*, usuario, ausencia: Ausencia) -> None:
    Ausencia.objects.filter(perfil=perfil_de(usuario), pk=ausencia.pk).delete()


@transaction.atomic
def declarar_conflicto(*, usuario, entidad: Entidad, motivo: str) -> ConflictoDeclarado:
    """With an entity, once and for good. ValidationError without a reason."""
    if not motivo.strip():
        raise ValidationError({"motivo": "Diga en una línea cuál es el conflicto."})
    return ConflictoDeclarado.objects.create(perfil=perfil_de(usuario), entidad=entidad, motivo=motivo.strip())
