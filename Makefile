# Two commands do everything: `make run` opens the program, `make test` runs all tests.
# Each sets up what it needs in .venv; nothing is installed outside the checkout.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help run demo test test-long check format evaluate evaluate-postings train bench clean

help: ## what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

$(VENV)/.base: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "screener needs Python 3.11 or newer; name one with make PYTHON=…"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(STAMP): $(VENV)/.base
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

run: $(VENV)/.base ## set up and open the program
	@$(BIN)/screener

demo: $(VENV)/.base ## set up and open the program on made-up candidates
	@$(BIN)/screener demo

test: $(STAMP) ## set up and run all tests
	$(BIN)/python -m pytest -m "not long" -n 2 -rs

test-long: $(STAMP) ## the long runs: kills, cut points, training
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[train]'
	$(BIN)/python -m pytest -m long -rs

check: $(STAMP) ## lint, formatting, types, layers, bundled content
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/screener check

format: $(STAMP) ## put the code in form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

evaluate: $(STAMP) ## precision, recall and F1 of the red flags on the labelled corpus
	$(BIN)/python corpus/evaluate.py

evaluate-postings: $(STAMP) ## how well job descriptions are read, on postings tuned on and held back
	$(BIN)/python corpus/evaluate_postings.py

train: $(STAMP) ## train the small model of the red flags on the corpus
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[train]'
	$(BIN)/python corpus/train.py

bench: $(STAMP) ## the benchmarks, as ratios
	for file in $(filter-out benchmarks/%_rival.py,$(wildcard benchmarks/*.py)); do $(BIN)/python $$file || exit 1; done

clean: ## remove what was set up
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
