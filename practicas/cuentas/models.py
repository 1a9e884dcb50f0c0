"""Who signs in. A person is known by an e-mail address; there is no user name to remember."""

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.functional import cached_property


class UsuarioManager(BaseUserManager):
    def create_user(self, email, password=None, **campos):
        usuario = self.model(email=self.normalize_email(email).lower(), **campos)
        usuario.set_password(password)
        usuario.save(using=self._db)
        return usuario

    def create_superuser(self, email, password=None, **campos):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **campos)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class Usuario(AbstractUser):
    username = None
    email = models.EmailField("correo", unique=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UsuarioManager()

    class Meta:
        verbose_name = "usuario"
        verbose_name_plural = "usuarios"

    def __str__(self):
        return self.get_full_name() or self.email

    @cached_property
    def grupos(self) -> frozenset[str]:
        """Names of the groups. Read once: a page asks many times what somebody may do."""
        return frozenset(self.groups.values_list("name", flat=True))
