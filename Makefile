# Two commands do everything on a fresh Debian machine with Python 3.11:
#   make demo   the portal with its demo world at http://localhost:8000
#   make test   the whole suite, on SQLite and on PostgreSQL
# `make help` lists the rest.

PYTHON ?= python3
PY := .venv/bin/python
PORT ?= 8000
POSTGRES ?= postgres://postgres@127.0.0.1:5432/test
SHELL := /bin/bash
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
export PYTHONUNBUFFERED := 1

# $(call need,TEST,PACKAGES,WHAT FOR): installs Debian packages when TEST fails; says how without rights.
define need
@{ $(1); } >/dev/null 2>&1 </dev/null || { \
  echo "Installing $(2): $(3)"; \
  as=""; [ "$$(id -u)" = 0 ] || as="sudo -n"; \
  $$as apt-get update -qq >/dev/null 2>&1 </dev/null; \
  $$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(2) >/dev/null 2>&1 </dev/null; \
  { $(1); } >/dev/null 2>&1 </dev/null || { \
    echo; echo "Missing: $(2), needed for $(3). Please run this, then try again:"; \
    echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends $(2)"; exit 1; }; }
endef

# $(call may,TEST,PACKAGES): as `need`, but goes on without: the tests that want it are skipped.
define may
@{ $(1); } >/dev/null 2>&1 </dev/null || { \
  echo "Installing $(2) for its tests"; \
  as=""; [ "$$(id -u)" = 0 ] || as="sudo -n"; \
  $$as apt-get update -qq >/dev/null 2>&1 </dev/null; \
  $$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(2) >/dev/null 2>&1 </dev/null; \
  { $(1); } >/dev/null 2>&1 </dev/null || echo "$(2) is not installed: its tests are skipped."; }
endef

PANGO = $(PYTHON) -c 'import ctypes; [ctypes.CDLL(n) for n in ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")]'

.PHONY: help demo run test lint types messages lock pictures clean setup-base setup-dev python database

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: setup-base ## the portal with its demo world at http://localhost:8000 (Ctrl-C stops it)
	@PORTAL_ENV=demo $(MAKE) database
	@PORTAL_ENV=demo $(PY) manage.py demo --stage $(or $(STAGE),all)
	@PORTAL_ENV=demo $(PY) manage.py serve --port $(PORT)

run: setup-base ## web server and job worker together, without demo data
	@$(MAKE) database
	@$(PY) manage.py serve --port $(PORT)

test: setup-dev ## the whole suite: SQLite, browser journeys, and PostgreSQL when it answers
	@PY=$(PY) POSTGRES=$(POSTGRES) bash tests/run.sh $(ARGS)

lint: setup-dev types ## style, types and templates
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m djlint templates --lint --quiet

types: setup-dev
	PORTAL_ENV=test $(PY) -m mypy applications assessment budgets portal

messages: setup-dev ## collect the texts from code and templates, merge the Dutch, compile
	$(call need,command -v xgettext && command -v msgmerge,gettext,collecting the texts)
	@PORTAL_ENV=test $(PY) manage.py messages

lock: setup-dev ## renew the locked dependencies with their hashes
	$(PY) -m uv pip compile -q --no-config --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --upgrade --custom-compile-command "make lock" pyproject.toml -o requirements/base.txt
	$(PY) -m uv pip compile -q --no-config --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --upgrade --custom-compile-command "make lock" --extra dev -c requirements/base.txt pyproject.toml -o requirements/dev.txt

pictures: setup-dev ## photograph the main pages into docs/pictures
	@$(PY) manage.py pictures

clean: ## forget the virtual environment and the local data
	rm -rf .venv var

# --- steps ---------------------------------------------------------------------------------------

database:
	@$(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py messages --compile
	@$(PY) manage.py schedule_jobs
	@$(PY) manage.py collectstatic --noinput --verbosity 0

setup-base: .venv/.base
	$(call need,$(PANGO),libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0,making PDF files)

setup-dev: .venv/.dev
	$(call need,$(PANGO),libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0,making PDF files)
	$(call need,command -v pdftotext,poppler-utils,reading PDF files in tests)
	$(call need,command -v xgettext && command -v msgmerge,gettext,checking the translations)
	$(call need,test -x /usr/bin/chromium,chromium,the browser journeys)
	$(call may,command -v soffice,libreoffice-calc-nogui)

python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null || { \
	  echo "Python 3.11 is needed; '$(PYTHON)' is not. Please run: sudo apt-get install python3 python3-venv"; \
	  echo "or name it: make PYTHON=/path/to/python3.11 ..."; exit 1; }

.venv/pyvenv.cfg: | python
	$(call need,$(PYTHON) -c 'import ensurepip',python3-venv,a virtual environment)
	@echo "Making the virtual environment .venv"
	@$(PYTHON) -m venv .venv

# The dev set holds the base set in the same versions, so either may come first.
.venv/.base: requirements/base.txt | .venv/pyvenv.cfg
	@echo "Installing the locked dependencies"
	@$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements/base.txt </dev/null
	@touch $@

.venv/.dev: requirements/dev.txt | .venv/pyvenv.cfg
	@echo "Installing the locked dependencies, tests included"
	@$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt </dev/null
	@touch $@ .venv/.base
