FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 \
    YACHAY_VAR=/datos DJANGO_SETTINGS_MODULE=portal.settings.produccion
WORKDIR /yachay

# First what changes least.
COPY requirements.lock ./
RUN pip install --require-hashes --requirement requirements.lock

COPY pyproject.toml README.md LICENSE manage.py ./
COPY fixtures fixtures
COPY templates templates
COPY practicas practicas
COPY busqueda busqueda
COPY site site
RUN pip install --no-deps --no-build-isolation --editable . \
    && useradd --system yachay \
    && install --directory --owner=yachay /datos

USER yachay
VOLUME /datos
EXPOSE 8000
CMD ["gunicorn", "portal.wsgi", "--bind=0.0.0.0:8000"]
