# Vistka: `make run` shows it, `make test` proves it. Everything else a newcomer needs is set up on the way.

PYTHON ?= python3.11
BIN := .venv/bin
READY := .venv/.ready

.PHONY: run test check bench bench-quick clean

run: $(READY)
	$(BIN)/vistka exercise

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	PYTHONDEVMODE=1 $(BIN)/python -m pytest

check: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python -m bench

bench-quick: $(READY)
	$(BIN)/python -m bench --quick

$(READY): pyproject.toml uv.lock
	test -x $(BIN)/uv || ($(PYTHON) -m venv .venv && $(BIN)/pip install --quiet uv)
	$(BIN)/uv sync --quiet --frozen
	touch $@

clean:
	rm -rf .venv var .cache
