"""The code that a telephone reads from paper to open the ficha."""

import io

import segno


def en_svg(enlace: str) -> str:
    """As SVG, drawn here: nothing is asked of anybody to make it. Nothing without an address."""
    if not enlace:
        return ""
    salida = io.BytesIO()
    segno.make(enlace, error="m", micro=False).save(
        salida, kind="svg", border=2, xmldecl=False, omitsize=True, dark="#0D1028"
    )
    return salida.getvalue().decode()
