"""What the repository holds, in six figures."""

from dataclasses import dataclass

from django.db.models import Count, Q

from practicas.fichas.models import Activo, Ficha, Leccion, Practica


@dataclass(frozen=True)
class Cifras:
    practicas: int
    entidades: int
    lecciones: int
    fracasos: int
    lugares: int
    activos: int


def cifras_del_repositorio() -> Cifras:
    """Without what was imported. An anonymous lesson is counted, its place is not."""
    propias = ~Q(validacion=Ficha.Validacion.IMPORTADA)
    practicas = Practica.objects.publicadas().filter(propias)
    lecciones = Leccion.objects.publicadas().filter(propias)
    de_practicas = practicas.aggregate(n=Count("pk"), entidades=Count("entidad", distinct=True))
    de_lecciones = lecciones.aggregate(n=Count("pk"), fracasos=Count("pk", Q(resultado=Leccion.Resultado.FRACASO)))
    de_lecciones_con_nombre = lecciones.con_nombre().exclude(ubigeo="").order_by().values("ubigeo")
    donde = practicas.exclude(ubigeo="").order_by().values("ubigeo").union(de_lecciones_con_nombre)
    activos = Activo.objects.filter(ficha__in=practicas.order_by()).exclude(tipo__codigo=Activo.TIPO_RESERVADO)
    return Cifras(
        practicas=de_practicas["n"],
        entidades=de_practicas["entidades"],
        lecciones=de_lecciones["n"],
        fracasos=de_lecciones["fracasos"],
        lugares=donde.count(),
        activos=activos.count(),
    )
