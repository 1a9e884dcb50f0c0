"""The queue: what is asked of it, its figures, and a page of it. It costs the same however many case files there are."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth import get_user_model

from portal.paginacion import Paginas
from practicas.catalogos.dias_habiles import Calendario
from practicas.envios.ausencias import a_quienes_atiende, quien_esta, reemplazos
from practicas.envios.estados import Estado
from practicas.envios.models import Envio, EnvioQuerySet

from .filtros import PASOS, Filtros, con_plazo
from .marco import TOPE, contar, cuentas_de, en_palabras
from .plazo import Plazo, plazo_de

POR_PAGINA = 50
_PASOS = {str(codigo): texto for codigo, texto in PASOS}


@dataclass(frozen=True)
class Fila:
    envio: Envio
    paso: str
    plazo: Plazo
    a_cargo: str


class Cola:
    def __init__(self, usuario, filtros: Filtros):
        self.usuario, self.filtros = usuario, filtros
        self.ausentes = reemplazos()
        self.calendario = Calendario.leer()

    @cached_property
    def cuentas(self) -> dict[str, int]:
        return cuentas_de(self.usuario, self.ausentes)

    @cached_property
    def de(self) -> str:
        """Whoever has nothing of their own sees everything."""
        return self.filtros.de or ("mias" if self.cuentas["mias"] else "todas")

    @property
    def _alcance(self) -> EnvioQuerySet:
        envios = Envio.objects.en_la_mesa()
        if self.de == "mias":
            return envios.a_cargo_de(a_quienes_atiende(self.usuario.pk, self.ausentes))
        return envios.sin_asignar() if self.de == "sin-asignar" else envios

    @cached_property
    def cifras(self) -> list[dict]:
        """Of whose the tab says, before any other filter."""
        por_cual = {cual: con_plazo(self._alcance, cual, self.calendario) for cual in ("vencidas", "por-vencer")}
        esperan = self._alcance.filter(estado=Estado.OBSERVADA)
        return [
            self._cifra("vencida|vencidas", por_cual["vencidas"], "rojo", plazo="vencidas"),
            self._cifra(
                "vence en 2 días o menos|vencen en 2 días o menos", por_cual["por-vencer"], "ocre", plazo="por-vencer"
            ),
            self._cifra("espera a la entidad|esperan a la entidad", esperan, "", paso=Estado.OBSERVADA.value),
        ]

    def _cifra(self, texto: str, envios: EnvioQuerySet, tono: str, **filtro) -> dict:
        """`texto`: for one and for any other number."""
        cuantas, url = contar(envios), Filtros(de=self.de, **filtro).url()
        una, varias = texto.split("|")
        return {
            "cuantas": en_palabras(cuantas),
            "texto": una if cuantas == 1 else varias,
            "tono": tono if cuantas else "",
            "url": url,
        }

    @cached_property
    def titulo(self) -> str:
        cuantas = self.cuentas[self.de]
        que = {"mias": " a su cargo", "sin-asignar": " sin asignar"}.get(self.de, " en la mesa")
        return f"{en_palabras(cuantas).capitalize()} ficha{'' if cuantas == 1 else 's'}{que}"

    @cached_property
    def total(self) -> int:
        return contar(self._filtrada) if self.filtros.filtra else self.cuentas[self.de]

    @property
    def pasa_del_tope(self) -> bool:
        return self.total > TOPE

    @property
    def _filtrada(self) -> EnvioQuerySet:
        return self.filtros.aplicar(self._alcance)

    @cached_property
    def paginas(self) -> Paginas:
        total = min(self.total, TOPE)
        ultima = max(1, -(-total // POR_PAGINA))
        return Paginas(
            actual=min(self.filtros.pagina, ultima),
            ultima=ultima,
            total=total,
            por_pagina=POR_PAGINA,
            url_de=lambda numero: self.filtros.url(pagina=numero),
        )

    @cached_property
    def filas(self) -> list[Fila]:
        if not self.total:
            return []  # not looked for twice
        desde = (self.paginas.actual - 1) * POR_PAGINA
        relaciones = ("entidad__nivel", "a_cargo")
        envios = list(self._filtrada.select_related(*relaciones)[desde : min(desde + POR_PAGINA, TOPE)])
        return [Fila(e, _paso(e), plazo_de(e, self.calendario), self._a_cargo(e)) for e in envios]

    def _a_cargo(self, envio: Envio) -> str:
        if envio.a_cargo_id is None:
            return "Sin asignar"
        presente = quien_esta(envio.a_cargo_id, self.ausentes)
        if presente == envio.a_cargo_id:
            return self._nombre(presente, envio.a_cargo)
        quien = self._nombre(presente, self._reemplazos.get(presente)) if presente else "nadie más está"
        return f"{quien}, por {envio.a_cargo}"

    def _nombre(self, pk: int, persona) -> str:
        return "Usted" if pk == self.usuario.pk else str(persona)

    @cached_property
    def _reemplazos(self) -> dict[int, object]:
        return get_user_model().objects.in_bulk(self.ausentes.values()) if self.ausentes else {}


def _paso(envio: Envio) -> str:
    if envio.estado == Estado.PUBLICADA:
        return _PASOS["retiro"]
    vuelta = f", vuelta {envio.ronda + 1}" if envio.ronda and envio.estado != Estado.OBSERVADA else ""
    return _PASOS.get(envio.estado, envio.get_estado_display()) + vuelta
