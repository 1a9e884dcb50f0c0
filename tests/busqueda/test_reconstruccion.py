"""What a rebuild does with what others do meanwhile."""

import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from busqueda import escritura, indexacion, reconstruccion
from busqueda.escritura import escribir_pendientes
from busqueda.estado import leer_estado
from busqueda.models import EnIndice, Escritura
from busqueda.motores import motor
from busqueda.motores.tantivy import ReconstruccionTantivy
from busqueda.puerto import EscrituraRechazada
from practicas.fichas.models import Practica
from tests.factories import PracticaFactory


def ids():
    return set(motor().versiones())


@pytest.fixture
def de_una_en_una(monkeypatch):
    """Batches of one ficha, so that something may happen between two."""
    monkeypatch.setattr(reconstruccion, "TANDA", 1)


def test_lo_que_se_publica_mientras_se_rehace_se_halla_mientras_se_rehace(indice, de_una_en_una):
    PracticaFactory.create_batch(3, publicada=True)
    indice()
    viejo, vistas = motor().indice_en_uso(), []

    def avanzar(hechas, total):
        if hechas == 1:
            vistas.append(f"practica-{PracticaFactory(publicada=True).pk}")
        else:
            vistas.append((motor().indice_en_uso() == viejo, vistas[0] in ids()))

    indexacion.reconstruir(avanzar)

    assert vistas[1] == (True, True)
    assert vistas[0] in ids()
    assert not indexacion.hay_pendientes()


def test_una_carga_grande_pasa_de_a_pocas_al_indice_que_se_va(indice, de_una_en_una, monkeypatch):
    monkeypatch.setattr(reconstruccion, "DE_PASO", 2)
    PracticaFactory(publicada=True)
    indice()
    PracticaFactory.create_batch(4, publicada=True)
    vistas = []

    indexacion.reconstruir(lambda hechas, total: vistas.append(len(ids())))

    assert vistas == [1, 3, 5, 5, 5]  # those of the index that answers meanwhile
    assert not indexacion.hay_pendientes()


def test_un_indice_en_uso_que_no_admite_cambios_no_detiene_al_nuevo(indice, monkeypatch):
    PracticaFactory(publicada=True)
    indice()
    PracticaFactory(publicada=True)

    def caerse(*_, **__):
        raise OSError("disco roto")

    monkeypatch.setattr(reconstruccion, "escribir_pendientes", caerse)
    assert indexacion.reconstruir() == 2
    assert len(ids()) == 2


def test_lo_que_llega_tras_la_ultima_mirada_se_escribe_al_soltar_el_turno(indice, monkeypatch):
    PracticaFactory(publicada=True)
    anotar = reconstruccion.anotar_exito

    def anotar_y_publicar(nombre):
        anotar(nombre)
        PracticaFactory(publicada=True)
        assert indexacion.ponerse_al_dia() == 0  # the turn is taken

    monkeypatch.setattr(reconstruccion, "anotar_exito", anotar_y_publicar)
    indexacion.reconstruir()

    assert len(ids()) == 2
    assert not indexacion.hay_pendientes()


def test_una_ficha_publicada_mientras_se_completa_la_tabla_no_lo_impide(indice, monkeypatch):
    ficha = PracticaFactory(publicada=True)
    EnIndice.objects.all().delete()
    crear = EnIndice.objects.none().bulk_create

    def llegar_antes(self, filas, **opciones):
        if filas:
            crear([EnIndice(tipo=f.tipo, ficha=f.ficha) for f in filas])
        return crear(filas, **opciones)

    with monkeypatch.context() as parche:
        parche.setattr(type(EnIndice.objects.none()), "bulk_create", llegar_antes)
        reconstruccion.completar_tabla()

    assert EnIndice.objects.get().ficha == ficha.pk


def test_la_que_el_nuevo_no_pudo_tener_queda_pendiente(indice, monkeypatch):
    ficha = PracticaFactory(publicada=True)
    indice()
    hacer = escritura.documentos

    def fallar(filas, catalogo=None):
        if any(f.ficha == ficha.pk for f in filas):
            raise ValueError("sin documento")
        return hacer(filas, catalogo)

    with monkeypatch.context() as parche:
        parche.setattr(escritura, "documentos", fallar)
        indexacion.reconstruir()
    assert ids() == set()
    assert EnIndice.objects.pendientes().count() == 1


def test_reconstruir_espera_su_turno(indice):
    PracticaFactory(publicada=True)
    # It lets the turn go when its input ends.
    codigo = "import fcntl, sys; c = open(sys.argv[1], 'w'); fcntl.flock(c, fcntl.LOCK_EX); print(flush=True); sys.stdin.read()"
    motor().carpeta.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", codigo, str(motor().carpeta / "turno")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as otro:
        otro.stdout.readline()
        assert indexacion.reconstruir() is None
        with pytest.raises(CommandError) as error:
            call_command("reconstruir_indice", espera=0.02)
        assert error.value.returncode == 2
        otro.stdin.close()
        assert indexacion.reconstruir(espera=60) == 1


def publicar_al_escribir(monkeypatch, quien):
    """As from another process: each time that this one writes, a ficha more is published."""
    escribir, publicadas = type(quien).escribir, []

    def escribir_y_publicar(self, documentos):
        escribir(self, documentos)
        if len(publicadas) < 9:
            publicadas.append(PracticaFactory(publicada=True).pk)

    monkeypatch.setattr(type(quien), "escribir", escribir_y_publicar)
    return publicadas


def test_quien_escribe_suelta_el_turno_aunque_otros_sigan_publicando(indice, monkeypatch):
    PracticaFactory(publicada=True)
    indice()
    PracticaFactory(publicada=True)
    publicar_al_escribir(monkeypatch, motor())

    assert escritura.escribir_pendientes({}) == 1
    assert EnIndice.objects.pendientes().count() == 1

    indice()
    assert not indexacion.hay_pendientes()


def test_una_reconstruccion_termina_aunque_otros_sigan_publicando(indice, monkeypatch):
    PracticaFactory(publicada=True)
    indice()
    publicadas = publicar_al_escribir(monkeypatch, motor().reconstruir())

    reconstruccion.rehacer()

    assert len(publicadas) == 2  # with the fichas, and with what came meanwhile
    assert EnIndice.objects.pendientes().count() == 1


@pytest.mark.parametrize("espera", ["-1", "nan", "inf"])
def test_una_espera_que_no_es_una_espera(db, espera):
    with pytest.raises(CommandError) as error:
        call_command("reconstruir_indice", espera=float(espera))
    assert error.value.returncode == 2


def test_lo_que_dejo_una_reconstruccion_muerta_se_va_con_la_siguiente(indice):
    PracticaFactory(publicada=True)
    indice()
    muerta = motor().reconstruir()
    anterior = motor().indice_en_uso()

    indexacion.reconstruir()

    carpetas = {carpeta.name for carpeta in motor().carpeta.iterdir() if carpeta.is_dir()}
    assert muerta.nombre not in carpetas
    assert carpetas == {anterior, motor().indice_en_uso()}
    assert Practica.objects.count() == len(ids())


# --- What the engine will not take ------------------------------------------------------------------------------------
@pytest.fixture
def quisquilloso(indice, monkeypatch):
    """`quisquilloso(ficha)` → an engine that takes all but that one, in the index in use and in a new one."""

    def _quisquilloso(ficha):
        id_ = f"{ficha.TIPO}-{ficha.pk}"
        for clase in (type(motor()), ReconstruccionTantivy):
            monkeypatch.setattr(clase, "escribir", _salvo(id_, clase.escribir))

    return _quisquilloso


def _salvo(id_, escribir):
    def escribir_los_demas(self, documentos):
        todos = list(documentos)
        escribir(self, [d for d in todos if d.id != id_])
        if any(d.id == id_ for d in todos):
            raise EscrituraRechazada({id_: "400 no cabe"})

    return escribir_los_demas


def test_la_que_el_motor_no_admite_no_detiene_a_las_demas(indice, quisquilloso):
    indice()
    mala = PracticaFactory(publicada=True)
    quisquilloso(mala)
    despues = PracticaFactory(publicada=True)
    indice()

    assert ids() == {f"practica-{despues.pk}"}
    assert [fila.ficha for fila in EnIndice.objects.pendientes()] == [mala.pk]
    assert "400 no cabe" in leer_estado().error


def test_una_reconstruccion_termina_sin_la_que_el_motor_no_admite(indice, quisquilloso):
    mala, otra = PracticaFactory.create_batch(2, publicada=True)
    quisquilloso(mala)
    indexacion.reconstruir()

    assert ids() == {f"practica-{otra.pk}"}
    assert [fila.ficha for fila in EnIndice.objects.pendientes()] == [mala.pk]


def test_una_reconstruccion_que_no_termina_no_deja_nada(indice, monkeypatch):
    PracticaFactory(publicada=True)
    indexacion.reconstruir()
    antes = {carpeta.name for carpeta in motor().carpeta.iterdir()}

    def falla(*_):
        raise OSError("disco lleno")

    monkeypatch.setattr(reconstruccion, "_alcanzar", falla)
    with pytest.raises(OSError, match="disco lleno"):
        indexacion.reconstruir()

    assert {carpeta.name for carpeta in motor().carpeta.iterdir()} == antes
    assert set(Escritura.objects.values_list("indice", flat=True)) == {motor().indice_en_uso()}


def test_lo_que_otra_maquina_escribe_en_el_indice_que_se_va_vuelve_a_estar_pendiente(indice, monkeypatch):
    ficha = PracticaFactory(titulo="Antes", publicada=True)
    indexacion.reconstruir()
    activar = ReconstruccionTantivy.activar

    def con_otra_maquina(nueva):
        EnIndice.objects.subir("practica", [ficha.pk])
        escribir_pendientes({})
        activar(nueva)

    monkeypatch.setattr(ReconstruccionTantivy, "activar", con_otra_maquina)
    reconstruccion.rehacer()

    assert [fila.ficha for fila in EnIndice.objects.pendientes()] == [ficha.pk]
