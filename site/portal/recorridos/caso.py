"""One story while it is being told: its case file and its people."""

from django.core.management import CommandError

from practicas.cuentas.models import Usuario
from practicas.entidades.models import Entidad
from practicas.envios import servicios
from practicas.envios.models import Envio
from practicas.fichas.intercambio import aplicacion
from practicas.fichas.intercambio.catalogo import Catalogo
from practicas.fichas.intercambio.hallazgos import Fila
from practicas.fichas.intercambio.recepcion import Recepcion


class Caso:
    def __init__(self, datos: dict, publicado: Envio | None = None):
        self.datos = datos
        self.publicado = publicado  # the case file of the text that an evaluation is about
        self.suyos: list[Envio] = []  # those that begin in this story
        self._envio: Envio | None = publicado

    @property
    def envio(self) -> Envio:
        if self._envio is None:
            raise CommandError(f"«{self.datos['clave']}» da un paso antes de crearse.")
        return self._envio

    def empezar(self, envio: Envio) -> None:
        """From here on the story is about this one."""
        self.suyos.append(envio)
        self._envio = envio

    def mirar(self) -> None:
        """As the last step left it."""
        self._envio = Envio.objects.select_related("entidad", "entidad_presenta", "revision").get(pk=self.envio.pk)

    def crear(self, usuario) -> None:
        ficha = self.datos["ficha"]
        entidad = Entidad.objects.get(codigo=ficha["entidad"])
        self.empezar(
            servicios.crear_ficha(tipo=ficha["tipo"], titulo=ficha["titulo"], entidad=entidad, usuario=usuario)
        )
        self._guardar(usuario, ficha)

    def escribir(self, usuario, cambios: dict) -> None:
        """These changes to the text as it is by now, in the words that a file of fichas has."""
        texto = self.envio.texto
        obligatorias = {"tipo": texto.TIPO, "titulo": texto.titulo, "resumen": texto.resumen}
        self._guardar(usuario, obligatorias | {"entidad": texto.entidad.codigo} | cambios)

    def _guardar(self, usuario, celdas: dict) -> None:
        fila = Fila("recorridos.yaml", 0, celdas | {"codigo_externo": self.datos["clave"]})
        convertida = Recepcion(Catalogo(), mapa=None, entidad="").recibir(fila)
        texto = self.envio.texto
        if convertida:
            aplicacion.poner(texto, convertida)
        if fila.rechazada:
            motivos = "; ".join(f"{h.campo}: {h.motivo}" for h in fila.hallazgos)
            raise CommandError(f"«{self.datos['clave']}» no se entiende: {motivos}")
        servicios.guardar_texto(envio=self.envio, texto=texto, usuario=usuario)


def persona(correo: str) -> Usuario:
    return Usuario.objects.get(email=correo)
