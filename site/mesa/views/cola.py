"""The queue of the desk."""

from django.views.decorators.http import require_safe

from ..cola import Cola
from ..filtros import Filtros, opciones
from ..marco import de_la_mesa, mostrar


@require_safe
@de_la_mesa
def cola(request):
    filtros = Filtros.leer(request.GET)
    vista = Cola(request.user, filtros)
    contexto = {"cola": vista, "filtros": filtros, "listas": opciones(filtros), "cuentas": vista.cuentas}
    return mostrar(request, "mesa/cola.html", contexto, aqui=vista.de)
