"""A practice and a lesson that nobody published, for the pieces of a ficha."""

from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

from django.utils import timezone

from practicas.catalogos.models import Termino
from practicas.entidades.models import Entidad
from practicas.fichas import sustento
from practicas.fichas.models import (
    Activo,
    Condicion,
    Eslabon,
    EvidenciaDePractica,
    Financiamiento,
    Hito,
    Indicador,
    Leccion,
    NormaDePractica,
    Practica,
)

from ..vista_ficha import VistaDeLeccion, VistaDePractica


def _entidad() -> Entidad:
    return Entidad(
        codigo="x-muestra",
        nombre="Municipalidad Provincial de Quillamayo",
        nivel=Termino(codigo="local.provincial", nombre="Municipalidad provincial"),
    )


def practica() -> Practica:
    ficha = Practica(
        codigo="BP-2026-00042",
        titulo="La licencia sale en tres días porque nadie la espera parado",
        resumen="Siete escritorios pasaron a ser uno.",
        problema="El trámite pasaba por siete escritorios. Tomaba 23 días hábiles y la mitad abría sin licencia.",
        solucion="Juntaron los siete escritorios en uno. La inspección se hace con cita, en la semana.",
        que_no_funciono="El primer formato tenía cuatro páginas y nadie lo llenaba. Se rehízo en una.\n\nEl sistema de citas se "
        "cayó dos lunes seguidos: hasta hoy hay un cuaderno de respaldo.",
        costo=Decimal("38400"),
        duracion=7,
        beneficiarios=12_480,
        beneficiarios_detalle="negocios del distrito",
        situacion="institucionalizada",
        entidad=_entidad(),
        first_published_at=timezone.now(),
    )
    ficha.indicadores = _indicadores()
    ficha.evidencias = [
        EvidenciaDePractica(
            titulo="Reporte del sistema de trámites",
            enlace="https://quillamayo.example/reporte",
            estado="documental",
            sustenta=[sustento.de_parte("indicadores", ficha.indicadores.all()[0].clave)],
        ),
        EvidenciaDePractica(titulo="Acta de la cooperativa de comerciantes", enlace="https://quillamayo.example/acta"),
        EvidenciaDePractica(titulo="Visita de la SGP", enlace="https://quillamayo.example/visita", estado="campo"),
    ]
    ficha.eslabones = _eslabones()
    ficha.financiamientos = [Financiamiento(fuente=Termino(nombre="Recursos ordinarios"), monto=Decimal("38400"))]
    ficha.hitos = [
        Hito(fecha="2021-08", titulo="Se midió cuánto tomaba"),
        Hito(fecha="2022-03", titulo="Ordenanza que fija el plazo"),
        Hito(fecha="2023", titulo="Todo en una ventanilla"),
    ]
    ficha.condiciones = [
        Condicion(descripcion="Ordenanza que fija el plazo", tipo="norma", meses=2, indispensable=True),
        Condicion(descripcion="Acuerdo con rentas", tipo="voluntad", nota="sin él, el pago vuelve a ser otra cola"),
    ]
    ficha.normas = [
        NormaDePractica(tipo="ordenanza", numero="014-2022", titulo="Plazo de la licencia", fecha="2022-03")
    ]
    ficha.activos = [
        Activo(tipo=Termino(nombre="Formato"), titulo="Solicitud en una página", enlace="https://quillamayo.example/f"),
    ]
    return ficha


def _indicadores() -> list[Indicador]:
    en_2023 = {"linea_base_fecha": "2021-12", "logro_fecha": "2023-12", "meta_fecha": "2023"}
    return [
        Indicador(nombre="Plazo de la licencia", unidad="días hábiles", sentido="baja", linea_base=Decimal(23),
                  meta=Decimal(5), logro=Decimal(3), fuente="Sistema de trámites", **en_2023),
        Indicador(nombre="Negocios con licencia", unidad="negocios", sentido="sube", linea_base=Decimal(1200),
                  meta=Decimal(3000), logro=Decimal("2410"), **en_2023),
        Indicador(nombre="Satisfacción", unidad="% que volvería", sentido="sube", logro=Decimal(81), logro_fecha="2023"),
    ]  # fmt: skip


def _eslabones() -> list[Eslabon]:
    cadena = [
        ("Insumos", "3", "personas y una impresora"),
        ("Actividades", "1", "ventanilla en lugar de siete"),
        ("Productos", "2,410", "licencias al año"),
        ("Resultados", "3", "días hábiles por licencia"),
    ]
    return [
        Eslabon(tipo=Termino(nombre=tipo, orden=n), cifra=cifra, descripcion=que)
        for n, (tipo, cifra, que) in enumerate(cadena)
    ]


def leccion(resultado: str) -> Leccion:
    bien = resultado == "exito"
    return Leccion(
        codigo="LA-2026-00019",
        titulo="Cuarenta tabletas y ningún plan de datos",
        resultado=resultado,
        resultado_detalle="Todas en uso al segundo mes" if bien else "37 de 40 en un armario a los siete meses",
        recomendacion="Antes de comprar el equipo, contrate el servicio que lo hace servir.",
        costo=Decimal(96_000),
        duracion=9,
        entidad=_entidad(),
    )


def datos() -> dict:
    ficha = practica()
    sin_medir = Practica(
        titulo="Un cuaderno de obra que se lee en la plaza",
        sin_indicador="No se midió antes. Al terminar se preguntó a 40 vecinos, y 31 sabían en qué iba la obra.",
        problema="Nadie sabía en qué iba la obra.",
        entidad=_entidad(),
    )
    lecciones = [
        (leccion(r), rotulo) for r, rotulo in (("fracaso", "Desenlace: fracaso"), ("exito", "Desenlace: éxito"))
    ]
    return {
        "ficha": ficha,
        "v": VistaDePractica(ficha),
        "version": 2,
        "sin_medir": sin_medir,
        "v_sin_medir": VistaDePractica(sin_medir),
        "lecciones": [(una, VistaDeLeccion(una), rotulo) for una, rotulo in lecciones],
        "niveles": [(SimpleNamespace(validacion=n, codigo=ficha.codigo), None) for n in ("documentada", "importada")],
        "con_validacion": SimpleNamespace(validacion="validada", codigo=ficha.codigo),
        "validada": SimpleNamespace(version=2, fecha=date(2026, 9, 14), puntaje=81),
        "estados": "autodeclarada importada documentada documental campo independiente validada".split(),
        "publicada": datetime(2026, 3, 2, 12, tzinfo=UTC),
    }
