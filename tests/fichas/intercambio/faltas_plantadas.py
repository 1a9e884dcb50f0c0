"""The faults: those that any file may carry, and those of each kind of file."""

from .faltas import AVISO, NOTA, Falta

INDICADOR = {"nombre": "Espera", "unidad": "minutos", "sentido": "baja"}
EVIDENCIA = {"titulo": "Acta", "enlace": "https://x.example/acta"}

# Text in a cell is as wrong in a table as in a line of JSON.
COMUNES = [
    Falta("sin_titulo", {"titulo": ""}, "titulo", "Está vacía"),
    Falta("tipo_desconocido", {"tipo": "experiencia"}, "tipo", "use «practica» o «leccion»", "experiencia"),
    Falta("sin_tipo", {"tipo": ""}, "tipo", "Falta"),
    Falta("entidad_desconocida", {"entidad": "999999"}, "entidad", "No hay ninguna entidad con el código «999999»"),
    Falta("pilar_desconocido", {"pilar": "p9"}, "pilar", "«p9» no es un código de «pilar»", "p9"),
    Falta("tema_desconocido", {"tema": "salú"}, "tema", "quizá salud", "salú"),
    Falta("ods_desconocido", {"ods": "ods99"}, "ods", "no es un código de «ods»", "ods99"),
    Falta("cuatro_temas", {"tema": "salud|agua|digital|rentas"}, "tema", "deje 3", "salud|agua|digital|rentas"),
    Falta("titulo_de_101_letras", {"titulo": "T" * 101}, "titulo", "100", "TTT"),
    Falta("resumen_de_601_letras", {"resumen": "R" * 601}, "resumen", "600", "RRR"),
    Falta("correo_mal_escrito", {"contacto_correo": "mesa arroba muni"}, "contacto_correo", "correo", "mesa arroba"),
    Falta("enlace_que_se_ejecuta", {"enlace_externo": "javascript:alert(1)"}, "enlace_externo", "URL", "javascript:"),
    Falta("anio_cero", {"anio_inicio": "0"}, "anio_inicio", "cuatro cifras", "0"),
    Falta("anio_de_termino_cero", {"anio_fin": "0"}, "anio_fin", "cuatro cifras", "0"),
    Falta("anio_3000", {"anio_inicio": "3000"}, "anio_inicio", "no puede ser posterior", "3000"),
    Falta("termino_antes_del_inicio", {"anio_inicio": "2023", "anio_fin": "2019"}, "anio_fin", "anterior al inicio"),
    Falta("cifra_con_dos_puntos", {"costo": "1.234.5"}, "costo", "no es una cifra", "1.234.5"),
    Falta("cifra_de_40_digitos", {"costo": "9" * 40}, "costo", "no cabe", "999"),
    Falta("cifra_de_mil_letras", {"costo": "uno " * 250}, "costo", "no es una cifra", "uno uno"),
    Falta("cifra_negativa", {"costo": "-5"}, "costo", "0", "-5"),
    Falta("cuenta_con_decimales", {"beneficiarios": "12.5"}, "beneficiarios", "no es un número entero", "12.5"),
    Falta("meses_que_no_caben", {"duracion": "40000"}, "duracion", "entre 0 y 32767", "40000"),
    Falta("infinito_escrito", {"costo": "Infinity"}, "costo", "no es una cifra", "Infinity"),
    Falta("si_o_no_que_no_es", {"participacion": "quizá"}, "participacion", "«sí» o «no»", "quizá"),
    Falta("situacion_desconocida", {"situacion": "parada"}, "situacion", "use uno de piloto", "parada"),
    Falta("ubigeo_con_nombre", {"ubigeo": "Cusco, La Convención"}, "ubigeo", "2, 4 o 6 dígitos", "Cusco"),
    Falta("ubigeo_que_no_existe", {"ubigeo": "999999"}, "ubigeo", "no es un UBIGEO", "999999"),
    Falta("idioma_con_nombre", {"idioma": "quechua"}, "idioma", "2", "quechua"),
    Falta("etiqueta_de_101_letras", {"etiquetas": "e" * 101}, "etiquetas", "acorte", "eee"),
    Falta("parte_que_no_es_una_lista", {"indicadores": "bajó la espera"}, "indicadores", "lista", "bajó la espera"),
    Falta("codigo_externo_repetido", {"codigo_externo": "buena-0"}, "codigo_externo", "deje una de las dos", "buena-0"),
    Falta("html_que_se_ejecuta", {"problema": "<script>alert(1)</script>"}, "problema", "HTML", "<script>", AVISO),
    Falta("imagen_que_se_ejecuta", {"objetivo": "<img src=x onerror=a()>"}, "objetivo", "HTML", "<img", AVISO),
    Falta("columna_mal_escrita", {"titluo": "Otro"}, "titluo", "¿es «titulo»?", "", AVISO, de_columna=True),
    Falta("columna_del_otro_tipo", {"contexto": "Era de noche."}, "contexto", "No es de este tipo", "", AVISO),
    Falta("codigo_que_da_el_recorrido", {"codigo": "BP-1"}, "codigo", "--conservar-codigos", "", NOTA, de_columna=True),
]

DE_LINEAS = [
    Falta("linea_en_cp1252", '{"titulo": "Atención"}'.encode("cp1252"), "", "No está en UTF-8 (byte", "Atención"),
    Falta("byte_nulo", b'{"titulo": "a\x00b"}', "", "No es JSON", '{"titulo"'),
    Falta("linea_que_es_una_lista", b'["practica", "Una"]', "", "entre llaves", '["practica"'),
    Falta("linea_a_medias", b'{"tipo": "practica", "titulo": ', "", "No es JSON", '{"tipo"'),
    Falta("dos_objetos_en_una_linea", b'{"tipo": "practica"} {"tipo": "practica"}', "", "sobra", '{"tipo"'),
    Falta("clave_repetida", b'{"titulo": "Una", "titulo": "Otra"}', "", "«titulo» está dos veces", '{"titulo"'),
    Falta("nan", b'{"costo": NaN}', "", "«NaN» no es una cifra", '{"costo"'),
    Falta("infinito", b'{"costo": -Infinity}', "", "«-Infinity» no es una cifra", '{"costo"'),
    Falta("entero_de_5000_digitos", b'{"costo": ' + b"9" * 5000 + b"}", "", "No es JSON que se pueda leer", '{"costo"'),
    Falta("linea_de_10_mb", b'{"problema": "' + b"x" * 10_000_000 + b'"}', "", "pasa de 2 MB"),
    Falta("mil_listas_una_dentro_de_otra", b'{"tipo": ' + b"[" * 5000 + b"]" * 5000 + b"}", "", "No es JSON", '{"tipo"'),
    Falta("sin_columna_resumen", {"resumen": None}, "resumen", "Falta la columna «resumen»"),
    Falta("medio_caracter", {"problema": "\ud83d"}, "problema", "no existen en Unicode"),
    Falta("medio_caracter_en_el_tipo", {"tipo": "\ud83d"}, "tipo", "use «practica»"),
    Falta("nulo_en_el_texto", {"objetivo": "a\x00b"}, "objetivo", "nulos"),
    Falta("nulo_en_el_codigo", {"codigo": "\x00\ud83d", "codigo_externo": ""}, "codigo", "--conservar-codigos", "", NOTA,
          de_columna=True),
    Falta("objeto_donde_va_un_texto", {"titulo": {"es": "Una"}}, "titulo", "Escriba un texto", "{'es'"),
    Falta("objeto_en_el_tipo", {"tipo": {"es": "practica"}}, "tipo", "no es un tipo de ficha", "{'es'"),
    Falta("lista_donde_va_un_texto", {"resumen": ["Una", "Dos"]}, "resumen", "Escriba un texto", "['Una'"),
    Falta("logico_donde_va_un_texto", {"titulo": True}, "titulo", "Escriba un texto", "True"),
    Falta("logico_donde_va_una_cifra", {"costo": True}, "costo", "Escriba una cifra", "True"),
    Falta("objeto_donde_va_una_lista", {"tema": {"salud": 1}}, "tema", "Escriba un texto", "{'salud'"),
    Falta("lista_dentro_de_la_lista", {"pasos": [["Uno"]]}, "pasos", "Escriba un texto", "[['Uno']]"),
    Falta("partes_que_son_un_objeto", {"hitos": {"fecha": "2020"}}, "hitos", "Escriba una lista", "{'fecha'"),
    Falta("parte_que_es_texto", {"hitos": ["2020"]}, "hitos.1", "Escriba un objeto", "2020"),
    Falta(
        "indicador_sin_unidad", {"indicadores": [INDICADOR | {"unidad": ""}]}, "indicadores.1.unidad", "vacío"
    ),
    Falta(
        "logro_sin_fecha", {"indicadores": [INDICADOR | {"logro": 3}]}, "indicadores.1.logro_fecha", "Escriba la fecha"
    ),
    Falta("hito_que_no_existe", {"hitos": [{"fecha": "31/02/2020", "titulo": "x"}]}, "hitos.1.fecha", "no es una fecha"),
    Falta("aporte_sin_monto", {"costo": 5, "financiamiento": [{"fuente": "ro"}]}, "financiamiento.1.monto", "nulo"),
    Falta(
        "evidencia_que_no_lleva_a_nada",
        {"indicadores": [INDICADOR], "evidencias": [EVIDENCIA | {"sustenta": ["indicadores.2"]}]},
        "evidencias.1.sustenta",
        "no lleva a nada",
        "indicadores.2",
    ),
    Falta("campo_ajeno_de_una_parte", {"hitos": [{"fecha": "2020", "titulo": "x", "lugar": "y"}]}, "hitos.lugar",
          "Columna desconocida", "", AVISO),
]  # fmt: skip

DE_CSV = [
    Falta("linea_en_cp1252", "practica;Atención;Una.;301234;cp".encode("cp1252"), "titulo", "no está en UTF-8",
          "Atención"),
    Falta("byte_nulo", b"practica;a\x00b;Una.;301234;nulo", "titulo", "nulo"),
    Falta("mas_celdas_que_encabezado", b"practica;Una;x;301234;mas" + b";y" * 60, "", "ponga entre comillas"),
    Falta("formula", {"titulo": '=HYPERLINK("http://x.example")'}, "titulo", "fórmula", "=HYPERLINK"),
    Falta("encabezado_otra_vez", b"tipo;titulo;resumen;entidad;codigo_externo", "tipo", "no es un tipo", "tipo"),
    Falta("comilla_sin_cerrar", b'practica;"Sin cerrar;Una.;301234;comilla', "", "cierre las comillas"),
    Falta("comilla_a_medias", b'practica;"Sin" cerrar;Una.;301234;comilla', "", "cierre las comillas"),
    Falta("celda_de_10_mb", b"practica;" + b"x" * 10_000_000 + b";Una.;301234;larga", "", "acorte el texto"),
    Falta("fila_corta", b"practica;Corta", "resumen", "Está vacía"),
]  # fmt: skip

DE_XLSX = [
    Falta("formula", {"problema": "=1+1"}, "problema", "fórmula", "=1+1"),
    Falta("error_de_la_hoja", {"objetivo": "#REF!"}, "objetivo", "error de la hoja", "#REF!"),
    Falta("logico_donde_va_un_texto", {"unidad": True}, "unidad", "Escriba un texto", "True"),
    Falta("formula_en_una_parte", {}, "hitos.1.titulo", "fórmula", "=A1", partes={"hitos": [{"fecha": "2020",
          "titulo": "=A1"}]}),
    Falta("indicador_sin_sentido", {}, "indicadores.1.sentido", "vacío",
          partes={"indicadores": [INDICADOR | {"sentido": ""}]}),
]  # fmt: skip
