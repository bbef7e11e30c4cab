# `make help` explains itself: every target with two hashes after it is listed there.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Else every process compiles some 900 modules anew where Python may not, or must not, keep what it compiled.
COMPILE := $(BIN)/python -m compileall -qq -j 0
TRANSLATIONS := service/web/translations
export VMF_DATA ?= data
# Many tests wait for a process or a browser: two more at a time than there are processors.
TESTS_AT_ONCE ?= $$(($$(nproc) + 2))

.DEFAULT_GOAL := help
.PHONY: help install install-dev run codes messages test check format lock clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make install PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
		|| { rm -rf $(VENV); echo "This Python cannot make environments. On Debian: apt install python3-venv"; exit 1; }

$(VENV)/.installed: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(COMPILE) service
	@touch $@

# Compiled by all processors: pip takes one, and most of its time goes there.
$(VENV)/.installed-dev: requirements-dev.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --no-compile --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@$(COMPILE) $(VENV)/lib service || true # templates among them are no Python
	@touch $@ $(VENV)/.installed

install: $(VENV)/.installed ## make .venv from the locked requirements, nothing else

install-dev: $(VENV)/.installed-dev ## the same, with what checking needs

run: $(VENV)/.installed ## the demonstration: sample leak, invented staff, both apps and a worker
	@VMF_DEMONSTRATION=1 $(BIN)/python -m service demonstration run

codes: $(VENV)/.installed ## login codes of the demonstration's staff, as their phones would show them
	@VMF_DEMONSTRATION=1 $(BIN)/python -m service demonstration codes

messages: $(VENV)/.installed ## collect the strings of all pages, and bring the catalogues of all languages up to them
	$(BIN)/pybabel -q extract -F babel.cfg -k _l -k N_ --no-location --omit-header --sort-output \
		-o $(TRANSLATIONS)/messages.pot .
	if ls $(TRANSLATIONS)/*/ >/dev/null 2>&1; then $(BIN)/pybabel -q update -i $(TRANSLATIONS)/messages.pot \
		-d $(TRANSLATIONS) --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date; fi

test: $(VENV)/.installed-dev ## every test (browser tests need Debian's chromium and w3m)
	$(BIN)/python -m pytest -n $(TESTS_AT_ONCE) --dist loadfile --no-loadscope-reorder $(ARGS)

check: $(VENV)/.installed-dev ## lint, format, types, import rules, known holes in dependencies
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy service
	$(BIN)/lint-imports --no-cache
	$(BIN)/pip-audit --disable-pip --require-hashes --progress-spinner off -r requirements.txt

format: $(VENV)/.installed-dev ## put the code into the one format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(VENV)/.installed-dev ## fix and hash every version anew from requirements.in and requirements-dev.in
	$(BIN)/uv pip compile --quiet --upgrade --generate-hashes --no-emit-index-url --no-annotate --no-header \
		--python-version 3.11 requirements.in -o requirements.txt
	$(BIN)/uv pip compile --quiet --upgrade --generate-hashes --no-emit-index-url --no-annotate --no-header \
		--python-version 3.11 requirements-dev.in -o requirements-dev.txt

clean: ## remove the environment and caches; data stays
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
