"""The stories of the demonstration, loaded once for all the rules."""

import copy

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from portal import demostracion, recorridos
from practicas.avisos.models import Aviso
from practicas.catalogos import dias_habiles
from practicas.cuentas.models import Usuario
from practicas.envios import plazos, servicios
from practicas.envios.estados import Accion, Estado
from practicas.envios.models import Acto, Envio, Observacion
from practicas.evaluaciones.models import Asignacion, Evaluacion
from practicas.fichas.completitud import faltantes
from practicas.fichas.models import Leccion, Practica

pytestmark = pytest.mark.django_db
GUION = demostracion.CARPETA / "recorridos.yaml"
EVALUADAS = (
    "licencia-en-tres-dias",
    "combustible-medido-en-el-tanque",
    "una-pagina-por-comision",
    "recibo-predial-con-croquis",
)


@pytest.fixture(scope="module", autouse=True)
def contados(django_db_setup, django_db_blocker, tmp_path_factory):
    """How many were told. Only the fichas that are evaluated are imported: the other fifty-eight add nothing here."""
    fichas = tmp_path_factory.mktemp("fichas")
    for nombre in EVALUADAS:
        (fichas / f"{nombre}.yaml").write_bytes((demostracion.CARPETA / "fichas" / f"{nombre}.yaml").read_bytes())
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("cargar_catalogos", verbosity=0)
        call_command("importar_entidades", str(demostracion.CARPETA / "entidades.csv"), verbosity=0)
        call_command("importar_fichas", str(fichas), publicar=True, demostracion=True, verbosity=0)
        demostracion.crear_cuentas()
        yield recorridos.cargar(GUION)
        transaction.set_rollback(True)


def de(clave: str) -> Envio:
    ficha = next(
        m.objects.get(codigo_externo=clave) for m in (Practica, Leccion) if m.objects.filter(codigo_externo=clave)
    )
    return Envio.objects.de_ficha(ficha).latest("pk")


def lo_que_hay() -> list:
    modelos = (Envio, Acto, Observacion, Aviso, Asignacion, Evaluacion, Practica, Leccion)
    return [list(modelo.objects.order_by("pk").values()) for modelo in modelos]


def test_estan_todos_los_estados():
    assert set(Envio.objects.values_list("estado", flat=True)) == set(Estado)


def test_el_ultimo_acto_de_cada_envio_dice_donde_esta():
    con_actos = [(e, e.actos.order_by("pk").last()) for e in Envio.objects.all()]
    assert all(acto.a == envio.estado for envio, acto in con_actos if acto)
    assert sum(acto is not None for _, acto in con_actos) > 20


def test_cada_historia_avanza_en_el_tiempo_y_no_llega_al_futuro():
    for envio in Envio.objects.all():
        cuando = list(envio.actos.order_by("pk").values_list("cuando", flat=True))
        assert cuando == sorted(cuando), envio
        assert all(c <= timezone.now() for c in cuando), envio
        assert not cuando or envio.creado <= cuando[0], envio


def test_se_esta_en_un_estado_desde_el_ultimo_acto_que_lo_trajo():
    for envio in Envio.objects.all():
        trajo = [a for a in envio.actos.order_by("pk") if a.de != a.a]
        assert not trajo or envio.desde == trajo[-1].cuando, envio


def test_ningun_borrador_es_publico():
    publicos = {*Practica.objects.publicadas(), *Leccion.objects.publicadas()}
    nunca = Envio.objects.filter(version=1).exclude(estado=Estado.PUBLICADA).de_publicacion()
    assert publicos
    assert not publicos & {envio.ficha for envio in nunca}


def test_todo_lo_enviado_esta_completo_y_los_borradores_no():
    de_publicacion = Envio.objects.de_publicacion().filter(version=1)
    assert all(not faltantes(e.texto) for e in de_publicacion.exclude(estado=Estado.BORRADOR))
    faltan = [len(faltantes(e.texto)) for e in de_publicacion.filter(estado=Estado.BORRADOR)]
    assert len(faltan) == 2
    assert min(faltan) >= 1
    assert min(faltan) < max(faltan)


def test_nadie_aprueba_lo_suyo():
    aprueban = {Accion.ADMITIR, Accion.PUBLICAR, Accion.NO_ADMITIR, Accion.OBSERVAR, Accion.CALIFICAR}
    for usuario in Usuario.objects.filter(email__in=[c.correo for c in demostracion.CUENTAS]):
        assert usuario.membresias.count() + usuario.groups.count() == 1, usuario
    for envio in Envio.objects.all():
        por_la_entidad = set(
            envio.actos.filter(accion__in=[Accion.ENVIAR, Accion.VISAR]).values_list("usuario", flat=True)
        )
        decidieron = envio.actos.filter(accion__in=aprueban, usuario__isnull=False).values_list("usuario", flat=True)
        assert not por_la_entidad & set(decidieron), envio


def test_quien_admite_no_publica():
    for acto in Acto.objects.filter(accion=Accion.PUBLICAR, de=Estado.POR_PUBLICAR):
        assert acto.usuario not in [a.usuario for a in acto.envio.actos.filter(accion=Accion.ADMITIR)]


def test_hay_lo_atrasado_lo_que_esta_por_vencer_y_lo_recien_llegado():
    assert plazos.quedan(de("ambulantes-con-plano-firmado")) < 0
    assert plazos.quedan(de("fugas-buscadas-de-noche")) == 1
    assert plazos.quedan(de("poste-con-numero-para-avisar")) > 4


def test_lo_observado_espera_respuesta_y_trae_una_redaccion_sugerida():
    abiertas = de("cotizaciones-el-mismo-dia").observaciones.sin_responder()
    assert [bool(o.sugerencia) for o in abiertas] == [True, False]


def test_la_version_nueva_parte_del_texto_que_se_corrigio():
    nueva = de("actas-del-concejo-a-los-cinco-dias")
    assert (nueva.estado, nueva.version) == (Estado.BORRADOR, 3)
    assert nueva.titulo.endswith("con el voto de cada regidor")


def test_la_segunda_version_esta_publicada_y_la_primera_se_guarda():
    ficha = de("actas-del-concejo-a-los-cinco-dias").ficha
    versiones = Envio.objects.filter(tipo=ficha.TIPO, ficha_id=ficha.pk, estado=Estado.PUBLICADA).order_by("version")
    assert [("33 cumplieron" in v.texto.resumen, v.texto.resumen == ficha.resumen) for v in versiones] == [
        (False, False),
        (True, True),
    ]


def test_una_evaluacion_espera_al_segundo_y_otra_al_tercero():
    de_licencias, con_croquis = (Evaluacion.objects.get(envio=de(clave)) for clave in (EVALUADAS[0], EVALUADAS[3]))
    assert [a.estado for a in de_licencias.activas()] == ["enviada", "en_curso"]
    assert [(a.estado, a.tercera) for a in con_croquis.activas()][-1] == ("por_declarar", True)


def test_los_avisos_de_lo_pasado_no_salen_por_correo():
    assert set(Aviso.objects.values_list("correo_estado", flat=True)) == {Aviso.Correo.SIN_CORREO}
    assert Aviso.objects.sin_leer().exists()
    assert Aviso.objects.exclude(leido=None).exists()


def test_el_reloj_no_tiene_nada_que_archivar_ni_recordar_al_empezar():
    antes = Aviso.objects.count()
    call_command("recordatorios")
    assert Aviso.objects.count() == antes
    assert not Envio.objects.por_archivar(dias_habiles.hoy()).exists()


@pytest.mark.parametrize("cuenta", demostracion.CUENTAS, ids=lambda c: c.correo)
def test_cada_cuenta_abre_lo_suyo_y_todos_sus_expedientes(client, cuenta):
    usuario = Usuario.objects.get(email=cuenta.correo)
    client.force_login(usuario)
    suyos = {"/mi-entidad/": Envio.objects.que_ve(usuario), "/mesa/": Envio.objects.all()}.get(cuenta.abre, ())
    asignadas = [f"/evaluacion/{pk}/" for pk in Asignacion.objects.que_ve(usuario).values_list("pk", flat=True)]
    rutas = [cuenta.abre, *(f"{cuenta.abre}envios/{envio.uuid}/" for envio in suyos), *asignadas]
    assert {ruta: client.get(ruta).status_code for ruta in rutas} == dict.fromkeys(rutas, 200)
    assert len(rutas) > 2


def test_contarlas_otra_vez_no_cambia_nada(contados):
    antes = copy.deepcopy(lo_que_hay())
    assert (contados > 20, recorridos.cargar(GUION)) == (True, 0)
    assert lo_que_hay() == antes


def test_lo_que_alguien_movio_se_queda_como_lo_dejo():
    responsable = Usuario.objects.get(email="responsable@quillamayo.example")
    envio = de("partida-de-defuncion-en-el-hospital")
    servicios.visar(envio=envio, usuario=responsable, revision=envio.revision_id)
    assert recorridos.cargar(GUION) == 0
    assert Envio.objects.get(pk=envio.pk).estado == Estado.ADMISIBILIDAD
