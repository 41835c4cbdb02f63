# Each target makes what it needs, on a fresh machine too. `make run` shows the product with its demo partnership.
.PHONY: run test check fix lint bench seed pictures stop lock ready ready-to-test
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory

PORT ?= 8000
NEWEST_FIRST := python3 python3.13 python3.12 python3.11
ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
FOUND := for python in $(NEWEST_FIRST); do "$$python" -c "$(ENOUGH)" 2>/dev/null && command -v "$$python" && break; done
PYTHON ?= $(shell $(FOUND))
PY := .venv/bin/python
NO_PYTHON := Frontdoor needs Python 3.11 or newer. On Debian 12 or Ubuntu 24.04 type: apt-get install python3 python3-venv

run: ready
	@DEBUG="$${DEBUG:-1}" BASE_URL="$${BASE_URL:-http://localhost:$(PORT)}" exec $(PY) -m config.serve --port "$(PORT)"

test: ready-to-test lint
	@$(PY) -m pytest --numprocesses 2 --dist loadfile --quiet $(PYTEST_OPTIONS)

check: ready lint

lint:
	@$(PY) -m ruff check --quiet .
	@$(PY) -m ruff format --check --quiet . || { echo "Some files are not formatted. Type: make fix" >&2; exit 1; }
	@find templates -name '*.html' -print0 | xargs -0 .venv/bin/djade --check
	@.venv/bin/lint-imports --no-logo
	@$(PY) -m mypy
	@$(PY) -m deptry .
	@$(PY) manage.py check

fix: ready
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .
	@find templates -name '*.html' -print0 | xargs -0 .venv/bin/djade

seed: ready
	@$(PY) manage.py seed_demo

bench: ready
	@$(PY) -m benchmarks

# of the product that `make run` serves on PORT
pictures: ready-to-test
	@$(PY) bin/pictures.py "http://127.0.0.1:$(PORT)"

stop: ready
	@$(PY) -m config.serve --stop

lock: ready
	@$(PY) -m uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --group dev pyproject.toml -o requirements.lock

ready:
	@test -n "$(PYTHON)" || { echo "$(NO_PYTHON)" >&2; exit 1; }
	@"$(PYTHON)" bin/prepare.py run

ready-to-test:
	@test -n "$(PYTHON)" || { echo "$(NO_PYTHON)" >&2; exit 1; }
	@"$(PYTHON)" bin/prepare.py test
