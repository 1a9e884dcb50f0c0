from .entidad import Entidad
from .invitacion import Invitacion
from .membresia import ROLES_DESIGNADOS, Membresia, Rol
from .nombre_anterior import NombreAnterior
from .solicitud_de_acceso import SolicitudDeAcceso

__all__ = ["ROLES_DESIGNADOS", "Entidad", "Invitacion", "Membresia", "NombreAnterior", "Rol", "SolicitudDeAcceso"]
