# `make run` and `make test` do all the set-up by themselves; nothing has to be installed by hand before them.
.POSIX:
.SUFFIXES:
.PHONY: help setup run test prove bench deb clean

PYTHON_HERE = .venv/bin/python
ARGS =
ONLY =

help:
	@echo "make run     start the program (without a display: its screenshots); ARGS=... are passed on"
	@echo "make test    every check of the gate"
	@echo "make setup   only what run and test need: system libraries, .venv, the package, translations"
	@echo "make prove   what takes longer; renews docs/proof.md; ONLY=name runs one proof"
	@echo "make bench   the measures of docs/performance.md; ARGS=... are passed on"
	@echo "make deb     a Debian package under build/deb"
	@echo "make clean   remove what was built, but not .venv"

setup:
	@sh packaging/setup.sh

run: setup
	@sh packaging/run.sh $(ARGS)

test: setup
	@$(PYTHON_HERE) packaging/check.py $(ARGS)

prove: setup
	@$(PYTHON_HERE) packaging/prove.py $(ONLY)

bench: setup
	@$(PYTHON_HERE) -m benchmarks $(ARGS)

deb: setup
	@sh packaging/linux/deb.sh

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests benchmarks packaging -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
