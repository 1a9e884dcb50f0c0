"""What was looked for, asked for and read in the period."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, IntegerField, Q
from django.db.models.functions import Cast
from wagtail.models import ModelLogEntry

from busqueda.models import BusquedaHecha, Lectura
from practicas.fichas.al_corte import Publica
from practicas.fichas.tipos import TIPOS
from practicas.solicitudes.models import Solicitud

from .periodo import Periodo
from .piezas import Apartado, Cuadro, porcentaje

CUANTAS = 20  # rows of what is most looked for, and most read


def apartados(periodo: Periodo, fichas: list[Publica]) -> list[Apartado]:
    de_busqueda = "Lo que la gente buscó sin encontrar nada es lo que falta escribir. De quién buscó no se guarda nada."
    de_lectura = "Cuántas veces se abrió la página de cada ficha pública al corte, sin contar programas ni al personal. De quién leyó no se guarda nada."
    return [
        Apartado("demanda", "Búsquedas y solicitudes", de_busqueda, [*_busquedas(periodo), _solicitudes(periodo)]),
        Apartado("lecturas", "Lo más leído", de_lectura, [_lecturas(periodo, fichas)]),
    ]


def _busquedas(periodo: Periodo) -> list[Cuadro]:
    hechas = BusquedaHecha.objects.filter(momento__gte=periodo.inicio, momento__lt=periodo.fin)
    en_vano = list(hechas.sin_resultado())
    total, sin_nada = hechas.count(), sum(fila["veces"] for fila in en_vano)
    filas = [("Búsquedas hechas", total, None)] if total else []
    if total:
        filas.append(("Con palabras y sin resultado", sin_nada, porcentaje(sin_nada, total)))
    return [
        Cuadro("Búsquedas del periodo", ("Búsquedas", "Veces", "% de las hechas"), filas, vacio="Nadie buscó en el periodo."),
        Cuadro(
            f"Lo más buscado sin resultado, hasta {CUANTAS}",
            ("Se buscó", "Veces", "Con filtros"),
            [(fila["consulta"], fila["veces"], fila["con_filtros"]) for fila in en_vano[:CUANTAS]],
            vacio="Toda búsqueda del periodo encontró algo.",
        ),
    ]  # fmt: skip


def _solicitudes(periodo: Periodo) -> Cuadro:
    """Closing leaves its date only in the log."""
    cierres = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Solicitud), action="yachay.cerrar", timestamp__gte=periodo.fin
    )
    cerradas_despues = Q(pk__in=cierres.annotate(pk_=Cast("object_id", IntegerField())).values("pk_"))
    abiertas = Q(estado=Solicitud.Estado.ABIERTA) | Q(respondida_el__gte=periodo.fin) | cerradas_despues
    del_periodo = {"__gte": periodo.inicio, "__lt": periodo.fin}
    cuentas = Solicitud.objects.filter(creada__lt=periodo.fin).aggregate(
        recibidas=Count("pk", filter=Q(creada__gte=periodo.inicio)),
        respondidas=Count("pk", filter=Q(**{f"respondida_el{como}": cuando for como, cuando in del_periodo.items()})),
        abiertas=Count("pk", filter=abiertas),
    )
    return Cuadro(
        "Pedidos de una práctica",
        ("Solicitudes", "Cuántas"),
        [
            ("Recibidas en el periodo", cuentas["recibidas"]),
            ("Respondidas con una ficha en el periodo", cuentas["respondidas"]),
            ("Abiertas al corte", cuentas["abiertas"]),
        ],
    )


def _lecturas(periodo: Periodo, fichas: list[Publica]) -> Cuadro:
    por_codigo = {ficha.codigo: ficha for ficha in fichas}
    leidas = [(por_codigo[c], n) for c, n in Lectura.objects.por_ficha(periodo.desde, periodo.corte) if c in por_codigo]
    return Cuadro(
        f"Las más leídas en el periodo, hasta {CUANTAS}",
        ("Ficha", "Código", "Tipo", "Lecturas"),
        [(f.titulo, f.codigo, TIPOS[f.tipo], n) for f, n in leidas[:CUANTAS]],
        de_texto=3,
        vacio="Nadie leyó fichas en el periodo.",
    )
