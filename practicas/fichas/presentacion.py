"""What the public may know of a ficha: the one place that decides it. Pages, API, index and export read only what comes from here.

Of an anonymous lesson a copy is made from a closed list of fields, so that a field added later stays hidden until somebody lists it.
"""

from modelcluster.models import get_all_child_relations

from practicas.entidades.models import Entidad

from . import tramos
from .models import Activo, Ficha, Leccion

ENTIDAD_ANONIMA = "Entidad anónima"
# A department is told only where at least this many entities of the same level share it.
MINIMO_PARA_DECIR_DEPARTAMENTO = 5
CAMPOS_DE_ANONIMA = (
    "id codigo titulo resumen contexto que_se_esperaba que_ocurrio causas recomendacion a_quien_sirve resultado "
    "resultado_detalle riesgo_evitado divulgacion anonimato_revisado etiquetas_aprobadas anio_inicio anio_fin costo "
    "duracion idioma validacion demostracion live retirada first_published_at last_published_at"
).split()


def presentar(ficha: Ficha) -> Ficha:
    """The ficha as anybody may see it. Whether anybody may see it at all is told by `es_publica`."""
    if isinstance(ficha, Leccion):
        if ficha.practica and not ficha.practica.es_publica:
            ficha.practica = None
        return anonimizar(ficha) if ficha.es_anonima else ficha
    ficha.activos = [a for a in ficha.activos.all() if a.tipo.codigo != Activo.TIPO_RESERVADO]
    return ficha


def anonimizar(leccion: Leccion) -> Leccion:
    publica = Leccion(**{campo: getattr(leccion, campo) for campo in CAMPOS_DE_ANONIMA})
    publica.entidad = _sin_nombre(leccion.entidad)
    publica.ubigeo = departamento_que_puede_decirse(leccion)
    for clasificacion in Leccion.CLASIFICACIONES:
        setattr(publica, clasificacion.campo, getattr(leccion, clasificacion.campo).all())
    for relacion in get_all_child_relations(Leccion):
        setattr(publica, relacion.get_accessor_name(), [])
    if leccion.etiquetas_aprobadas:
        publica.etiquetas.add(*leccion.etiquetas.all())
    return publica


def _sin_nombre(entidad: Entidad) -> Entidad:
    """Level and size band, nothing else."""
    tamano = tramos.desde(tramos.TAMANO, entidad.poblacion)
    return Entidad(
        nombre=ENTIDAD_ANONIMA,
        nivel=entidad.nivel,
        poblacion=tamano and tamano.limite,
        demostracion=entidad.demostracion,
    )


def departamento_que_puede_decirse(leccion: Leccion) -> str:
    departamento = (leccion.ubigeo or leccion.entidad.ubigeo)[:2]
    if not departamento:
        return ""
    semejantes = Entidad.objects.vigentes().filter(
        nivel=leccion.entidad.nivel_id, ubigeo__startswith=departamento, externa=False
    )
    return departamento if semejantes.count() >= MINIMO_PARA_DECIR_DEPARTAMENTO else ""
