"""What of the evaluation is kept in the admin. Its menu is that of the desk, above."""

from wagtail.permissions import register_permission_policy

from .models import Rubrica
from .permisos import PoliticaDeRubricas

register_permission_policy(Rubrica, PoliticaDeRubricas(Rubrica))
