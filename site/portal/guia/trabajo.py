"""What those who write, review and evaluate see: fields, deadlines, remarks, differences, the rubric."""

from datetime import date, datetime
from decimal import Decimal
from types import SimpleNamespace

from django import forms
from django.utils import timezone

from espacio.editor.avance import Avance, EstadoDeSeccion
from espacio.editor.campos import Palabras
from espacio.editor.filas import formulario_de_fila
from espacio.editor.secciones import DE_PRACTICA
from espacio.recorrido import Hito, Plazo
from mesa.campos import CampoVisto
from mesa.evaluacion.hoja import Fila
from mesa.formularios import DeObservacion
from mesa.plazo import Plazo as PlazoEnFila
from mesa.textos import texto_cambiado, texto_revisado
from practicas.envios.formularios import ConCriterios
from practicas.envios.models import Envio, Observacion
from practicas.evaluaciones.models import Calificacion, Criterio
from practicas.evaluaciones.servicios import Puesto
from practicas.fichas.models import Indicador
from practicas.fichas.revision.comprobaciones import Estado, Resultado
from practicas.fichas.revision.datos_personales import hallar


def _a_las(dia: int, hora: int, minuto: int) -> datetime:
    """Of November 2026."""
    return timezone.make_aware(datetime(2026, 11, dia, hora, minuto))


class DeMuestra(forms.Form):
    """A field of each kind."""

    use_required_attribute = False

    nombre = forms.CharField(
        label="Nombre del campo", help_text="Una pista corta.", widget=forms.TextInput(attrs={"class": "campo"})
    )
    opcional = forms.CharField(label="Otro", required=False, widget=forms.TextInput(attrs={"class": "campo"}))
    fecha = forms.CharField(
        label="Fecha de la línea base",
        error_messages={"required": "Escriba la fecha de la línea base, por ejemplo 12/2023."},
        widget=forms.TextInput(attrs={"class": "campo"}),
    )
    motivo = forms.CharField(
        label="Motivo",
        error_messages={"required": "Escriba el motivo."},
        widget=forms.Textarea(attrs={"class": "campo", "rows": 3}),
    )
    papel = forms.ChoiceField(
        label="Papel", choices=[("r", "Responsable"), ("a", "Alterna")], required=False, widget=forms.RadioSelect
    )

    @property
    def visibles(self) -> list[forms.BoundField]:
        return list(self)


class DeSeccion(forms.Form):
    problema = forms.CharField(
        label="El problema",
        help_text="Cuente qué pasaba antes y a quiénes afectaba.",
        required=False,
        widget=forms.Textarea(attrs={"class": "campo", "rows": 4, "data-palabras": 200}),
    )


def _avance() -> Avance:
    faltas = {1: (0, 9), 3: (1, 0), 5: (2, 0)}
    estados = [EstadoDeSeccion(s, *faltas.get(n, (0, 0))) for n, s in enumerate(DE_PRACTICA[:7])]
    estados.append(EstadoDeSeccion(next(s for s in DE_PRACTICA if not s.breve), 2, 0))
    return Avance(73, [True] * 8 + [False] * 3, 41, estados)


def _observaciones() -> list[Observacion]:
    envio = Envio(tipo="practica", ficha_id=0, numero="2026-0042", estado="observada")
    abierta = Observacion(envio=envio, numero=1, ronda=1, campo="problema", estado="abierta",
                          texto="Diga cuántas personas esperaban y cuánto tiempo.")  # fmt: skip
    respondida = Observacion(envio=envio, numero=2, ronda=1, campo="costo", estado="respondida",
                             texto="El costo no incluye la impresora.", respuesta="Se agregó: S/ 1,900.00.",
                             sugerencia="Costó S/ 40,300.00, con la impresora.")  # fmt: skip
    return [abierta, respondida]


def _campos(observaciones: list[Observacion]) -> list[CampoVisto]:
    antes = "El trámite tomaba muchos días y pasaba por siete escritorios."
    despues = "El trámite tomaba 23 días hábiles y pasaba por siete escritorios."
    con_dato = "Atiende la señora del DNI 40998812 por las mañanas."
    return [
        CampoVisto("problema", "El problema", despues, texto_cambiado(antes, despues), cambio=True,
                   observaciones=observaciones[:1]),
        CampoVisto("solucion", "Qué hicieron", con_dato, texto_revisado(con_dato, hallar(con_dato)), observable=True),
        CampoVisto("costo", "Costo", "S/ 40,300.00", "S/ 40,300.00", observaciones=observaciones[1:]),
        CampoVisto("resumen", "Resumen", "", es_de_texto=True, formulario=DeObservacion(initial={"campo": "resumen"})),
    ]  # fmt: skip


def _rubrica() -> list[Fila]:
    ejemplos = [
        "No dice a quién sirve",
        "Lo dice sin medirlo",
        "Lo midió una vez",
        "Lo midió antes y después",
        "Y contra otro lugar",
    ]
    central = Criterio(codigo="resultados", nombre="Resultados", clase="central", peso=25, minimo=2, ejemplos=ejemplos,
                       pregunta="¿Qué cambió, y cómo se sabe?")  # fmt: skip
    otro = Criterio(codigo="replica", nombre="Replicabilidad", clase="central", peso=20, minimo=2, ejemplos=ejemplos,
                    pregunta="¿Otra entidad podría hacerlo?")  # fmt: skip
    falta = {"valor": "Elija un puntaje.", "porque": "Diga por qué: el puntaje está por debajo del umbral."}
    return [
        Fila(central, Puesto(3), Calificacion(criterio=central)),
        Fila(otro, Puesto(1), Calificacion(criterio=otro, por_confirmar=True, valor=1), {"porque": falta["porque"]}),
    ]


def _excluyente() -> Fila:
    criterio = Criterio(
        codigo="etica", nombre="Ética", clase="exclusion", pregunta="¿Respetó los derechos de las personas?"
    )
    return Fila(criterio, Puesto(0, "Publicó la lista de deudores con nombre."), Calificacion(criterio=criterio))


def _recorrido() -> list[Hito]:
    return [
        Hito("hecho", "Enviada", "por redactora", _a_las(3, 10, 42)),
        Hito("hecho", "Visada", "por responsable", _a_las(9, 16, 20), "tomó 4 días hábiles"),
        Hito(
            "ahora", "En admisibilidad: le toca a la SGP", cuando=_a_las(9, 16, 20), detalle="No tiene que hacer nada."
        ),
        Hito("falta", "Por publicar", detalle="Hasta 5 días hábiles de la SGP"),
        Hito("falta", "Publicada"),
    ]


def _comprobaciones() -> list[Resultado]:
    return [
        Resultado("completitud", "Está completa", Estado.BIEN, "Tiene todo lo que pide la ficha breve."),
        Resultado("enlaces", "Enlaces que responden", Estado.ADVERTENCIA, "1 de 3 no responde."),
        Resultado("datos", "Sin datos personales", Estado.FALTA, "DNI en «Qué hicieron»."),
    ]


def datos() -> dict:
    observaciones = _observaciones()
    return {
        "formulario": DeMuestra({"muestra-nombre": "Lo escrito", "muestra-papel": "r"}, prefix="muestra"),
        "de_seccion": DeSeccion({"seccion-problema": "El trámite pasaba por siete escritorios."}, prefix="seccion"),
        "avance": _avance(),
        "palabras": [Palabras(148, 200), Palabras(209, 200)],
        "fila": formulario_de_fila(Indicador)(
            prefix="guia", instance=Indicador(nombre="Cuadras con recojo", linea_base=Decimal(14), logro=Decimal(71))
        ),
        "plazos": [
            Plazo(6, 10, "Plazo de su entidad", date(2026, 11, 23)),
            Plazo(2, 10, "Plazo de su entidad", date(2026, 11, 19), "Plazo de la SGP: detenido en el día 3 de 7."),
            Plazo(-2, 7, "Plazo de la SGP", date(2026, 11, 13)),
        ],
        "plazos_en_fila": [
            PlazoEnFila("6", "días, vence el 23 nov."),
            PlazoEnFila("2", "días, vence el 19 nov.", "ocre"),
            PlazoEnFila("2", "días de atraso, venció el 13 nov.", "rojo"),
            PlazoEnFila("4", "días, detenido: espera a la entidad"),
        ],
        "recorrido": _recorrido(),
        "envio": observaciones[0].envio,
        "observaciones": observaciones,
        "campos_vistos": _campos(observaciones),
        "criterios": ConCriterios({"cumple_aplicada": "si", "cumple_resultado": "no", "sustento_resultado": "No dice qué cambió."}),
        "expediente": SimpleNamespace(comprobaciones=_comprobaciones(), puede_observar=True),
        "rubrica": _rubrica(),
        "excluyente": _excluyente(),
        "choque": {"titulo": "El problema", "campo": "guia", "otro": "El trámite tomaba un mes.", "suyo": "El trámite tomaba 23 días.", "cuando": _a_las(9, 10, 44)},
        "ahora": timezone.localtime().replace(hour=10, minute=42),
        "otro_dia": _a_las(9, 16, 20),
    }  # fmt: skip
