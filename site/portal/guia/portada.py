"""The pieces that only the front page and the pages of text have."""

from .. import escogidas, graficos, repositorio
from ..contexto import Entrada
from ..pestanas import Pestana
from ..portada import DE_FABRICA, Llamado
from ..terminos import Fila
from .busqueda import LARGO, LECCION, PRACTICA, SIN_CIFRA

CIFRAS = repositorio.Cifras(practicas=412, entidades=267, lecciones=138, fracasos=41, lugares=194, activos=1093)


def datos() -> dict:
    fabrica = DE_FABRICA.llamado
    return {
        "cifras": CIFRAS,
        "quipus": graficos.quipus([CIFRAS.practicas, CIFRAS.lecciones, CIFRAS.lugares, CIFRAS.activos]),
        "ultimo": escogidas.LoUltimo(PRACTICA, (LECCION, SIN_CIFRA, LARGO)),
        "advertencia": escogidas.Advertencia("Antes de comprar el equipo, contrate el servicio que lo hace servir.", LECCION),
        "filas": [
            Fila("Las colas son largas y nadie sabe por qué", "#conteos", 38),
            Fila("Se compra lo que no se usa", "#conteos", 1),
            Fila("La obra se para y no se reanuda", "#conteos", 0),
        ],
        "llamado": Llamado(fabrica.titulo, fabrica.texto, fabrica.boton, "/como-participar/"),
        "pestanas": [
            Pestana("Fichas", "#pestanas", actual=True, cuenta="3"),
            Pestana("Observaciones", "#pestanas", cuenta="12"),
            Pestana("Avisos", "#pestanas"),
        ],
        "menu_con_sesion": [
            Entrada("Buscar", "#menu", "page"),
            Entrada("Temas", "#menu"),
            Entrada("Mi entidad", "#menu"),
            Entrada("Salir", "#menu"),
        ],
        "pasos": [
            {"quien": "Su entidad", "cifra": "30 min", "texto": "Escribe la ficha breve"},
            {"quien": "SGP", "cifra": "7 días", "texto": "Mira si está completa"},
            {"quien": "SGP", "cifra": "5 días", "texto": "La publica"},
        ],
        "preguntas": {
            "preguntas": [
                {"pregunta": "¿Publicar un fracaso nos puede traer problemas?", "respuesta": "<p>No reemplaza ni evita lo que manda la ley.</p>"},
                {"pregunta": "¿Podemos escribirla en Excel?", "respuesta": "<p>Sí: se llena sin conexión y vuelve.</p>"},
            ]
        },
    }  # fmt: skip
