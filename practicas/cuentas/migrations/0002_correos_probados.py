"""The accounts made before allauth came: each with its address as the proved one."""

from django.db import migrations


def anotar(apps, schema_editor):
    direcciones = apps.get_model("account", "EmailAddress").objects
    for usuario in apps.get_model("cuentas", "Usuario").objects.exclude(email="").iterator():
        direcciones.update_or_create(
            user=usuario, email=usuario.email.lower(), defaults={"verified": True, "primary": True}
        )


class Migration(migrations.Migration):
    dependencies = [
        ("cuentas", "0001_inicial"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]
    operations = [migrations.RunPython(anotar, migrations.RunPython.noop)]
