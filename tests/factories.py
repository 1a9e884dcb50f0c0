"""Terms, entities and fichas for tests: the least that is valid, and traits for the states that matter.

`PracticaFactory(publicada=True, completa=True)`, `LeccionFactory(publicada=True, anonima=True)`, `PracticaFactory(retirada=True)`.
"""

from datetime import date

import factory
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory
from modelcluster.models import get_all_child_relations

from practicas.catalogos.models import Termino, Vocabulario
from practicas.cuentas.models import Usuario
from practicas.entidades.models import Entidad, Membresia
from practicas.envios import plazos
from practicas.envios.estados import DE_LA_SGP, Estado
from practicas.envios.models import Envio
from practicas.envios.servicios.borrador import asegurar_envio
from practicas.fichas import servicios
from practicas.fichas.models import (
    Activo,
    AliadoDePractica,
    Condicion,
    Eslabon,
    EvidenciaDeLeccion,
    EvidenciaDePractica,
    Financiamiento,
    Hito,
    Indicador,
    Leccion,
    NormaDeLeccion,
    NormaDePractica,
    Practica,
    Reconocimiento,
)
from practicas.fichas.models.parte import Parte


class VocabularioFactory(DjangoModelFactory):
    class Meta:
        model = Vocabulario
        django_get_or_create = ("clave", "version")

    clave = "tema"
    version = "2026"
    nombre = factory.LazyAttribute(lambda v: v.clave.capitalize())
    vigente_desde = date(2013, 1, 1)


class TerminoFactory(DjangoModelFactory):
    """`TerminoFactory(clave="pilar", version="2013", codigo="p3")`: the same term, asked for twice, is one."""

    class Meta:
        model = Termino
        django_get_or_create = ("vocabulario", "codigo")

    class Params:
        clave = "tema"
        version = "2026"

    vocabulario = factory.SubFactory(
        VocabularioFactory, clave=factory.SelfAttribute("..clave"), version=factory.SelfAttribute("..version")
    )
    codigo = factory.Sequence(lambda n: f"termino-{n}")
    nombre = factory.LazyAttribute(lambda t: t.codigo.replace("-", " ").capitalize())


class EntidadFactory(DjangoModelFactory):
    class Meta:
        model = Entidad
        django_get_or_create = ("codigo",)

    codigo = factory.Sequence(lambda n: f"x-entidad-{n}")
    nombre = factory.Sequence(lambda n: f"Municipalidad Distrital de Prueba {n}")
    nivel = factory.SubFactory(
        TerminoFactory, clave="nivel", codigo="local.distrital", nombre="Municipalidad distrital"
    )
    ubigeo = "120101"
    poblacion = 12_000
    altitud = 3_200


def termino(clave: str, codigo: str, **kwargs) -> Termino:
    return TerminoFactory(clave=clave, codigo=codigo, **kwargs)


class FichaFactory(DjangoModelFactory):
    class Meta:
        abstract = True
        skip_postgeneration_save = True

    titulo = factory.Sequence(lambda n: f"Ficha de prueba número {n}")
    resumen = "La oficina juntó dos colas en una y la espera bajó a la mitad."
    entidad = factory.SubFactory(EntidadFactory)
    ubigeo = "120101"
    anio_inicio = 2021
    anio_fin = 2023
    contacto_area = "Mesa de partes"
    contacto_correo = "mesadepartes@prueba.example"
    live = False

    @factory.post_generation
    def completa(self, create, extraidos, **_):
        if create and extraidos:
            completar(self)
            self.save()

    @factory.post_generation
    def terminos(self, create, extraidos, **_):
        """`terminos={"temas": [t1], "pilares": [p3]}`."""
        if create and extraidos:
            for campo, valores in extraidos.items():
                getattr(self, campo).set(valores)
            self.save()

    @factory.post_generation
    def publicada(self, create, extraidos, **_):
        """True, or the number of times that it is published."""
        for _vez in range(int(extraidos or 0)):
            publicar(self)
            self.refresh_from_db()

    @factory.post_generation
    def retirada(self, create, extraidos, **_):
        """Published, and then withdrawn."""
        if create and extraidos:
            if not self.codigo:
                publicar(self)
                self.refresh_from_db()
            self.retirada = True
            self.save(update_fields=["retirada"])
            Envio.objects.de_ficha(self).update(estado=Estado.RETIRADA)

    @factory.post_generation
    def breve(self, create, extraidos, **_):
        """With all that sending asks for."""
        if create and extraidos:
            self.temas = [termino("tema", "tramites")]
            if self.TIPO == "practica":
                self.sin_indicador = "Nadie lo midió antes."
            self.save()
            self.save_revision()


def publicar(ficha, revision=None, **opciones):
    """As the last step of its journey does: its case file says that this text was approved."""
    revision = revision or ficha.save_revision(log_action=not ficha.latest_revision_id)
    envio = asegurar_envio(ficha)
    Envio.objects.filter(pk=envio.pk).update(estado=Estado.PUBLICADA, revision=revision)
    return servicios.publicar(ficha=ficha, revision=revision, **opciones)


class PracticaFactory(FichaFactory):
    class Meta:
        model = Practica

    problema = "La espera pasaba de dos horas."
    solucion = "Juntaron las dos colas."
    que_no_funciono = "**El primer cartel no se leía.** Se cambió por uno más grande."
    costo = 38_400
    duracion = 7


class LeccionFactory(FichaFactory):
    class Meta:
        model = Leccion

    class Params:
        anonima = factory.Trait(divulgacion=Leccion.Divulgacion.ANONIMA, anonimato_revisado=True)
        restringida = factory.Trait(divulgacion=Leccion.Divulgacion.RESTRINGIDA)
        diferida = factory.Trait(divulgacion=Leccion.Divulgacion.DIFERIDA, divulgacion_hasta=date(2027, 6, 1))

    contexto = "Un distrito recibía cuarenta solicitudes al mes."
    que_ocurrio = "A los doce meses el plazo era casi el mismo."
    causas = "1. **Se compró antes de rediseñar.** El proveedor copió el recorrido del papel."
    recomendacion = "Antes de comprar, siga un expediente a pie."
    resultado = Leccion.Resultado.FRACASO
    resultado_detalle = "11 de 11 requisitos seguían pidiéndose un año después"


# --- A ficha with everything ------------------------------------------------------------------------------------------
def completar(ficha) -> None:
    """Every section, classification and kind of row, two of each row."""
    for clasificacion in ficha.CLASIFICACIONES:
        terminos = [termino(clasificacion.vocabulario, f"{clasificacion.vocabulario}-{n}") for n in (1, 2)]
        getattr(ficha, clasificacion.campo).set(terminos)
    ficha.etiquetas.add("ventanilla única", "formato único")
    for campo, valor in (_TEXTOS_DE_PRACTICA if ficha.TIPO == "practica" else _TEXTOS_DE_LECCION).items():
        setattr(ficha, campo, valor)
    (_completar_practica if ficha.TIPO == "practica" else _completar_leccion)(ficha)
    _ordenar_partes(ficha)


def _ordenar_partes(ficha) -> None:
    """As the admin and the import leave them: without their order, editing one row would move it before the rest."""
    for relacion in get_all_child_relations(type(ficha)):
        if issubclass(relacion.related_model, Parte):
            for orden, parte in enumerate(getattr(ficha, relacion.get_accessor_name()).all()):
                parte.sort_order = orden


_TEXTOS_DE_PRACTICA = {
    "poblacion_objetivo": "Quien abre una bodega.",
    "objetivo": "Dar la licencia en cinco días.",
    "pasos": "Siguieron un expediente a pie. Doce solicitudes.\nBorraron requisitos. De siete quedaron tres.",
    "resultados": "El plazo bajó de 23 a 3 días hábiles.",
    "sostenibilidad": "Está en ordenanza.",
    "situacion": Practica.Situacion.INSTITUCIONALIZADA,
    "participacion": True,
    "participacion_detalle": "Nueve comerciantes probaron el formato.",
    "igualdad": False,
    "continuidad": True,
    "beneficiarios": 541,
    "beneficiarios_detalle": "comerciantes al año",
}
_TEXTOS_DE_LECCION = {
    "que_se_esperaba": "Bajar de 30 a 10 días.",
    "a_quien_sirve": "A quien redacta términos de referencia.",
    "riesgo_evitado": "gastar en la pantalla y no en el proceso",
    "unidad": "Gerencia de Licencias",
    "costo": 118_500,
    "duracion": 24,
}


def _completar_practica(ficha: Practica) -> None:
    ficha.unidad = "Gerencia de Desarrollo Económico Local"
    ficha.indicadores = [
        Indicador(nombre="Plazo", unidad="días hábiles", sentido="baja", linea_base=23, linea_base_fecha="2021-12",
                  meta=5, meta_fecha="2023", logro=3, logro_fecha="2023-12", fuente="Sistema de trámite",
                  tipo=termino("indicador_tipo", "producto"), dimension=termino("indicador_dimension", "eficacia")),
        Indicador(nombre="Satisfacción", unidad="% que responde «bueno»", sentido="sube", linea_base=38,
                  linea_base_fecha="2021", meta=65, meta_fecha="2023", logro=61, logro_fecha="2023-12"),
    ]  # fmt: skip
    primero = f"indicadores.{ficha.indicadores.all()[0].clave}"
    ficha.evidencias = [
        EvidenciaDePractica(titulo="Reporte", enlace="https://x.example/r", estado="documental", sustenta=[primero]),
        EvidenciaDePractica(titulo="Encuesta", enlace="https://x.example/e", sustenta=["resultados"]),
    ]
    ficha.eslabones = [
        Eslabon(tipo=termino("eslabon", codigo, orden=n), cifra=f"{n} cosas", descripcion=f"Lo de {codigo}")
        for n, codigo in enumerate(("insumo", "actividad", "producto", "resultado-final"), 1)
    ]
    ficha.activos = [
        Activo(tipo=termino("activo", codigo), titulo=f"Activo {codigo}", enlace="https://x.example/a")
        for codigo in ("formato", "tdr", Activo.TIPO_RESERVADO)
    ]
    ficha.condiciones = [
        Condicion(tipo="norma", descripcion="Una ordenanza", meses=2),
        Condicion(tipo="dinero", descripcion="Punto de cobro", indispensable=False, nota="puede cobrarse en caja"),
    ]
    ficha.hitos = [Hito(fecha="2021-10", titulo="Empiezan"), Hito(fecha="2022-03", titulo="Ordenanza")]
    ficha.aliados = [AliadoDePractica(nombre=f"Aliado {n}", mecanismo="Mesa mensual") for n in (1, 2)]
    ficha.normas = [
        NormaDePractica(tipo="Ordenanza", numero=f"01{n}-2022-MPQ", fecha="2022-03-03", titulo="La que la aprobó")
        for n in (1, 2)
    ]
    ficha.reconocimientos = [Reconocimiento(nombre="Premio", organismo="Un instituto", anio=2024)]
    ficha.financiamientos = [
        Financiamiento(fuente=termino("financiamiento", codigo), monto=monto)
        for codigo, monto in (("ordinarios", 30_000), ("directamente-recaudados", 8_400))
    ]


def _completar_leccion(ficha: Leccion) -> None:
    ficha.evidencias = [EvidenciaDeLeccion(titulo="Acta", enlace="https://x.example/acta", sustenta=["que_ocurrio"])]
    ficha.normas = [NormaDeLeccion(tipo="Resolución", numero="10-2021", titulo="La que la cerró")]


# --- Case files -------------------------------------------------------------------------------------------------------
def envio_en(estado: str, ficha=None, **campos) -> Envio:
    """The case file of a ficha that could be sent, standing where it is asked, with the text that is being considered."""
    ficha = ficha or PracticaFactory(breve=True)
    if estado in (Estado.PUBLICADA, Estado.RETIRADA):
        publicar(ficha)
        ficha.refresh_from_db()
    envio = asegurar_envio(ficha)
    envio.estado = estado
    if estado != Estado.BORRADOR:
        envio.revision = ficha.get_latest_revision()
    if estado in (Estado.OBSERVADA, Estado.RECONSIDERACION, Estado.NO_ADMITIDA):
        envio.paso_que_observo = envio.paso_de_revision
    for campo, valor in campos.items():
        setattr(envio, campo, valor)
    plazos.poner(envio)
    envio.save()
    if estado == Estado.RETIRADA:
        type(ficha).objects.filter(pk=ficha.pk).update(retirada=True)
    if estado in DE_LA_SGP | {Estado.VISADO}:
        type(ficha).objects.filter(pk=ficha.pk).update(locked=True)
    return envio


class UsuarioFactory(DjangoModelFactory):
    """`UsuarioFactory(grupo=roles.ESPECIALISTAS)`, `UsuarioFactory(rol="redactor", rol__entidad=entidad)`."""

    class Meta:
        model = Usuario
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"persona{n}@prueba.example")
    first_name = "Rosa"
    last_name = factory.Sequence(lambda n: f"Quispe {n}")

    @factory.post_generation
    def grupo(self, create, extraido, **_):
        if create and extraido:
            self.groups.add(Group.objects.get(name=extraido))

    @factory.post_generation
    def rol(self, create, extraido, entidad=None, **_):
        if create and extraido:
            Membresia.objects.create(usuario=self, entidad=entidad or EntidadFactory(), rol=extraido)
