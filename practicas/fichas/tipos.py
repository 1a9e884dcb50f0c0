"""The two kinds of ficha, as people call them."""

TIPOS = {"practica": "Buena práctica", "leccion": "Lección aprendida"}
