#!/usr/bin/env python
import os
import sys

SIN_BASE = 2


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.desarrollo")
    from django.core.management import execute_from_command_line
    from django.db import OperationalError, ProgrammingError

    try:
        execute_from_command_line(sys.argv)
    except (OperationalError, ProgrammingError) as error:
        motivo = " ".join(str(error).split())
        sys.stderr.write(f"La base de datos no responde o le faltan tablas ({motivo}): ejecute «manage.py migrate».\n")
        sys.exit(SIN_BASE)


if __name__ == "__main__":
    main()
