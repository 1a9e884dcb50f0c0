"""One address for each account: that of the account. What allauth keeps in its own table follows it."""

from allauth.account.models import EmailAddress


def al_guardar_usuario(instance, update_fields=None, raw=False, **_) -> None:
    """The address of the account is the proved one, and the only one proved: the former mailbox opens nothing.

    Without its row allauth would take that address for one still to be proved, and drop it when somebody asks for another.
    """
    correo = instance.email.lower()
    if raw or not correo or (update_fields is not None and "email" not in update_fields):
        return
    suyas = EmailAddress.objects.filter(user=instance)
    suyas.filter(verified=True).exclude(email=correo).delete()
    suyas.exclude(email=correo).update(primary=False)
    EmailAddress.objects.filter(email=correo, verified=True).exclude(user=instance).delete()
    EmailAddress.objects.update_or_create(user=instance, email=correo, defaults={"verified": True, "primary": True})
