"""Publishing a text of a ficha, whatever door it comes through: code given, level set, copies told, in one transaction."""

from django.db import transaction
from django.utils import timezone
from wagtail.actions import PublishRevisionAction

from .models import Correlativo
from .signals import ficha_publicada, por_publicar


class PublicarRevision(PublishRevisionAction):
    def execute(self, skip_permission_checks=False):
        with transaction.atomic():
            self._mirar_la_fila()
            hecho = {"ficha": self.object, "revision": self.revision, "usuario": self.user}
            por_publicar.send(type(self.object), **hecho)
            resultado = super().execute(skip_permission_checks=skip_permission_checks)
            if not self._es_para_despues():
                ficha_publicada.send(type(self.object), **hecho)
            return resultado

    def _es_para_despues(self) -> bool:
        return bool(self.object.go_live_at and self.object.go_live_at > timezone.now())

    def _mirar_la_fila(self):
        """Two people publishing at once hold two copies: the code and the state are those of the row, one at a time."""
        fila = type(self.object).objects.select_for_update().filter(pk=self.object.pk).first()
        for campo in ("codigo", "validacion", "retirada") if fila else ():
            setattr(self.object, campo, getattr(fila, campo))

    def _publish_revision(self, revision, object, user, **opciones):
        if not self._es_para_despues():
            object.codigo = object.codigo or Correlativo.siguiente(object.PREFIJO, timezone.localdate().year)
            if object.TIPO == "practica":
                object.validacion = object.validacion or object.Validacion.DOCUMENTADA
        return super()._publish_revision(revision, object, user, **opciones)
