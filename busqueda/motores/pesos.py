"""What a hit is worth, the same on every engine."""

# In each field.
PESOS = {"titulo": 4.0, "resumen": 2.0, "terminos": 2.0, "entidad": 1.5, "cuerpo": 1.0}
# How much the other fields where the word also stands add to the best of them.
DESEMPATE = 0.2
PESO_DE_SINONIMO = 0.7
# Of two words that stand together as they were typed, with one word between at most.
PESO_DE_PAREJA, HOLGURA, MAXIMO_DE_PAREJAS = 0.3, 1, 8
CAMPOS_DE_CERCANIA = ("titulo", "resumen")
PESO_DE_PREFERIDO = 2.0
PESO_DE_CODIGO = 1_000.0
