"""Objects of the repository → what the API answers."""

from busqueda.buscador import ValoresDeFaceta
from busqueda.resultado import Resultado, ValorFaceta
from practicas.catalogos.models import Termino, Vocabulario
from practicas.entidades.models import Entidad
from practicas.fichas.intercambio.catalogo import Catalogo
from practicas.fichas.intercambio.descripcion import describir
from practicas.fichas.models import Ficha, Leccion, Practica

DE_CATALOGO = ("terminos__padre", "terminos__equivalencias__destino__vocabulario")


def de_busqueda(resultado: Resultado) -> dict:
    return {
        "total": resultado.total,
        "pagina": resultado.consulta.pagina,
        "por_pagina": resultado.consulta.por_pagina,
        "motor": resultado.motor,
        "degradada": resultado.degradada,
        "relajada": resultado.relajada,
        "correccion": resultado.correccion,
        "aciertos": resultado.aciertos,
        "facetas": {
            f.faceta.nombre: {"titulo": f.faceta.titulo, "valores": [de_valor(v) for v in (*f.valores, *f.retirados)]}
            for f in resultado.facetas
        },
    }


def de_valor(valor: ValorFaceta) -> dict:
    return {
        "codigo": valor.codigo,
        "nombre": valor.nombre,
        "cantidad": valor.cantidad,
        "elegido": valor.elegido,
        "excluido": valor.excluido,
        "hijos": [de_valor(hijo) for hijo in valor.hijos],
    }


def de_valores(valores: ValoresDeFaceta) -> dict:
    return {
        "faceta": valores.faceta.nombre,
        "titulo": valores.faceta.titulo,
        "total": valores.total,
        "pagina": valores.pagina,
        "valores": [de_valor(v) for v in valores.valores],
        "degradada": valores.degradada,
    }


class CatalogoConNombres(Catalogo):
    """Writes a term as code and name."""

    def codigo_de(self, termino: Termino, vocabulario: str) -> dict:
        return {"codigo": super().codigo_de(termino, vocabulario), "nombre": termino.nombre}


def de_ficha(ficha: Ficha) -> dict:
    """A presented ficha in the words of the import format, its terms and its entity with their names."""
    datos = describir(ficha, CatalogoConNombres())
    datos |= {"codigo": ficha.codigo, "url": ficha.get_absolute_url(), "validacion": ficha.validacion}
    for relacion in ("entidad", "entidad_presenta"):
        if entidad := getattr(ficha, relacion):
            datos[relacion] = {"codigo": entidad.codigo, "nombre": str(entidad)}
    datos["publicada"] = ficha.first_published_at
    return datos


def de_catalogo(clave: str, versiones: list[Vocabulario]) -> dict:
    return {
        "clave": clave,
        "versiones": [
            {
                "version": v.version,
                "nombre": v.nombre,
                "fuente": v.fuente,
                "vigente": v.vigente,
                "terminos": [_de_termino(t) for t in v.terminos.all()],
            }
            for v in versiones
        ],
    }


def _de_termino(termino: Termino) -> dict:
    return {
        "codigo": termino.codigo,
        "nombre": termino.nombre,
        "definicion": termino.definicion,
        "fuente": termino.fuente,
        "padre": termino.padre and termino.padre.codigo,
        "sinonimos": termino.lista_de_sinonimos,
        "equivalencias": [
            {
                "tipo": e.tipo,
                "clave": e.destino.vocabulario.clave,
                "version": e.destino.vocabulario.version,
                "codigo": e.destino.codigo,
            }
            for e in termino.equivalencias.all()
        ],
    }


def _codigo_nombre(termino: Termino) -> dict:
    return {"codigo": termino.codigo, "nombre": termino.nombre}


def de_entidad(entidad: Entidad) -> dict:
    fichas = sum(_publicas_de(modelo, entidad) for modelo in (Practica, Leccion))
    return {
        "codigo": entidad.codigo,
        "nombre": entidad.nombre,
        "sigla": entidad.sigla,
        "nivel": _codigo_nombre(entidad.nivel),
        "sector": _codigo_nombre(entidad.sector) if entidad.sector else None,
        "poder": entidad.poder,
        "ubigeo": entidad.ubigeo,
        "ubicacion": entidad.ubicacion,
        "vigente": entidad.vigente,
        "demostracion": entidad.demostracion,
        "sucesora": entidad.sucesora and entidad.sucesora.codigo,
        "nombres_anteriores": [n.nombre for n in entidad.nombres_anteriores.all()],
        "fichas": fichas,
    }


def _publicas_de(modelo: type[Ficha], entidad: Entidad) -> int:
    """Without the anonymous: their entity is nobody's to count."""
    return modelo.objects.publicadas().con_nombre().filter(entidad=entidad).count()
