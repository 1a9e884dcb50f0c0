"""The front page: search first, then what there is."""

from django.shortcuts import render

from .. import consultas, graficos

EJEMPLOS = ("colas en el hospital", "anemia", "obras paralizadas", "cobro del predial")
POLITICAS = {"2013": "Política de 2013", "2030": "Política al 2030"}


def inicio(request):
    todas = consultas.todas()
    cifras = consultas.cifras_del_repositorio()
    politica = request.GET.get("politica") if request.GET.get("politica") in POLITICAS else "2013"
    pilares = [t for t in consultas.terminos("pilar", politica) if not t.padre_id]
    contexto = {
        "todas": todas,
        "ejemplos": EJEMPLOS,
        "cifras": cifras,
        "quipus": graficos.quipus([cifras.practicas, cifras.lecciones, cifras.lugares, cifras.activos]),
        "ultimo": consultas.lo_ultimo(),
        "problemas": consultas.problemas(consultas.cuentas(todas, "deficiencia")),
        "temas": consultas.temas_por_grupo(consultas.cuentas(todas, "tema")),
        "mapa": consultas.mapa_de(todas),
        "advertencia": consultas.advertencia(),
        "politicas": [(version, nombre, version == politica) for version, nombre in POLITICAS.items()],
        "pilares": consultas.filas_de(pilares, "pilar", consultas.cuentas(todas, "pilar")),
    }
    return render(request, "portal/inicio.html", contexto)
