"""Something found in a text, and where: what somebody must look at before it is published."""

from dataclasses import dataclass

from django.db.models import TextChoices


class Gravedad(TextChoices):
    FALTA = "falta", "Falta"
    ADVERTENCIA = "advertencia", "Advertencia"


class Tipo(TextChoices):
    DNI = "dni", "DNI"
    TELEFONO = "telefono", "Teléfono"
    RUC = "ruc_de_persona", "RUC de persona"
    CORREO = "correo_personal", "Correo personal"
    NOMBRE = "nombre", "Nombre"
    # Of what tells whose an anonymous lesson is.
    ENTIDAD = "entidad", "Nombre de la entidad"
    SIGLA = "sigla", "Sigla"
    ANTERIOR = "nombre_anterior", "Nombre anterior"
    LUGAR = "lugar", "Lugar"
    NORMA = "norma", "Norma"
    ALIADO = "aliado", "Aliado"
    DOMINIO = "dominio", "Dirección de internet"


@dataclass(frozen=True)
class Hallazgo:
    """`inicio` and `fin` are positions in the text as kept, before Markdown."""

    inicio: int
    fin: int
    tipo: Tipo
    gravedad: Gravedad
    mascara: str  # the fragment as it may be shown: «4•••••12»
    campo: str = ""  # path inside its ficha, where it was looked for in one

    @property
    def oculto(self) -> str:
        """«DNI 4•••••12»."""
        return f"{self.tipo.label} {self.mascara}"


def sin_solapar(hallazgos: list[Hallazgo]) -> list[Hallazgo]:
    """In order of the text; of those that share letters, the one that came first in the list."""
    elegidos: list[Hallazgo] = []
    for nuevo in hallazgos:
        if all(nuevo.fin <= h.inicio or h.fin <= nuevo.inicio for h in elegidos):
            elegidos.append(nuevo)
    return sorted(elegidos, key=lambda h: h.inicio)


def ocultar(texto: str, hallazgos: list[Hallazgo]) -> str:
    """The text with every fragment masked: a letter out of its place shows nothing of the rest."""
    for hallado in sorted(hallazgos, key=lambda h: h.inicio, reverse=True):
        texto = texto[: hallado.inicio] + hallado.mascara + texto[hallado.fin :]
    return texto
