# make demo   installs, builds the sample graph and says where to look
# make test   installs, lints, type-checks and tests
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: demo test lock clean

demo: $(INSTALLED)
	$(BIN)/kg build data/articles --out out
	@echo
	@echo "The network:   open out/network.html in a browser"
	@echo "A question:    $(BIN)/kg query members"
	@echo "All questions: $(BIN)/kg queries"

test: $(INSTALLED)
	$(BIN)/ruff check kg tests
	$(BIN)/ruff format --check kg tests
	$(BIN)/mypy
	$(BIN)/pytest -n 2

$(INSTALLED): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --no-deps --editable .
	$(BIN)/python -m kg.serve.yasqe
	touch $@

# Needs uv; run it after a change of the dependencies in pyproject.toml.
lock:
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
		--no-annotate --no-header --quiet --output-file requirements.lock

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
