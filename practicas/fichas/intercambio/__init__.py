"""Fichas in files: one declared format (`campos`), read (`importar`), written (`exportar`) and restored (`restaurar`)."""
