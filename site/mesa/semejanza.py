"""Fichas that may tell the same, looked for once for each text: of thousands, that takes time."""

from django.core.cache import cache

from practicas.envios.models import Envio, HojaDeRevision
from practicas.fichas.models import Ficha
from practicas.fichas.revision.parecidas import Parecida, candidatas_de, parecidas

SEGUNDOS = 600
SE_PREGUNTA_POR = 3  # the most alike: the rest are in the list of checks
Respuesta = HojaDeRevision.Respuesta


def candidatas_parecidas(envio: Envio, texto: Ficha) -> list[dict]:
    """Only those that are alike, as `parecidas` and the automatic checks take them."""
    clave = f"mesa-parecidas-{envio.pk}-{envio.revision_id}"
    guardadas = cache.get(clave)
    if guardadas is None:
        todas = candidatas_de(texto)
        alike = {p.pk for p in parecidas(texto, todas)}
        guardadas = [c for c in todas if c["pk"] in alike]
        cache.set(clave, guardadas, SEGUNDOS)
    return guardadas


def opciones(halladas: list[Parecida], hoja: HojaDeRevision) -> list[dict]:
    """«Distinta», and of each one whether it is the same or was made again elsewhere."""
    elegida = f"{hoja.respuesta}:{hoja.otra}" if hoja.respuesta else ""
    ofrecidas = [("distinta:", "Distinta")]
    for parecida in halladas[:SE_PREGUNTA_POR]:
        otra, nombre = f"{parecida.tipo}.{parecida.pk}", parecida.codigo or f"«{parecida.titulo}»"
        ofrecidas.append((f"{Respuesta.DUPLICADA}:{otra}", f"Duplicada de {nombre}"))
        ofrecidas.append((f"{Respuesta.REPLICA}:{otra}", f"Es una réplica de {nombre}"))
    if elegida and elegida not in dict(ofrecidas):
        ofrecidas.append((elegida, f"{hoja.get_respuesta_display()} de {hoja.otra_titulo}"))
    return [{"valor": valor, "texto": texto, "elegida": valor == elegida} for valor, texto in ofrecidas]
