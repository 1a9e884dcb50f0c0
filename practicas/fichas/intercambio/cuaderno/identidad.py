"""How a workbook says, when it comes back, of which ficha it is and which text it was made from."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...models import Ficha
from ..catalogo import Catalogo
from ..descripcion import Alcance, describir
from ..hallazgos import Ilegible

HOJA_DE_IDENTIDAD = "_yachay"
VERSION = "ficha-1"
AJENO = "Este libro no es el de una ficha: descárguelo de la página de su ficha, llénelo y vuelva a subirlo."


@dataclass(frozen=True)
class Identidad:
    envio: str
    tipo: str
    huella: str
    titulo: str

    def pares(self) -> Iterator[tuple[str, str]]:
        yield "version", VERSION
        yield from vars(self).items()


def leer_identidad(filas: Iterable[tuple]) -> Identidad:
    """Raises Ilegible for a workbook that we did not make."""
    pares = {str(f[0]): str(f[1] or "") for f in filas if len(f) > 1 and f[0]}
    if pares.pop("version", "") != VERSION or set(pares) != set(Identidad.__dataclass_fields__):
        raise Ilegible(AJENO)
    return Identidad(**pares)


def huella(ficha: Ficha, catalogo: Catalogo) -> str:
    """The same for the same text, whoever kept it and when."""
    texto = json.dumps(describir(ficha, catalogo, Alcance.BORRADOR), ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(texto.encode()).hexdigest()
