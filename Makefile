# Every target sets up what it needs by itself; a second call is quick. `make run` starts the browser app.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
STAMPS := .make
PACKAGES := chromium libstb-dev nlohmann-json3-dev tesseract-ocr tesseract-ocr-deu
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock"

PYTEST := $(BIN)/python -m pytest --left-out=$(STAMPS)/left-out.txt

export UV_LINK_MODE := copy
# where the tests look for nginx, if none is installed
export PATH := $(PATH):$(CURDIR)/$(STAMPS)/nginx/usr/sbin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help run test cover lint format eval fuzz faults audit setup lock clean debian

help:
	@echo "make run     start the browser app (sets up Python, Ollama and a model by itself)"
	@echo "make test    everything: real Ollama and model, linters, all tests"
	@echo "make cover   the same, with the lines that no test reaches; takes longer"
	@echo "make lint    ruff, mypy, import contract      make format   ruff format and fixes"
	@echo "make eval    measure the answers              make setup    Ollama and a model"
	@echo "make fuzz    broken files for every reader (ARGS='--minutes 10')"
	@echo "make faults  each fault 20 times, 50 killed ingests (TIMES=20 KILLED=50)"
	@echo "make audit   known vulnerabilities of what requirements.lock names (needs the internet)"
	@echo "make lock    renew requirements.lock          make clean    remove what was made here"

run: $(STAMPS)/project
	$(BIN)/python app.py

test: $(STAMPS)/project debian $(STAMPS)/nginx
	@echo "== Ollama and a model"
	@$(BIN)/vereinbart setup || echo "!! the tests with a real model cannot be run, see the end"
	@$(MAKE) --no-print-directory lint
	@rm -f $(STAMPS)/left-out.txt
	@echo "== tests, two at a time"; $(PYTEST) -n 2 --dist loadfile -m "not integration" $(FIRST); first=$$?; \
	echo "== tests with real services, one after the other"; \
	$(PYTEST) -m integration $(SECOND); second=$$?; \
	cat $(STAMPS)/left-out.txt 2>/dev/null; exit $$((first + second))

cover:
	@$(MAKE) --no-print-directory test FIRST="--cov --cov-report=" SECOND="--cov --cov-append --cov-report=term"

lint: $(STAMPS)/project
	@echo "== ruff, mypy, import contract"
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMPS)/project
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

setup: $(STAMPS)/project
	$(BIN)/vereinbart setup

eval: setup
	$(BIN)/vereinbart eval $(ARGS)

fuzz: $(STAMPS)/project
	$(BIN)/python -m tests.fuzz $(ARGS)

faults: $(STAMPS)/project
	$(BIN)/python -m pytest tests/faults tests/test_interrupted.py --deselect tests/faults/test_killed.py \
		--times $(or $(TIMES),20)
	$(BIN)/python -m pytest tests/faults/test_killed.py --times $(or $(KILLED),50)

# In an environment of its own: what looks for holes is no part of the project. Its data comes from the internet.
audit: $(STAMPS)/uv
	@echo "== pip-audit"
	@$(BIN)/uv tool run --from pip-audit pip-audit --strict --require-hashes --disable-pip -r requirements.lock $(ARGS) \
		|| { code=$$?; echo "!! Either something was found (see above), or its data could not be had:" \
		"pip-audit asks the package registry or, with ARGS='--vulnerability-service osv', osv.dev."; exit $$code; }

lock: $(STAMPS)/uv
	@echo "== requirements.lock"
	@$(COMPILE) $(if $(UPGRADE),--upgrade) --extra dev --extra evals pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) $(STAMPS) dist build .coverage .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- the environment ---------------------------------------------------------------------------

$(BIN)/python:
	@echo "== Python environment in $(VENV)"
	@for python in python3 python3.13 python3.12 python3.11; do \
		if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			exec $$python -m venv $(VENV); \
		fi; \
	done; echo "Python 3.11 or newer is needed" >&2; exit 1

# uv installs the rest in a fraction of pip's time; its own version and hashes are in the lock file too.
$(STAMPS)/uv: $(BIN)/python requirements.lock
	@mkdir -p $(STAMPS)
	@awk '/^uv==/ {on = 1} on {print} on && !/\\$$/ {exit}' requirements.lock > $(STAMPS)/uv.txt
	@$(BIN)/python -m pip install --quiet --require-hashes --no-deps -r $(STAMPS)/uv.txt
	@touch $@

$(STAMPS)/project: $(STAMPS)/uv requirements.lock pyproject.toml
	@echo "== Python packages"
	@$(BIN)/uv pip install --python $(BIN)/python --compile-bytecode --require-hashes --no-deps -r requirements.lock
	@$(BIN)/uv pip install --python $(BIN)/python --quiet --no-deps --no-build-isolation -e .
	@$(BIN)/vereinbart setup --page-only || echo "!! without its page at hand, the first start takes longer"
	@touch $@

# Only unpacked: a machine that runs the tests is not to become a web server.
$(STAMPS)/nginx:
	@if ! command -v nginx >/dev/null && command -v apt-get >/dev/null; then \
		echo "== nginx, for its tests"; mkdir -p $@.part && cd $@.part && \
		{ apt-get download -qq nginx nginx-common >/dev/null 2>&1 || \
			{ [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get download -qq nginx nginx-common 2>/dev/null; }; } && \
		for package in *.deb; do dpkg-deb -x $$package . || exit 1; done && cd $(CURDIR) && mv $@.part $@ \
		|| { rm -rf $(CURDIR)/$@.part; echo "!! no nginx: its tests cannot be run"; }; \
	fi

debian:
	@missing=""; \
	command -v dpkg >/dev/null || exit 0; \
	for package in $(PACKAGES); do \
		dpkg -s $$package >/dev/null 2>&1 || missing="$$missing $$package"; \
	done; \
	[ -n "$$missing" ] || exit 0; \
	if [ "$$(id -u)" != 0 ]; then \
		echo "!! some tests need Debian packages: sudo apt-get install$$missing"; exit 0; \
	fi; \
	echo "== Debian packages:$$missing"; \
	install="env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends$$missing"; \
	$$install >/dev/null 2>&1 || { apt-get update -qq && $$install >/dev/null; } \
		|| echo "!! not installed:$$missing"
