"""The demonstration: fictional entities, fichas and people, so that somebody who has just arrived sees the whole repository working."""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db import transaction

from busqueda import indexacion
from practicas.cuentas import roles
from practicas.cuentas.models import Usuario
from practicas.cuentas.servicios import crear_grupos
from practicas.entidades.models import Entidad, Membresia

from . import recorridos

CARPETA = settings.RAIZ / "fixtures" / "demostracion"
CLAVE = "yachay-demostracion"
ENTIDAD = "x-municipalidad-provincial-de-quillamayo"
OTRA_ENTIDAD = "x-municipalidad-provincial-de-pozo-datil"
DE_QUIEN = {ENTIDAD: "Quillamayo", OTRA_ENTIDAD: "Pozo Dátil"}
DESDE_QUE_SE_DESIGNO = date(2023, 1, 2)  # before everything that its people are told to have done


@dataclass(frozen=True)
class Cuenta:
    correo: str
    nombre: str
    apellido: str
    papel: str  # a group of staff, or a role in the entity
    entidad: str = ""  # its code; empty, of SGP

    @property
    def abre(self) -> str:
        """Where its work is."""
        if self.entidad:
            return "/mi-entidad/"
        return "/evaluacion/" if self.papel == roles.EVALUADORES else "/mesa/"

    @property
    def que_es(self) -> str:
        return f"{Membresia.Rol(self.papel).label} · {DE_QUIEN[self.entidad]}" if self.entidad else self.papel


CUENTAS = (
    Cuenta("redactora@quillamayo.example", "Redactora", "Demostración", Membresia.Rol.REDACTOR, ENTIDAD),
    Cuenta("responsable@quillamayo.example", "Responsable", "Demostración", Membresia.Rol.RESPONSABLE, ENTIDAD),
    Cuenta("alterna@quillamayo.example", "Alterna", "Demostración", Membresia.Rol.ALTERNO, ENTIDAD),
    Cuenta("responsable@pozodatil.example", "Responsable", "Pozo Dátil", Membresia.Rol.RESPONSABLE, OTRA_ENTIDAD),
    Cuenta("editora.uno@yachay.example", "Editora Uno", "Demostración", roles.ESPECIALISTAS),
    Cuenta("editor.dos@yachay.example", "Editor Dos", "Demostración", roles.ESPECIALISTAS),
    Cuenta("coordinacion@yachay.example", "Coordinación", "Demostración", roles.COORDINACION),
    Cuenta("evaluadora.uno@yachay.example", "Evaluadora Uno", "Demostración", roles.EVALUADORES),
    Cuenta("evaluador.dos@yachay.example", "Evaluador Dos", "Demostración", roles.EVALUADORES),
    Cuenta("evaluadora.tres@yachay.example", "Evaluadora Tres", "Demostración", roles.EVALUADORES),
)


def huella() -> str:
    """Changes with any text of the demonstration: the same one twice is not loaded again."""
    suma = hashlib.sha256()
    for archivo in sorted(CARPETA.rglob("*.*")):
        suma.update(archivo.read_bytes())
    return suma.hexdigest()


def esta_cargada() -> bool:
    return Entidad.objects.filter(codigo=ENTIDAD).exists()


def cargar() -> None:
    """Entities, fichas, accounts and case files. What somebody has edited since stays as they left it."""
    call_command("importar_entidades", str(CARPETA / "entidades.csv"), verbosity=0)
    with indexacion.en_pausa():
        _importar_fichas(CARPETA / "fichas")
        crear_cuentas()
        recorridos.cargar(CARPETA / "recorridos.yaml")


def _importar_fichas(carpeta: Path) -> None:
    try:
        call_command("importar_fichas", str(carpeta), publicar=True, demostracion=True)
    except CommandError as error:
        raise CommandError(f"La demostración no entró completa: {error}") from error


@transaction.atomic
def crear_cuentas() -> None:
    crear_grupos()
    for cuenta in CUENTAS:
        usuario = Usuario.objects.filter(email=cuenta.correo).first() or Usuario.objects.create_user(
            cuenta.correo, CLAVE, first_name=cuenta.nombre, last_name=cuenta.apellido
        )
        if cuenta.entidad:
            entidad = Entidad.objects.get(codigo=cuenta.entidad)
            Membresia.objects.get_or_create(
                usuario=usuario, entidad=entidad, rol=cuenta.papel, defaults={"desde": DESDE_QUE_SE_DESIGNO}
            )
        else:
            usuario.groups.add(Group.objects.get(name=cuenta.papel))
