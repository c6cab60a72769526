# Everything that a person does with the project. Needs Python 3.11 or newer, and nothing else.
PYTHON ?= python3
BIN := .venv/bin
WORKERS ?= 2

.PHONY: run setup test packages bench lint lock clean

run: setup  ## install, seed and start the service
	$(BIN)/belegt serve

setup: .venv/installed  ## all that `run` does, but starting the service
	$(BIN)/belegt seed

packages:  ## what tests need that only root may install: installed where we may, else named
	.ci/packages

test: .venv/developing packages  ## every test
	$(BIN)/python -m pytest -n $(WORKERS)

bench: .venv/developing  ## the figures: quality on every set of statements, speed as ratios within one run
	$(BIN)/python -m tests.benchmarks

lint: .venv/developing  ## linters and type checks
	$(BIN)/ruff check claims service seeds tests
	$(BIN)/mypy

lock: .venv/developing  ## the locked versions, anew
	$(BIN)/pip-compile --quiet --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --strip-extras --output-file .ci/run.lock pyproject.toml
	$(BIN)/pip-compile --quiet --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --strip-extras --extra dev --constraint .ci/run.lock --output-file .ci/dev.lock pyproject.toml

clean:
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache

.venv/bin/python:
	$(PYTHON) -m venv .venv || { rm -rf .venv; echo "belegt: no virtual environment could be made; on Debian: apt-get install python3-venv" >&2; exit 1; }

.venv/installed: .ci/run.lock pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r .ci/run.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

.venv/developing: .ci/dev.lock .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r .ci/dev.lock
	touch $@
