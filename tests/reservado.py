"""A corpus with everything that nobody may see, all of it saying the same secret."""

import io
import zipfile

from busqueda import indexacion
from practicas.fichas.models import Leccion, Practica
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory, termino
from tests.fichas.documentos.lectura import Leido

SECRETO = "Xilofono"  # stands in everything that may not be seen


def crear() -> dict:
    """A public ficha, and beside it everything that must not be seen, all of it saying the secret."""
    callada = EntidadFactory(
        nombre=f"Municipalidad {SECRETO}", sigla=SECRETO.upper(), codigo="x-xilofono", ubigeo="120205"
    )
    sector = termino("sector", "s-xilofono", nombre=f"Sector {SECRETO}")
    callada.sector = sector
    callada.save()
    hechas = {
        "publica": PracticaFactory(titulo="Agua a la vista", publicada=True),
        "borrador": PracticaFactory(titulo=f"Borrador {SECRETO}"),
        "restringida": LeccionFactory(titulo=f"Restringida {SECRETO}", restringida=True, publicada=True),
        "diferida": LeccionFactory(titulo=f"Diferida {SECRETO}", diferida=True, publicada=True),
        "retirada": PracticaFactory(titulo=f"Retirada {SECRETO}", retirada=True),
        "anonima": LeccionFactory(
            titulo="Compramos antes de pensar", anonima=True, completa=True, publicada=True, entidad=callada,
            unidad=f"Unidad {SECRETO}", contacto_area=SECRETO, contacto_correo="xilofono@x.example", ubigeo="120205",
            fuente=SECRETO, codigo_externo=f"{SECRETO}-1",
        ),
    }  # fmt: skip
    borrador = Practica.objects.get(pk=hechas["borrador"].pk)
    borrador.etiquetas.add(f"borrador {SECRETO}")
    borrador.save()
    anonima = Leccion.objects.get(pk=hechas["anonima"].pk)
    anonima.etiquetas.add(f"etiqueta {SECRETO}")
    for relacion in ("evidencias", "normas"):
        parte = getattr(anonima, relacion).all()[0]
        parte.titulo = f"Parte {SECRETO}"
        setattr(anonima, relacion, [parte])
    anonima.practica = PracticaFactory(titulo=f"Madre {SECRETO}")
    anonima.save()
    cambiada = Practica.objects.get(pk=hechas["publica"].pk)
    cambiada.titulo = f"Agua {SECRETO}"
    cambiada.save_revision()
    indexacion.ponerse_al_dia()
    return hechas


# What the catalogues may say: that a body and a sector exist, whoever works there.
DE_CATALOGO = (f"Municipalidad {SECRETO}", f"Sector {SECRETO}", "x-xilofono", "s-xilofono", SECRETO.upper())


def calla(contenido, salvo: tuple[str, ...] = ()) -> bool:
    """Whether the secret is not there, once what may be said is left out."""
    texto = en_texto(contenido) if isinstance(contenido, bytes) else contenido
    for dicho in salvo:
        texto = texto.replace(dicho, "")
    return SECRETO.lower() not in texto.lower()


def en_texto(contenido: bytes) -> str:
    """What a file says, with what it says of itself: also of a PDF or of a ZIP."""
    if contenido.startswith(b"%PDF"):
        leido = Leido(contenido)
        return leido.texto + leido.metadatos
    if contenido.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(contenido)) as partes:
            return "\n".join(en_texto(partes.read(nombre)) for nombre in partes.namelist())
    return contenido.decode(errors="replace")
