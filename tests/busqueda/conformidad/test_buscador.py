from busqueda.motores import motor
from busqueda.puerto import MotorCaido
from practicas.catalogos.models import Equivalencia
from tests.factories import EntidadFactory, LeccionFactory, PracticaFactory, termino


def titulos(resultado):
    return [a.titulo for a in resultado.aciertos]


def valores(resultado, faceta):
    contada = next(f for f in resultado.facetas if f.faceta.nombre == faceta)
    return {v.codigo: v.cantidad for v in contada.valores}


def _caido(*_):
    raise MotorCaido("no responde")


def test_encuentra_sin_tildes_ni_mayusculas(buscar):
    PracticaFactory(titulo="Simplificación de trámites", publicada=True)
    PracticaFactory(titulo="Riego por goteo", publicada=True)

    assert titulos(buscar("SIMPLIFICACION tramite")) == ["Simplificación de trámites"]


def test_el_titulo_pesa_mas_que_el_cuerpo(buscar):
    PracticaFactory(titulo="Otra cosa", solucion="Hablaron del catastro.", publicada=True)
    PracticaFactory(titulo="Catastro al día", publicada=True)

    assert titulos(buscar("catastro")) == ["Catastro al día", "Otra cosa"]


def test_de_un_codigo_no_se_halla_lo_que_se_le_parece(buscar):
    PracticaFactory.create_batch(3, titulo="Plan 2026 de la ronda", publicada=True)

    assert buscar("LA-2026-09999").total == 0


def test_el_codigo_va_primero(buscar):
    PracticaFactory.create_batch(3, titulo="BP y otras siglas", publicada=True)
    ficha = PracticaFactory(titulo="La buscada", publicada=True)

    assert buscar(ficha.codigo).aciertos[0].codigo == ficha.codigo


def test_solo_negativas_es_todo_menos_ellas(buscar):
    PracticaFactory(titulo="Con plataforma virtual", publicada=True)
    PracticaFactory(titulo="Con ventanilla", publicada=True)

    assert titulos(buscar("-virtual")) == ["Con ventanilla"]


def test_relaja_cuando_las_palabras_no_estan_juntas(buscar):
    PracticaFactory(titulo="Camal municipal", publicada=True)
    PracticaFactory(titulo="Biodigestor rural", publicada=True)

    resultado = buscar("camal biodigestor")

    assert resultado.relajada
    assert resultado.total == 2


def test_un_filtro_no_cambia_lo_que_las_palabras_quieren_decir(buscar):
    salud = termino("tema", "salud")
    PracticaFactory.create_batch(10, titulo="Agua segura", publicada=True)
    PracticaFactory(titulo="Agua", publicada=True, terminos={"temas": [salud]})

    resultado = buscar("agua segura", tema="salud")

    assert not resultado.relajada
    assert resultado.total == 0


def test_un_padre_abarca_a_sus_descendientes(buscar):
    p3 = termino("pilar", "p3", version="2013")
    p32 = termino("pilar", "p3.2", version="2013", padre=p3)
    PracticaFactory(titulo="Hija", publicada=True, terminos={"pilares": [p32]})

    assert buscar(pilar="p3").total == 1
    assert buscar(pilar="-p3").total == 0


def test_los_hijos_de_lo_elegido_se_muestran(buscar):
    p3 = termino("pilar", "p3", version="2013")
    p32 = termino("pilar", "p3.2", version="2013", padre=p3)
    PracticaFactory(publicada=True, terminos={"pilares": [p32]})

    cerrada = next(f for f in buscar().facetas if f.faceta.nombre == "pilar")
    abierta = next(f for f in buscar(pilar="p3").facetas if f.faceta.nombre == "pilar")

    assert [v.hijos for v in cerrada.valores] == [()]
    assert [h.codigo for h in abierta.valores[0].hijos] == ["p3.2"]


def test_lo_elegido_se_lista_aunque_no_tenga_fichas(buscar):
    termino("tema", "salud", nombre="Salud")
    PracticaFactory(publicada=True, terminos={"temas": [termino("tema", "agua")]})

    assert valores(buscar(tema="salud"), "tema") == {"agua": 1, "salud": 0}


def test_el_puente_entre_versiones_se_busca_y_se_cuenta(buscar):
    p1 = termino("pilar", "p1", version="2013")
    op1 = termino("pilar", "op1", version="2030")
    Equivalencia.objects.create(origen=p1, destino=op1, tipo="mas_amplia")
    PracticaFactory(publicada=True, terminos={"pilares": [p1]})

    resultado = buscar(pilar="op1")

    assert resultado.total == 1
    assert valores(resultado, "pilar") == {"op1": 1, "p1": 1}


def test_una_equivalencia_solo_relacionada_no_traslada(buscar):
    e3, op1 = termino("eje", "e3"), termino("pilar", "op1", version="2030")
    Equivalencia.objects.create(origen=e3, destino=op1, tipo="relacionada")
    PracticaFactory(publicada=True, terminos={"ejes": [e3]})

    assert buscar(pilar="op1").total == 0


def test_un_nombre_nuevo_se_muestra_y_se_encuentra(buscar):
    tema = termino("tema", "agua", nombre="Agua")
    PracticaFactory(titulo="Cloro en la sierra", publicada=True, terminos={"temas": [tema]})
    buscar()
    tema.nombre = "Saneamiento básico"
    tema.save()

    resultado = buscar("saneamiento")

    assert titulos(resultado) == ["Cloro en la sierra"]
    contada = next(f for f in resultado.facetas if f.faceta.nombre == "tema")
    assert contada.valores[0].nombre == "Saneamiento básico"


def test_una_entidad_renombrada_se_encuentra_por_su_nombre_nuevo(buscar):
    entidad = EntidadFactory(nombre="Municipalidad de Antes")
    PracticaFactory(titulo="Algo", entidad=entidad, publicada=True)
    buscar()
    entidad.nombre = "Municipalidad de Quillamayo"
    entidad.save()

    assert buscar("quillamayo").aciertos[0].entidad == "Municipalidad de Quillamayo"


def test_los_anios_van_de_inicio_a_fin(buscar):
    PracticaFactory(anio_inicio=2019, anio_fin=2021, publicada=True)
    PracticaFactory(anio_inicio=2022, anio_fin=None, publicada=True)

    assert valores(buscar(), "anio") == {"2019": 1, "2020": 1, "2021": 1, "2022": 1}
    assert buscar(anio="2020").total == 1
    assert buscar(anio="2021-").total == 2
    assert buscar(anio="-2018").total == 0


def test_un_guion_en_el_titulo_no_se_ejecuta(buscar):
    PracticaFactory(titulo="<script>alert(1)</script> catastro", publicada=True)

    acierto = buscar("catastro").aciertos[0]

    assert "<script>" not in acierto.titulo_html + acierto.extracto_html
    assert "<mark>catastro</mark>" in acierto.titulo_html


def test_dice_donde_coincide(buscar):
    PracticaFactory(titulo="Catastro", solucion="Hicieron el catastro.", publicada=True)

    assert buscar("catastro").aciertos[0].coincide_en == ["título", "solución"]


def test_dice_que_coincide_por_su_clasificacion(buscar):
    tema = termino("tema", "tramites", nombre="Trámites y licencias", sinonimos="ventanilla única")
    PracticaFactory(titulo="Tres días", publicada=True, terminos={"temas": [tema]})

    (por_nombre,), (por_sinonimo,) = buscar("licencias").aciertos, buscar("ventanilla").aciertos

    assert por_nombre.coincide_en == por_sinonimo.coincide_en == ["tema «Trámites y licencias»"]
    assert por_nombre.resaltados[0].html == "Trámites y <mark>licencias</mark>"


def test_los_sinonimos_de_lo_que_abarca_a_muchas_no_las_hallan_a_todas(buscar):
    pilar, ods = termino("pilar", "p1", version="2013"), termino("ods", "2", nombre="Hambre cero", sinonimos="anemia")
    objetivo = termino("pilar", "op2", version="2030", nombre="Gestión interna", sinonimos="transformación digital")
    Equivalencia.objects.create(origen=pilar, destino=objetivo, tipo="mas_amplia")
    PracticaFactory(titulo="Obras paradas", publicada=True, terminos={"pilares": [pilar], "ods": [ods]})

    assert [buscar(q).total for q in ("digital", "anemia", "gestión interna", "hambre")] == [0, 0, 0, 1]


def test_los_ordenes_son_estables(buscar):
    for titulo in ("Ábaco", "zócalo", "Muro"):
        PracticaFactory(titulo=titulo, publicada=True)
    LeccionFactory(titulo="Ladrillo", publicada=True)

    assert titulos(buscar(orden="titulo")) == ["Ábaco", "Ladrillo", "Muro", "zócalo"]
    assert titulos(buscar(orden="recientes")) == ["Ladrillo", "Muro", "zócalo", "Ábaco"]


def test_mas_alla_de_la_ultima_pagina_no_hay_nada(buscar):
    PracticaFactory(publicada=True)

    resultado = buscar(pagina=7)

    assert resultado.total == 1
    assert not resultado.aciertos


def test_mas_alla_del_acierto_diez_mil_se_avisa(buscar):
    assert buscar(pagina=501).demasiado_lejos
    assert not buscar(pagina=500).demasiado_lejos


def test_sin_motor_contesta_la_base(buscar, monkeypatch):
    PracticaFactory(titulo="Catastro rural", publicada=True)
    buscar()
    monkeypatch.setattr(type(motor()), "buscar", _caido)

    resultado = buscar("catastro")

    assert resultado.degradada
    assert titulos(resultado) == ["Catastro rural"]
    assert not resultado.facetas


def test_la_busqueda_no_cuesta_mas_consultas_con_mas_fichas(buscar, indice, django_assert_max_num_queries):
    for n in range(12):
        PracticaFactory(publicada=True, completa=True, titulo=f"Agua {n}")
    indice()
    with django_assert_max_num_queries(8):
        assert len(buscar("agua").aciertos) == 12
