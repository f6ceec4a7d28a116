# Every target sets up what it needs; nothing but Python 3.11+ has to be there. `make` alone lists the targets.
# The commands for Windows are in the README.

VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000

# The theme advertises at every build that MkDocs 2 will not work with it; the versions here are locked.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# The date of a build is that of the last commit, so that building twice gives the same bytes.
COMMITTED := $(shell git log -1 --format=%ct 2>/dev/null)
ifneq ($(COMMITTED),)
export SOURCE_DATE_EPOCH ?= $(COMMITTED)
endif

.DEFAULT_GOAL := help
.PHONY: help setup serve site release check test fuzz lint audit lock bench screenshots pictures clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

serve: $(VENV)/.site ## check the data, build, and serve http://127.0.0.1:8000/ (PORT=8001 for another)
	$(BIN)/python -m macros check
	$(BIN)/python -m mkdocs serve --dev-addr 127.0.0.1:$(PORT)

# Built beside and swapped in, so that a failed build leaves the previous site/ as it was. No -q: with it, MkDocs
# forgets its own --strict (mkdocs#4126); no -v: with it, broken anchors pass (mkdocs#3991).
site: check ## build into site/; a failed build leaves the previous site/ untouched
	@if [ ! -d site ] && [ -d build/site.old ]; then mv build/site.old site; fi # an earlier swap was cut short
	@rm -rf build/site.new build/site.old
	$(BIN)/python -m mkdocs build --strict --site-dir build/site.new
	@if [ -d site ]; then mv site build/site.old; fi
	@mv build/site.new site
	@rm -rf build/site.old

release: $(VENV)/.release ## one ZIP to publish, in build/release (from committed files)
	$(BIN)/python -m macros release

check: $(VENV)/.site ## check the data alone (about a second)
	$(BIN)/python -m macros check

lint: $(VENV)/.dev ## style, types and generated files
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/python -m macros schema --check

test: lint check ## every check: lint, types, unit tests, data, the built site, a real browser
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder # a file to a process: its tests share what they build

fuzz: $(VENV)/.dev ## free input by the tens of thousands: loader, citations, importer, checker, new (CASES=500 a test; else 5000)
	$(BIN)/python -m pytest tests/unit -m hypothesis --hypothesis-profile=night --hypothesis-show-statistics

bench: $(VENV)/.dev ## what the site costs, beside other generators and as it grows: an hour (SIZES="0 500": less)
	$(BIN)/python benchmarks/build.py $(SIZES)
	$(BIN)/python benchmarks/peers.py $(SIZES)
	$(BIN)/python benchmarks/growth.py $(SIZES)
	$(BIN)/python benchmarks/saving.py $(SIZES)
	$(BIN)/python benchmarks/search.py $(SIZES)
	$(BIN)/python benchmarks/weight.py

audit: $(VENV)/.dev ## licences and versions of what is installed; known vulnerabilities, if pip-audit is there
	$(BIN)/python requirements/audit.py

screenshots: $(VENV)/.dev ## pictures of every kind of page into build/screenshots (needs Chromium)
	$(BIN)/python -m tests.screenshots --out build/screenshots

pictures: $(VENV)/.dev ## the pictures of the guide for editors anew, into docs/huong-dan/hinh (needs Chromium)
	$(BIN)/python -m tests.guide_pictures

lock: ## renew requirements/*.txt from pyproject.toml (UPGRADE=1: newest versions allowed)
	@$(call make_venv,build/lock)
	build/lock/bin/python -m pip install --quiet 'pip-tools>=7.5,<8'
	build/lock/bin/python requirements/lock.py $(if $(UPGRADE),--upgrade)

setup: $(VENV)/.dev ## set up .venv with everything, for editors

clean: ## remove everything generated, .venv included
	rm -rf build site $(VENV) requirements/node_modules *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find macros tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp is younger than what it was made from, or its environment is brought up to date.
$(VENV)/.site: requirements/site.txt pyproject.toml
	@$(call make_venv,$(VENV))
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/site.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# Each of these holds everything in the one before, at the same versions.
$(VENV)/.release: requirements/release.txt $(VENV)/.site
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/release.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.release
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/dev.txt
	@touch $@

# The first Python that is new enough; an environment that no longer works (moved, its Python gone) is made anew.
define make_venv
if ! $(1)/bin/python -m pip --version >/dev/null 2>&1; then \
	for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
		if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo 'Cần Python 3.11 trở lên. / Python 3.11 or newer is needed.' >&2; exit 1; \
	fi; \
	rm -rf $(1); \
	if ! "$$found" -m venv $(1); then \
		rm -rf $(1); \
		echo "Python thiếu mô-đun venv; trên Debian, Ubuntu: apt-get install python3-venv. / Python's venv module is missing." >&2; exit 1; \
	fi; \
fi
endef
