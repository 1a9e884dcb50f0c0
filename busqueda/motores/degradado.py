"""The reader of last resort: the folded text of the version table, filtered in the database. No counts, no ranking, no failure."""

from collections.abc import Sequence

from practicas.fichas.presentacion import presentar

from ..catalogo import Catalogo
from ..documento import documento
from ..lectura import MODELOS
from ..models import EnIndice
from ..puerto import Hallazgo, Peticion, Respuesta, Texto


class MotorDegradado:
    nombre = "base de datos"

    def buscar(self, peticion: Peticion) -> Respuesta:
        filas = self._filtrar(peticion.texto).order_by("-ficha")
        pagina = filas[peticion.desde : peticion.desde + peticion.cuantos]
        return Respuesta(filas.count(), tuple(self._hallazgos(pagina)), {})

    def contar(self, texto: Texto) -> int:
        return self._filtrar(texto).count()

    def sugerir(self, palabras: Sequence[str], comienzo: str, cuantos: int) -> tuple[Hallazgo, ...]:
        return ()

    def _filtrar(self, texto: Texto):
        # A root is a prefix of its word, so the folded text contains it.
        filas = EnIndice.objects.filter(borrada=False).exclude(texto_plegado="")
        for raiz in texto.raices:
            filas = filas.filter(texto_plegado__contains=raiz.alternativas[0][0])
        for frase in texto.frases:
            for raiz in frase:
                filas = filas.filter(texto_plegado__contains=raiz)
        for negada in texto.negadas:
            for raiz in negada:
                filas = filas.exclude(texto_plegado__contains=raiz)
        return filas

    def _hallazgos(self, filas):
        """Read again from the fichas: the folded text may be older than a withdrawal."""
        catalogo = Catalogo.leer()
        filas = list(filas)
        for tipo, modelo in MODELOS.items():
            pks = [f.ficha for f in filas if f.tipo == tipo]
            for ficha in modelo.objects.publicadas().filter(pk__in=pks).completas():
                muestra = documento(presentar(ficha), catalogo)["muestra"]
                yield Hallazgo(f"{tipo}-{ficha.pk}", 0.0, muestra)
