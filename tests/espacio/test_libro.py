"""A workbook goes out, is filled off-line, comes back, and says the same; nothing is written before it is accepted."""

import io
import shutil
import subprocess
import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import load_workbook

from practicas.envios import servicios
from practicas.envios.estados import Estado
from practicas.envios.models import Envio, Propuesta
from practicas.fichas.models import Leccion, Practica
from tests.factories import LeccionFactory, PracticaFactory, envio_en, publicar, termino

pytestmark = pytest.mark.django_db
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def envio(elenco):
    ficha = PracticaFactory(completa=True, breve=True, entidad=elenco.entidad, titulo="Licencias en tres días")
    return envio_en(Estado.BORRADOR, ficha)


@pytest.fixture
def redactora(client, elenco):
    client.force_login(elenco.redactora)
    return client


def bajar(client, envio):
    respuesta = client.get(f"/mi-entidad/envios/{envio.uuid}/ficha.xlsx")
    assert respuesta.status_code == 200
    return load_workbook(io.BytesIO(respuesta.content))


def en_bytes(libro) -> bytes:
    salida = io.BytesIO()
    libro.save(salida)
    return salida.getvalue()


def subir(client, envio, contenido: bytes, nombre="ficha.xlsx", **extra):
    archivo = SimpleUploadedFile(nombre, contenido, XLSX)
    return client.post(f"/mi-entidad/envios/{envio.uuid}/subir/", {"archivo": archivo}, **extra)


def ver(client, envio):
    return client.get(f"/mi-entidad/envios/{envio.uuid}/propuesta/")


def decidir(client, envio, decision="aceptar", vista=None):
    vista = vista or ver(client, envio).context["comparacion"].vista
    return client.post(f"/mi-entidad/envios/{envio.uuid}/propuesta/", {"decision": decision, "vista": vista})


def poner(libro, campo: str, valor) -> str:
    """In the sheet «Ficha»; the address of the cell."""
    fila = next(f for f in range(1, 100) if libro["Ficha"].cell(f, 1).value == campo)
    libro["Ficha"].cell(fila, 4).value = valor
    return f"Ficha!D{fila}"


def comparar(client, envio, libro):
    assert subir(client, envio, en_bytes(libro)).status_code == 302
    return ver(client, envio).context["comparacion"]


def cambios(comparacion) -> dict[str, tuple[str, str]]:
    return {d.rotulo: (d.antes, d.ahora) for d in comparacion.diferencias}


@pytest.mark.parametrize("fabrica", [PracticaFactory, LeccionFactory])
@pytest.mark.parametrize("rasgos", [{"completa": True}, {}])
def test_lo_que_vuelve_como_salio_no_cambia_nada(redactora, elenco, fabrica, rasgos):
    ficha = fabrica(entidad=elenco.entidad, resumen="=1+1\n  con\u00a0blancos \n\n\ny '=comillas", **rasgos)
    ficha.save_revision()
    envio = envio_en(Estado.BORRADOR, ficha)
    comparacion = comparar(redactora, envio, bajar(redactora, envio))

    assert (comparacion.diferencias, comparacion.no_leidas, comparacion.cambio_el_borrador) == ([], [], False)
    assert "No hay cambios" in ver(redactora, envio).content.decode()


def test_lo_escrito_con_openpyxl_es_lo_que_queda(redactora, envio):
    termino("tema", "agua", nombre="Agua y saneamiento")
    libro = bajar(redactora, envio)
    nuevos = {"titulo": "Licencias en dos días", "costo": 40_000.5, "beneficiarios": 600, "anio_fin": 2024,
              "participacion": "no", "situacion": "En marcha", "problema": "Había **tres** colas.\n\nY un cartel.",
              "tema": "agua — Agua y saneamiento", "pasos": "Uno\nDos", "etiquetas": "licencias\nbodegas"}  # fmt: skip
    for campo, valor in nuevos.items():
        poner(libro, campo, valor)
    libro["financiamiento"]["C3"] = 31_600.5
    libro["indicadores"]["G3"] = 24
    comparacion = comparar(redactora, envio, libro)
    assert comparacion.no_leidas == []
    assert Envio.objects.get().texto.titulo == "Licencias en tres días"
    decidir(redactora, envio)

    texto = Practica.objects.get().get_latest_revision_as_object()
    assert (texto.titulo, texto.costo, texto.beneficiarios, texto.anio_fin) == (
        "Licencias en dos días", Decimal("40000.5"), 600, 2024,
    )  # fmt: skip
    assert (texto.participacion, texto.situacion, texto.pasos) == (False, "en-marcha", "Uno\nDos")
    assert texto.problema == "Había **tres** colas.\n\nY un cartel."
    assert [t.codigo for t in texto.temas.all()] == ["agua"]
    assert sorted(texto.etiquetas.names()) == ["bodegas", "licencias"]
    assert [i.linea_base for i in texto.indicadores.all()] == [24, 38]
    assert Propuesta.objects.count() == 0
    assert Envio.objects.get().titulo == "Licencias en dos días"


@pytest.mark.parametrize("escrito", ["1,234.5", "1 234,50", "1234.5", "S/ 1,234.50", 1234.5])
def test_las_cifras_se_leen_como_se_escriben_en_el_peru_y_se_muestran_leidas(redactora, envio, escrito):
    libro = bajar(redactora, envio)
    lugar = poner(libro, "costo", escrito)
    diferencia = next(d for d in comparar(redactora, envio, libro).diferencias if d.rotulo == "Costo (S/)")

    assert (diferencia.antes, diferencia.ahora, diferencia.lugar) == ("38,400", "1,234.5", lugar)


@pytest.mark.parametrize("escrito", ["12/2022", "2022-12"])
def test_las_fechas_se_leen_como_las_escribe_la_gente(redactora, envio, escrito):
    libro = bajar(redactora, envio)
    libro["indicadores"]["H3"] = escrito
    assert ("12/2021", "12/2022") in cambios(comparar(redactora, envio, libro)).values()


@pytest.mark.parametrize(
    ("campo", "escrito", "motivo"),
    [
        ("costo", "mucho", "no es una cifra"),
        ("costo", "=1+1", "fórmula"),
        ("costo", -5, "mayor o igual"),
        ("anio_inicio", 2090, "posterior"),
        ("situacion", "regular", "use uno de"),
        ("tema", "p99", "no es un código"),
        ("titulo", None, "Está vacía"),
        ("titulo", "x" * 101, "100"),
        ("resumen", "x" * 700, "600"),
        ("contacto_correo", "sin arroba", "correo"),
        ("duracion", 10**9, "entre"),
        ("participacion", "quizá", "sí"),
        ("ubigeo", "999999", "UBIGEO"),
    ],
)
def test_lo_que_no_se_puede_leer_se_dice_con_su_celda_y_no_cambia_nada(redactora, envio, campo, escrito, motivo):
    libro = bajar(redactora, envio)
    lugar = poner(libro, campo, escrito)
    poner(libro, "unidad", "Otra gerencia")
    comparacion = comparar(redactora, envio, libro)

    assert list(cambios(comparacion)) == ["Unidad"]
    assert [n.lugar for n in comparacion.no_leidas] == [lugar]
    assert motivo in comparacion.no_leidas[0].motivo
    assert decidir(redactora, envio).status_code == 302


def test_las_filas_se_reconocen_por_su_clave(redactora, envio):
    libro = bajar(redactora, envio)
    hoja = libro["indicadores"]
    clave = hoja["A4"].value
    hoja.delete_rows(3)
    hoja["B3"] = "Satisfacción de quien atiende"
    hoja["B4"], hoja["E4"], hoja["F4"] = "Colas", "colas", "Mejor si baja"
    comparacion = comparar(redactora, envio, libro)
    decidir(redactora, envio)

    assert {"Indicadores: fila nueva", "Indicadores: fila quitada"} < set(cambios(comparacion))
    filas = list(Practica.objects.get().indicadores.all())
    assert [(i.nombre, i.linea_base) for i in filas] == [("Satisfacción de quien atiende", 38), ("Colas", None)]
    assert str(filas[0].clave) == clave


def test_una_fila_nueva_sin_lo_indispensable_no_entra_y_se_dice(redactora, envio):
    libro = bajar(redactora, envio)
    libro["financiamiento"]["C5"] = 100
    libro["eslabones"]["D9"] = "Sin tipo"
    libro["eslabones"]["D10"] = "Otro sin tipo"
    comparacion = comparar(redactora, envio, libro)

    assert comparacion.diferencias == []
    assert {n.lugar.partition("!")[0] for n in comparacion.no_leidas} == {"financiamiento", "eslabones"}
    assert decidir(redactora, envio).status_code == 302
    assert len(Practica.objects.get().eslabones.all()) == 4


def test_una_clave_repetida_o_ajena_es_una_fila_nueva(redactora, envio):
    libro = bajar(redactora, envio)
    hoja = libro["aliados"]
    hoja["A5"], hoja["B5"] = hoja["A3"].value, "Copiado"
    hoja["A6"], hoja["B6"] = str(uuid.uuid4()), "De otra ficha"
    hoja["A7"], hoja["B7"] = "<b>", "Cualquiera"
    comparar(redactora, envio, libro)
    decidir(redactora, envio)

    claves = [a.clave for a in Practica.objects.get().aliados.all()]
    assert len(claves) == len(set(claves)) == 5


def test_la_evidencia_conserva_su_archivo_y_lo_que_sustenta(redactora, envio):
    texto = envio.texto
    primera = texto.evidencias.all()[0]
    primera.archivo, primera.huella = "evidencias/2026/acta.pdf", "f" * 64
    texto.save()
    texto.save_revision()
    libro = bajar(redactora, envio)
    libro["evidencias"]["B3"] = "Acta firmada"
    comparar(redactora, envio, libro)
    decidir(redactora, envio)

    quedo = Practica.objects.get().evidencias.all()[0]
    assert (quedo.titulo, quedo.archivo.name, quedo.huella) == ("Acta firmada", "evidencias/2026/acta.pdf", "f" * 64)
    assert (quedo.estado, quedo.sustenta) == (primera.estado, primera.sustenta)


def test_lo_que_el_libro_no_trae_queda_como_estaba(redactora, envio):
    libro = bajar(redactora, envio)
    del libro["indicadores"]
    libro["Ficha"].delete_rows(3, 8)
    poner(libro, "sostenibilidad", "Está en el presupuesto.")
    assert list(cambios(comparar(redactora, envio, libro))) == ["Cómo se sostiene"]


def test_la_entidad_de_la_ficha_no_se_cambia_por_el_libro(redactora, envio, elenco):
    libro = bajar(redactora, envio)
    assert not {"entidad", "codigo", "validacion", "demostracion"} & {f[0].value for f in libro["Ficha"].iter_rows()}
    libro["Ficha"].append(["entidad", "", "", elenco.de_otra_entidad.membresias.get().entidad.codigo])
    comparacion = comparar(redactora, envio, libro)

    assert comparacion.diferencias == []
    assert "no dice de qué campo es" in comparacion.no_leidas[0].motivo


def test_una_leccion_solo_cita_practicas_publicas_o_suyas(redactora, elenco):
    ajena = PracticaFactory(codigo_externo="X-1")
    publica = PracticaFactory(publicada=True)
    ficha = LeccionFactory(entidad=elenco.entidad)
    ficha.save_revision()
    envio = envio_en(Estado.BORRADOR, ficha)
    for referencia, citada in (("X-1", None), (publica.codigo, publica)):
        libro = bajar(redactora, envio)
        poner(libro, "practica_relacionada", referencia)
        comparar(redactora, envio, libro)
        decidir(redactora, envio)
        assert Leccion.objects.get().practica == citada
    assert not ajena.es_publica


# --- Nothing is written before, nobody else writes in between --------------------------------------------------------
def test_dejar_el_borrador_como_esta_no_escribe_nada(redactora, envio):
    libro = bajar(redactora, envio)
    poner(libro, "titulo", "Otro")
    subir(redactora, envio, en_bytes(libro))
    antes = Practica.objects.get().latest_revision_id
    decidir(redactora, envio, "descartar")

    assert Propuesta.objects.count() == 0
    assert (Practica.objects.get().titulo, Practica.objects.get().latest_revision_id) == (
        "Licencias en tres días",
        antes,
    )


def test_si_otro_escribe_entretanto_se_avisa_con_409_y_la_diferencia(redactora, envio, elenco):
    libro = bajar(redactora, envio)
    poner(libro, "titulo", "Otro título")
    vista = comparar(redactora, envio, libro).vista
    texto = envio.texto
    texto.resumen = "Lo que escribió otra persona."
    servicios.guardar_texto(envio=envio, texto=texto, usuario=elenco.responsable)
    respuesta = decidir(redactora, envio, vista=vista)

    assert respuesta.status_code == 409
    assert respuesta.context["comparacion"].cambio_el_borrador
    assert "Lo que escribió otra persona." in respuesta.content.decode()
    assert envio.texto.titulo == "Licencias en tres días"
    assert decidir(redactora, envio).status_code == 302
    assert envio.texto.titulo == "Otro título"


def test_junto_a_un_texto_publico_solo_cambia_el_borrador(redactora, elenco):
    ficha = PracticaFactory(completa=True, breve=True, entidad=elenco.entidad, titulo="Pública")
    publicar(ficha)
    publico = Envio.objects.get()
    nuevo = servicios.actualizar(envio=publico, usuario=elenco.redactora)
    libro = bajar(redactora, nuevo)
    poner(libro, "titulo", "Versión nueva")
    comparar(redactora, nuevo, libro)
    decidir(redactora, nuevo)

    assert Practica.objects.get().titulo == "Pública"
    assert nuevo.texto.titulo == "Versión nueva"


@pytest.mark.parametrize("quien", ["de_otra_entidad", "ajeno"])
@pytest.mark.parametrize("pagina", ["ficha.docx", "ficha.xlsx", "subir/", "propuesta/", "evidencias/"])
def test_para_los_de_fuera_no_existe(client, envio, elenco, quien, pagina):
    client.force_login(getattr(elenco, quien))
    assert client.get(f"/mi-entidad/envios/{envio.uuid}/{pagina}").status_code == 404


@pytest.mark.parametrize("pagina", ["ficha.docx", "ficha.xlsx", "subir/", "propuesta/", "evidencias/"])
def test_sin_ingresar_se_pide_ingresar(client, envio, pagina):
    assert client.get(f"/mi-entidad/envios/{envio.uuid}/{pagina}").status_code == 302


def test_lo_que_esta_en_revision_no_se_cambia_por_un_libro(redactora, elenco):
    envio = envio_en(Estado.ADMISIBILIDAD, PracticaFactory(breve=True, entidad=elenco.entidad))
    libro = bajar(redactora, envio)

    assert subir(redactora, envio, en_bytes(libro)).status_code == 403
    assert Propuesta.objects.count() == 0


def test_cada_quien_decide_sobre_su_libro(client, envio, elenco):
    client.force_login(elenco.redactora)
    libro = bajar(client, envio)
    poner(libro, "titulo", "Otro")
    subir(client, envio, en_bytes(libro))
    client.force_login(elenco.responsable)

    assert ver(client, envio).status_code == 302
    assert Propuesta.objects.get().usuario == elenco.redactora


def test_lo_que_nadie_decidio_en_siete_dias_se_olvida(redactora, envio):
    subir(redactora, envio, en_bytes(bajar(redactora, envio)))
    Propuesta.objects.update(creada=timezone.now() - timedelta(days=6, hours=23))
    assert servicios.olvidar_propuestas() == 0
    Propuesta.objects.update(creada=timezone.now() - timedelta(days=7, minutes=1))
    assert servicios.olvidar_propuestas() == 1


def test_el_libro_trae_listas_para_elegir(redactora, envio):
    libro = bajar(redactora, envio)
    reglas = {str(r.sqref): r.formula1 for r in libro["Ficha"].data_validations.dataValidation}
    fila = next(f for f in range(1, 100) if libro["Ficha"].cell(f, 1).value == "situacion")
    letra = reglas[f"D{fila}"].split("$")[1]

    assert [c.value for c in libro["Listas"][letra]][:3] == ["situacion", "Piloto", "En marcha"]
    assert '"sí,no"' in reglas.values()
    assert libro["_yachay"].sheet_state == "hidden"


def test_el_word_dice_el_borrador(redactora, envio):
    respuesta = redactora.get(f"/mi-entidad/envios/{envio.uuid}/ficha.docx")
    assert respuesta["Content-Disposition"] == f'attachment; filename="ficha-{envio.numero}.docx"'
    assert respuesta.content.startswith(b"PK")


# --- LibreOffice ------------------------------------------------------------------------------------------------------
def test_lo_guardado_con_libreoffice_dice_lo_mismo(redactora, envio, tmp_path):
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if not soffice:  # not `exigir`: half a gigabyte for one test is not asked of every machine
        pytest.skip("falta LibreOffice: apt install libreoffice-calc")
    libro = bajar(redactora, envio)
    poner(libro, "titulo", "Guardado con LibreOffice")
    libro.save(tmp_path / "ficha.xlsx")
    perfil = f"-env:UserInstallation=file://{tmp_path}/perfil"
    orden = [soffice, perfil, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", tmp_path / "s"]
    subprocess.run([*orden, tmp_path / "ficha.xlsx"], check=True, timeout=180, capture_output=True)
    subir(redactora, envio, (tmp_path / "s" / "ficha.xlsx").read_bytes())
    comparacion = ver(redactora, envio).context["comparacion"]

    assert cambios(comparacion) == {"Título": ("Licencias en tres días", "Guardado con LibreOffice")}
    assert comparacion.no_leidas == []
