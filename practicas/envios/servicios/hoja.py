"""The working notes of whoever reviews: what the case file meets, and whether it is another one again."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from .. import criterios as declarados
from .. import permisos
from ..models import Envio, HojaDeRevision
from ..models.envio import FICHAS
from .decision import tomar


@transaction.atomic
def anotar_criterios(*, envio: Envio, usuario, criterios: dict) -> HojaDeRevision:
    """Keep the answers given so far: an answer that is not told now stays as it was."""
    hoja = _hoja(envio, usuario)
    hoja.criterios = {**hoja.criterios, **declarados.solo_declarados(criterios)}
    hoja.por = usuario
    hoja.save()
    return hoja


@transaction.atomic
def responder_semejanza(*, envio: Envio, usuario, respuesta: str, otra: str = "") -> HojaDeRevision:
    """Whether it tells the same as another ficha. `otra` is a path, «practica.12»; ValidationError when there is no such ficha."""
    hoja = _hoja(envio, usuario)
    if respuesta not in HojaDeRevision.Respuesta.values:
        raise ValidationError({"respuesta": "Elija si es distinta, duplicada o una réplica."})
    ficha = None if respuesta == HojaDeRevision.Respuesta.DISTINTA else _ficha_de(otra, envio)
    hoja.respuesta = respuesta
    hoja.otra = otra if ficha else ""
    hoja.otra_titulo = f"{ficha.codigo or 'sin código'}, {ficha.titulo}" if ficha else ""
    hoja.por = usuario
    hoja.full_clean()
    hoja.save()
    return hoja


def hoja_de(envio: Envio) -> HojaDeRevision:
    """As it is, or a blank one that is not saved."""
    return HojaDeRevision.objects.filter(envio=envio).first() or HojaDeRevision(envio=envio)


def _hoja(envio: Envio, usuario) -> HojaDeRevision:
    actual = tomar(envio)
    if not permisos.puede_revisar(usuario, actual):
        raise PermissionDenied("Ahora no le toca revisar esta ficha.")
    return HojaDeRevision.objects.get_or_create(envio=actual)[0]


def _ficha_de(ruta: str, envio: Envio):
    tipo, _, pk = ruta.partition(".")
    modelo = FICHAS.get(tipo)
    es_clave = pk.isdecimal() and len(pk) < 19
    ficha = modelo.objects.filter(pk=int(pk)).first() if modelo and es_clave else None
    if ficha is None or (tipo, ficha.pk) == (envio.tipo, envio.ficha_id):
        raise ValidationError({"otra": "Diga de qué otra ficha."})
    return ficha
