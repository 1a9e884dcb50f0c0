# The commands of the house. `make` alone lists them.

VENV ?= .venv
PORT ?= 8000
MOTOR ?= tantivy
NODOS ?= 1
# Of 9200 and whatever is free, unless said.
PUERTO_ES ?=
# More for the command behind: make test ARGS="-k fichas", make lock ARGS=--upgrade
ARGS ?=

BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
# The first that pyproject.toml admits and can make virtual environments (Debian keeps `ensurepip` in python3-venv).
PYTHON ?= $(shell for p in python3.11 python3.12 python3; do \
	$$p -c 'import ensurepip, sys; sys.exit(not (3, 11) <= sys.version_info < (3, 13))' 2>/dev/null && echo $$p && break; done)
# What is measured works in bases of its own.
MEDIR = YACHAY_VAR=var/bench/$@ DJANGO_SETTINGS_MODULE=portal.settings.desarrollo $(BIN)/python -m tests.rendimiento.$@
# A node for as long as the command lasts, unless there is a server already.
CON_NODO = $(if $(filter elasticsearch,$(MOTOR)),$(if $(ELASTICSEARCH_URL),,$(BIN)/python -m tests.elasticsearch \
	--carpeta $(or $(YACHAY_VAR),var)/elasticsearch --))
NORMAS ?= ../shared/datos/normas
# Nothing about where packages come from may enter a lock file.
BLOQUEAR = CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options --build-deps-for editable $(ARGS)

.DEFAULT_GOAL := help
.PHONY: help demo test lint formato lock entorno relevancia bench aguante capturas es

help: ## This list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.demo ## The repository with demonstration content at http://127.0.0.1:8000 (PORT=8010 changes it)
	@BUSQUEDA_MOTOR=$(MOTOR) $(CON_NODO) $(MANAGE) demostracion --puerto $(PORT) $(ARGS)

test: $(VENV)/.pruebas ## Every test, in parallel and random order (ARGS="-k fichas" for some)
	@$(BIN)/python -m pytest --numprocesses auto $(ARGS)

lint: $(VENV)/.pruebas ## Style, templates, missing migrations, types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/djlint templates --lint --quiet
	@$(MANAGE) makemigrations --check --dry-run --settings portal.settings.pruebas
	@$(BIN)/mypy

formato: $(VENV)/.pruebas ## Put the code in the house style
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

lock: $(VENV)/.pruebas ## Lock files from pyproject.toml, keeping the versions that still serve (ARGS=--upgrade renews)
	$(BLOQUEAR) --output-file requirements.lock pyproject.toml
	$(BLOQUEAR) --extra pruebas --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

relevancia: $(VENV)/.pruebas ## How well known norms are found (NORMAS=FOLDER; MOTOR=elasticsearch for that engine)
	@BUSQUEDA_MOTOR=$(MOTOR) $(CON_NODO) env $(MEDIR) $(NORMAS) $(ARGS)

bench: $(VENV)/.pruebas ## What a search costs on top of the engine (ARGS="--fichas 100000"), and beside its peers (ARGS=--pares)
	@$(MEDIR) $(ARGS)

aguante: $(VENV)/.pruebas ## Whether the index holds out: publishing, rebuilds and killed processes at once (ARGS="--fichas 100000")
	@$(MEDIR) $(ARGS)

capturas: $(VENV)/.pruebas ## The pictures of the manual, in docs/capturas, from a demonstration of its own (ARGS="--solo 05-editor" for some)
	@$(BIN)/python -m tests.navegador.capturas $(ARGS)

es: $(VENV)/.pruebas ## A real Elasticsearch on loopback (NODOS=3 for a cluster, PUERTO_ES=9201 for another port)
	@$(BIN)/python -m tests.elasticsearch --nodos $(NODOS) $(if $(PUERTO_ES),--puerto $(PUERTO_ES)) $(ARGS)

entorno: $(VENV)/.pruebas ## Virtual environment in .venv with all that development needs

# --- Behind the commands -----------------------------------------------------------------------------------------------
$(BIN)/python:
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11 or 3.12 with venv is needed (Debian, Ubuntu: apt install python3 python3-venv)."; \
		exit 2; }
	$(PYTHON) -m venv $(VENV)

# Each mark is as new as the last install, so that nothing is installed while the lock stays as it is.
$(VENV)/.demo: requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.pruebas: requirements-dev.lock $(VENV)/.demo
	$(BIN)/python -m pip install --require-hashes --requirement requirements-dev.lock
	@touch $@
