"""One ficha as a workbook to fill off-line: written (`escritura`), opened with care (`apertura`), read (`lectura`), compared with the text (`comparacion`)."""
