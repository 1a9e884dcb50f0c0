"""What the public may know of a ficha: the one place that decides it. Pages, API, index and export read only what comes from here.

Of an anonymous lesson a copy is made from a closed list of fields, so that a field added later stays hidden until somebody lists it.
"""

from decimal import Decimal

from modelcluster.models import get_all_child_relations

from practicas.catalogos.models import Termino
from practicas.entidades.models import Entidad

from . import tramos
from .models import Activo, Ficha, Leccion

ENTIDAD_ANONIMA = "Entidad anónima"
# What is told together must be shared by at least this many entities of the level.
MINIMO_DE_SEMEJANTES = 5
SIN_TOPE = Decimal("1000000.01")  # of the last band of cost
CAMPOS_DE_ANONIMA = (
    "id codigo titulo resumen contexto que_se_esperaba que_ocurrio causas recomendacion a_quien_sirve resultado "
    "resultado_detalle riesgo_evitado divulgacion anonimato_revisado etiquetas_aprobadas anio_inicio anio_fin costo "
    "duracion idioma validacion demostracion live retirada first_published_at last_published_at"
).split()


def presentar(ficha: Ficha) -> Ficha:
    """The ficha as anybody may see it. Whether anybody may see it at all is told by `es_publica`."""
    # People write to the entity through the page: a mailbox in the open is a mailbox full of rubbish.
    ficha.admite_mensajes, ficha.contacto_correo = bool(ficha.contacto_correo), ""
    if isinstance(ficha, Leccion):
        if ficha.practica and not ficha.practica.es_publica:
            ficha.practica = None
        return anonimizar(ficha) if ficha.es_anonima else ficha
    ficha.activos = [a for a in ficha.activos.all() if a.tipo.codigo != Activo.TIPO_RESERVADO]
    return ficha


def anonimizar(leccion: Leccion) -> Leccion:
    publica = Leccion(**{campo: getattr(leccion, campo) for campo in CAMPOS_DE_ANONIMA})
    publica.costo = _tope_de_costo(leccion)
    publica.entidad, publica.ubigeo = _sin_nombre(leccion)
    for clasificacion in Leccion.CLASIFICACIONES:
        setattr(publica, clasificacion.campo, getattr(leccion, clasificacion.campo).all())
    for relacion in get_all_child_relations(Leccion):
        setattr(publica, relacion.get_accessor_name(), [])
    if leccion.etiquetas_aprobadas:
        publica.etiquetas.add(*leccion.etiquetas.all())
    return publica


def _tope_de_costo(leccion: Leccion) -> Decimal | int | None:
    """The bound of its band: an exact amount can be looked up in the register of contracts."""
    if leccion.costo is None:
        return None
    tope = tramos.de_costo(leccion.costo).limite
    return SIN_TOPE if tope is None else tope


def _sin_nombre(leccion: Leccion) -> tuple[Entidad, str]:
    """Level, size band and department, less what would leave fewer than five entities to guess from: size goes first."""
    propia, departamento = leccion.entidad, (leccion.ubigeo or leccion.entidad.ubigeo)[:2]
    tamano = tramos.desde(tramos.TAMANO, propia.poblacion)
    semejantes = _semejantes(propia.nivel)
    if not (departamento and _son_bastantes(semejantes, departamento=departamento)):
        departamento = ""
    if not (tamano and _son_bastantes(semejantes, departamento=departamento, tamano=tamano)):
        tamano = None
    publica = Entidad(
        nombre=ENTIDAD_ANONIMA,
        nivel=_nivel_que_puede_decirse(propia.nivel, len(semejantes)),
        poblacion=tamano and tamano.limite,
        demostracion=propia.demostracion,
    )
    return publica, departamento


def _semejantes(nivel: Termino) -> list[tuple[str, int | None]]:
    """Place and population of the entities in force of the same level."""
    mismas = Entidad.objects.vigentes().filter(nivel=nivel, externa=False)
    return list(mismas.order_by().values_list("ubigeo", "poblacion"))


def _son_bastantes(semejantes, *, departamento: str, tamano: tramos.Tramo | None = None) -> bool:
    iguales = (
        ubigeo.startswith(departamento) and (tamano is None or tramos.desde(tramos.TAMANO, poblacion) == tamano)
        for ubigeo, poblacion in semejantes
    )
    return sum(iguales) >= MINIMO_DE_SEMEJANTES


def _nivel_que_puede_decirse(nivel: Termino, cuantas: int) -> Termino:
    """There is one Congress: of its lessons only «Nacional» is told."""
    while cuantas < MINIMO_DE_SEMEJANTES and nivel.padre:
        nivel = nivel.padre
        cuantas = Entidad.objects.vigentes().filter(nivel__codigo__startswith=nivel.codigo, externa=False).count()
    return nivel
