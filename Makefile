# Vistka: `make run` shows it, `make test` proves it. Everything else a newcomer needs is set up on the way.

PYTHON ?= python3.11
BIN := .venv/bin
READY := .venv/.ready
TEMPLATES = $(shell find src -name '*.html')
CATALOGUES := $(wildcard src/vistka/locale/*/LC_MESSAGES/*.po)
LACKING := $(if $(wildcard /usr/lib/postgresql/*/bin/initdb),,postgresql) $(if $(wildcard /usr/bin/chromium),,chromium) \
	$(if $(wildcard /usr/bin/turnserver),,coturn)

.PHONY: run test check bench bench-quick packages clean

run: $(READY)
	$(BIN)/vistka exercise --people 3000
	@$(BIN)/vistka work & trap "kill $$!" EXIT; $(BIN)/vistka serve

test: $(READY) packages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djade --check $(TEMPLATES)
	$(BIN)/mypy
	$(BIN)/lint-imports
	PYTHONDEVMODE=1 $(BIN)/python -m pytest
	PYTHONDEVMODE=1 $(BIN)/python -m pytest --on postgresql

check: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	-$(BIN)/djade $(TEMPLATES)
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python -m bench

bench-quick: $(READY)
	$(BIN)/python -m bench --quick

$(READY): pyproject.toml uv.lock $(CATALOGUES)
	test -x $(BIN)/uv || ($(PYTHON) -m venv .venv && $(BIN)/pip install --quiet uv)
	$(BIN)/uv sync --quiet --frozen
	$(BIN)/python -m vistka.ui.catalogues compile
	touch $@

# What the tests start besides Python: a PostgreSQL cluster of their own, and a browser.
packages:
ifneq ($(strip $(LACKING)),)
ifeq ($(shell id -u),0)
	@echo "Installing for the tests, from Debian: $(strip $(LACKING))"
	@apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends $(LACKING) >/dev/null
else
	@echo "The tests need: sudo apt-get install $(strip $(LACKING))" && false
endif
endif

clean:
	rm -rf .venv var .cache
