# The words that people and CI share. `make site` and `make test` set up all they need, in .venv/.

PYTHON ?= python3
VENV := .venv/bin/python

# What is compiled is kept: the tests start the program some hundred times.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: site serve ready check test quick coverage soak mutants golden components screenshots pictures example lighthouse relevance bench bench-search lock clean help

# More words for a command: make test WITH="-k search", make serve WITH="--port 8080", make screenshots WITH=home.
WITH =

help:  ## list these words; WITH="..." hands more to the command of some: make test WITH="-k search"
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

site: .venv/site.stamp  ## build site/ from content/
	$(VENV) build.py build

serve: .venv/site.stamp  ## show the site on this machine, and again with each change
	$(VENV) build.py serve $(WITH)

ready: .venv/site.stamp  ## set up what building needs, and build nothing

check: .venv/dev.stamp  ## format, lint, types and the content, as CI does
	$(VENV) -m ruff format --check .
	$(VENV) -m ruff check .
	$(VENV) -m mypy
	$(VENV) build.py check

test: .venv/dev.stamp .venv/pips.stamp  ## every test, those in Chromium included
	$(VENV) -m tests.browser.chromium
	$(VENV) -m pytest $(SHARED) $(WITH)

quick: .venv/dev.stamp .venv/pips.stamp  ## the tests that need no browser, no Java and no large corpus; in about a minute
	$(VENV) -m pytest $(SHARED) -m "not browser and not large" $(WITH)

coverage: .venv/dev.stamp .venv/pips.stamp  ## every test, and which lines of the program none of them reached
	$(VENV) -m tests.browser.chromium
	$(VENV) -m pytest $(SHARED) --cov --cov-report=term $(WITH)

# One process more than there are cores: a browser waits as often as it works. What is costly to set up stays in one of them.
SHARED = -n $(shell $(PYTHON) -c 'import os; print(1 + (os.cpu_count() or 1))') --dist loadgroup

soak: .venv/dev.stamp  ## thousands of random edits, each built with and without what is remembered, compared byte for byte
	$(VENV) -m tests.bench.edits $(WITH)

mutants: .venv/dev.stamp  ## change the core rooms in small ways, one at a time, and print each change that no test notices
	$(VENV) -m tests.mutants $(WITH)

golden: .venv/dev.stamp  ## write expected messages, the guide's list of problems and what screen readers are told anew; read the diff
	$(VENV) -m tests.browser.chromium
	$(VENV) -m pytest -q --golden tests/test_rules.py tests/test_docs.py tests/test_publishing.py tests/browser/test_review.py -k "not check and not fault" $(WITH)

components: .venv/dev.stamp  ## write docs/components.html: every component in every state
	$(VENV) -m tests.browser.chromium
	$(VENV) -m tests.review.sheet

screenshots: .venv/dev.stamp  ## take every kind of page at four widths, light, dark, in forced colours and on paper
	$(VENV) -m tests.browser.chromium
	$(VENV) -m tests.review.shots $(WITH)

pictures: .venv/dev.stamp  ## take the pictures of the officers' guide anew
	$(VENV) -m tests.browser.chromium
	$(VENV) -m tests.review.guide

example: .venv/site.stamp  ## build example/ from the invented town, with the officers' guide at handbook/
	$(VENV) build.py build --content tests/examples/town --output example --handbook

lighthouse: .venv/dev.stamp  ## print Lighthouse's scores of five kinds of page; needs Node.js
	$(VENV) -m tests.browser.chromium
	$(VENV) -m tests.review.lighthouse $(WITH)

relevance: .venv/dev.stamp  ## print how well questions find their passages, by kind, beside Pagefind alone
	$(VENV) -m tests.browser.chromium
	$(VENV) -m tests.search.relevance $(WITH)

bench: .venv/dev.stamp  ## print what a build costs on 1 and 100 meetings, beside Hugo and Eleventy; WITH="1000 --write"
	$(VENV) -m tests.bench $(WITH)

bench-search: .venv/dev.stamp  ## print what a search costs a reader, for 1, 300 and 3,000 meetings, beside two rivals
	$(VENV) -m tests.browser.chromium
	$(VENV) -m tests.search.bench $(WITH)

lock: .venv/dev.stamp  ## pin all packages with their hashes, after a change in pyproject.toml
	$(VENV) -m $(LOCK) --output-file=requirements/site.txt pyproject.toml
	$(VENV) -m $(LOCK) --group=dev --output-file=requirements/dev.txt pyproject.toml

# The command stands at the head of what it writes, and Renovate runs it from there: it must be of this form.
LOCK := uv pip compile --quiet --universal --python-version=3.11 --generate-hashes

clean:  ## delete what was built and installed
	rm -rf .venv .minutebook-cache site .site.* example .example.* screenshots .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Minutebook needs Python 3.11 or later; name one with make PYTHON=..."; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python's venv is missing; on Debian: apt install python3-venv"; exit 1; }

# The lock is whole: nothing is resolved, and nothing is built by tools that no lock names. So what is installed does not
# depend on what was released since.
PINNED := -q --disable-pip-version-check --no-deps --only-binary :all: --require-hashes

.venv/%.stamp: requirements/%.txt | .venv/bin/python
	$(VENV) -m pip install $(PINNED) -r $<
	@touch $@

.venv/pips.stamp: requirements/pip-oldest.txt requirements/pip-newest.txt | .venv/bin/python
	$(VENV) -m pip download $(PINNED) -d .venv/pips -r requirements/pip-oldest.txt
	$(VENV) -m pip download $(PINNED) -d .venv/pips -r requirements/pip-newest.txt
	@touch $@
