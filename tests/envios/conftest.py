"""The people of the journey, and an entity that is not theirs."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.contrib.auth.models import Group

from practicas.cuentas import roles
from practicas.cuentas.models import Usuario
from practicas.entidades.models import Membresia
from tests.factories import EntidadFactory


def persona(nombre: str, *grupos: str, **campos) -> Usuario:
    usuario = Usuario.objects.create_user(f"{nombre}@yachay.example", "clave-de-prueba", first_name=nombre, **campos)
    usuario.groups.set(Group.objects.get_or_create(name=grupo)[0] for grupo in grupos)
    return usuario


def miembro(nombre: str, entidad, rol: str) -> Usuario:
    usuario = persona(nombre)
    Membresia.objects.create(usuario=usuario, entidad=entidad, rol=rol, desde=date(2020, 1, 1))
    return usuario


@dataclass
class Elenco:
    entidad: object
    redactora: Usuario
    responsable: Usuario
    alterna: Usuario
    editora: Usuario
    editor_dos: Usuario
    coordinadora: Usuario
    evaluador: Usuario
    superusuario: Usuario
    de_otra_entidad: Usuario
    ajeno: Usuario

    def todos(self) -> dict[str, Usuario]:
        return {nombre: valor for nombre, valor in vars(self).items() if isinstance(valor, Usuario)}


@pytest.fixture
def elenco(db) -> Elenco:
    entidad, otra = EntidadFactory(), EntidadFactory()
    return Elenco(
        entidad=entidad,
        redactora=miembro("redactora", entidad, "redactor"),
        responsable=miembro("responsable", entidad, "responsable"),
        alterna=miembro("alterna", entidad, "alterno"),
        editora=persona("editora", roles.ESPECIALISTAS),
        editor_dos=persona("editor_dos", roles.ESPECIALISTAS),
        coordinadora=persona("coordinadora", roles.COORDINACION),
        evaluador=persona("evaluador", roles.EVALUADORES),
        superusuario=persona("superusuario", is_superuser=True, is_staff=True),
        de_otra_entidad=miembro("de_otra", otra, "responsable"),
        ajeno=persona("ajeno"),
    )
