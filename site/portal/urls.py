"""The addresses of the public site. Those of fichas, terms and places are permanent."""

from allauth.account import views as cuenta
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from .mapa_del_sitio import SECCIONES
from .salud import salud
from .views import (
    archivos,
    avisos,
    buscar,
    comparar,
    cuentas,
    entidades,
    errores,
    estadisticas,
    evaluadores,
    fichas,
    guia,
    inicio,
    mensajes,
    para_llevar,
    programas,
    regiones,
    solicitudes,
    terminos,
)

urlpatterns = [
    path("", inicio.inicio, name="inicio"),
    path("buscar/", buscar.resultados, name="buscar"),
    path("buscar/incrustada/", buscar.incrustada, name="incrustada"),
    path("buscar/facetas/<slug:nombre>/", buscar.faceta, name="faceta"),
    path("comparar/", comparar.comparar, name="comparar"),
    path("fichas/<str:codigo>/", fichas.ficha, name="ficha"),
    path("fichas/<str:codigo>/contactar/", mensajes.contactar, name="contactar"),
    path("fichas/<str:codigo>/contactar/enviado/", mensajes.contactar_recibido, name="contactar_recibido"),
    path("fichas/<str:codigo>/informar-error/", mensajes.informar_error, name="informar_error"),
    path(
        "fichas/<str:codigo>/informar-error/recibido/",
        mensajes.informar_error_recibido,
        name="informar_error_recibido",
    ),
    path("fichas/<str:codigo>/v/<int:numero>/", fichas.version, name="ficha_version"),
    *para_llevar.rutas(),
    path("entidades/", entidades.lista, name="entidades"),
    path("entidades/<str:codigo>/", entidades.entidad, name="entidad"),
    path("regiones/", regiones.lista, name="regiones"),
    path("regiones/<str:codigo>/", regiones.region, name="region"),
    *terminos.rutas(),
    path("estadisticas/", estadisticas.estadisticas, name="estadisticas"),
    path("solicitudes/", solicitudes.pedir, name="pedir_practica"),
    path("solicitudes/recibida/", solicitudes.recibido, name="pedido_recibido"),
    path("cuenta/avisos/", avisos.bandeja, name="avisos"),
    path("cuenta/avisos/<int:pk>/", avisos.aviso, name="aviso"),
    path("cuenta/avisos/preferencias/", avisos.preferencias, name="preferencias_de_avisos"),
    path("archivos/<path:nombre>", archivos.archivo, name="archivo"),
    path("salud/", salud, name="salud"),
    path("guia-visual/", guia.guia, name="guia_visual"),
    path("guia-visual/hoja.css", guia.hoja, name="hoja_de_la_guia"),
    path("robots.txt", programas.robots, name="robots"),
    path("opensearch.xml", programas.opensearch, name="opensearch"),
    path("sitemap.xml", programas.mapa, name="mapa"),
    *(path(f"sitemap-{s}.xml", sitemap, {"sitemaps": SECCIONES, "section": s}, name=f"mapa_{s}") for s in SECCIONES),
    path("documentos/", include(wagtaildocs_urls)),
    path("mi-entidad/", include("espacio.urls")),
    path("mesa/", include("mesa.urls")),
    path("cuenta/", include("portal.urls_cuenta")),
    # One place to sign in and one way out, for the admin too.
    path("cms/login/", cuentas.ingreso_al_gestor),
    path("cms/logout/", cuenta.logout),
    path("evaluacion/", include("mesa.evaluacion.urls")),
    path("estadisticas/evaluadores/", evaluadores.evaluadores, name="nomina_de_evaluadores"),
    path("cms/", include(wagtailadmin_urls)),
    path("", include("interop.urls")),
    # Last: what editors add shadows nothing of the above.
    path("", include("paginas.urls")),
]
handler400 = errores.no_se_entiende
handler403 = errores.sin_permiso
handler404 = errores.no_esta
handler429 = errores.demasiadas_veces
handler500 = errores.fallo
