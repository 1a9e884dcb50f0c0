"""The way back from an export: a base with the same catalogues and entities and no fichas becomes what the export says, or stays empty."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from ..models import Ficha, Leccion, Practica
from . import aplicacion
from .catalogo import Catalogo
from .conversion import Conversor
from .convertida import Convertida
from .existentes import practica_citada
from .exportacion import BORRADOR, EXTERNA, PROGRAMADA, PUBLICACIONES
from .formas import leer_momento
from .hallazgos import Fila, Gravedad, Hallazgo, Ilegible
from .informe import RECHAZADAS, Informe
from .lectores import leer
from .numeracion import numerar
from .registro import etiquetar

MODELOS = (Practica, Leccion)
_APARTE = (PUBLICACIONES, PROGRAMADA, BORRADOR, EXTERNA)


def restaurar(ruta: Path, *, simular: bool = False, progreso: Callable[[Iterable], Iterable] = iter) -> Informe:
    """All or nothing: a second try needs a base without fichas. Raises Ilegible where there are some, or nothing to read."""
    if any(modelo.objects.exists() for modelo in MODELOS):
        raise Ilegible("Ya hay fichas: --conservar-codigos solo restaura en una base que no tenga ninguna.")
    if not ruta.name.lower().endswith((".jsonl", ".jsonl.gz")):
        raise Ilegible(f"«{ruta.name}» no es una exportación completa: --conservar-codigos lee la de JSON Lines.")
    restauracion = _Restauracion()
    with transaction.atomic(), disable_reference_index_auto_update():
        for leida in progreso(leer(ruta)):
            restauracion.una(leida)
        numerar(MODELOS)
        transaction.set_rollback(simular or restauracion.informe.rechazadas > 0)
    if not restauracion.informe.leidas:
        raise Ilegible(f"«{ruta}» no trae ninguna ficha.")
    return restauracion.terminar()


class _Restauracion:
    def __init__(self):
        self.informe = Informe()
        self.catalogo = Catalogo()
        self.conversor = Conversor(self.catalogo, exacto=True)

    def una(self, leida: Fila | Hallazgo) -> None:
        self.informe.leidas += 1
        if isinstance(leida, Hallazgo):
            leida = Fila(leida.archivo, leida.linea, {}, [leida])
        else:
            self._intentar(leida)
        self.informe.sumar(RECHAZADAS if leida.rechazada else "restauradas", leida)

    def _intentar(self, fila: Fila) -> None:
        try:
            with transaction.atomic():
                self._guardar(fila)
        except ValidationError as error:
            fila.rechazar("", "", " ".join(error.messages))
        except (IntegrityError, DataError) as error:
            fila.rechazar("", "", f"La base de datos no la admite ({error}): ¿está dos veces en el archivo?")

    def terminar(self) -> Informe:
        informe = self.informe
        if informe.rechazadas:
            informe.cuentas.pop("restauradas", None)
            motivo = "No se restauró ninguna: corrija lo rechazado y vuelva a empezar."
            informe.hallazgos.append(Hallazgo(Gravedad.NOTA, "", 0, "", "", motivo))
        return informe

    def _guardar(self, fila: Fila) -> None:
        historia = {clave: fila.celdas.pop(clave, None) for clave in _APARTE}
        if isinstance(externa := historia[EXTERNA], dict):
            self.catalogo.traer_externa(fila.celdas.get("entidad") or "", externa)
        convertida = self._convertir(fila)
        if convertida is None or self._faltan(fila, convertida):
            return
        ficha = self._armar(convertida)
        ficha.save()
        type(ficha).objects.filter(pk=ficha.pk).update(creada=convertida["creada"])
        ficha = type(ficha).objects.get(pk=ficha.pk)
        self._historiar(fila, ficha, historia)
        ReferenceIndex.create_or_update_for_object(ficha)

    def _convertir(self, fila: Fila) -> Convertida | None:
        convertida = self.conversor.convertir(fila)
        if convertida is None:
            return None
        for columna in sorted(convertida.desconocidas):
            fila.rechazar(columna, "", "Columna desconocida: la exportación es de otra versión.")
        if isinstance(referencia := convertida["practica_relacionada"], str):
            convertida.practica = _practica(referencia, convertida["fuente"] or "")
            if convertida.practica is None:
                fila.rechazar("practica_relacionada", referencia, "No está en el archivo, antes que esta lección.")
        return None if fila.rechazada else convertida

    def _faltan(self, fila: Fila, convertida: Convertida) -> bool:
        for columna in ("id", "live", "creada"):
            if convertida[columna] is None:
                fila.rechazar(columna, "", "Falta: no es una exportación completa. Use exportar_fichas sin --publico.")
        return fila.rechazada

    def _armar(self, convertida: Convertida) -> Ficha:
        ficha = aplicacion.nueva(convertida)
        aplicacion.poner(ficha, convertida, validar=False)
        etiquetar(self.catalogo, convertida, ficha)
        return ficha

    def _historiar(self, fila: Fila, ficha: Ficha, historia: dict[str, Any]) -> None:
        """Revision of the public text, of the draft beside it if there is one, and each publication in the log."""
        revision = ficha.save_revision(clean=False, changed=False)
        cambios = {"has_unpublished_changes": not ficha.live}
        if ficha.live:
            cambios["live_revision"] = revision
        if isinstance(historia[BORRADOR], dict):
            if (revision := self._borrador(fila, ficha, historia[BORRADOR])) is None:
                return
            cambios["has_unpublished_changes"] = True
        type(ficha).objects.filter(pk=ficha.pk).update(latest_revision=revision, **cambios)
        if historia[PROGRAMADA]:
            revision.approved_go_live_at = leer_momento(historia[PROGRAMADA])
            revision.save(update_fields=["approved_go_live_at"])
        log(instance=ficha, action="wagtail.create", data={"restaurada": fila.archivo})
        for momento in historia[PUBLICACIONES] if isinstance(historia[PUBLICACIONES], list) else []:
            log(instance=ficha, action="wagtail.publish", timestamp=leer_momento(momento))

    def _borrador(self, fila: Fila, ficha: Ficha, celdas: dict[str, Any]):
        propia = Fila(fila.archivo, fila.linea, celdas, fila.hallazgos)
        convertida = self._convertir(propia)
        if convertida is None:
            return None
        borrador = self._armar(convertida)
        borrador.pk, borrador._state.adding = ficha.pk, False
        for campo in ("codigo", "validacion", "retirada", "demostracion", "creada", "live", "first_published_at"):
            setattr(borrador, campo, getattr(ficha, campo))
        return borrador.save_revision(clean=False)


def _practica(referencia: str, fuente: str) -> Practica | None:
    if referencia.startswith("#") and referencia[1:].isdecimal():
        return Practica.objects.filter(pk=int(referencia[1:])).first()
    return practica_citada(referencia, fuente)
