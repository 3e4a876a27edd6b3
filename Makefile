# A thin wrapper: everything is done by tools/do.py, which runs without make as well
# (on Windows: py tools/do.py site).

PYTHON ?= python3
PORT ?= 8000

# When the python3 of this machine is too old, take a newer one that stands beside it.
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
CHOSEN := $(shell for p in "$(PYTHON)" python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c "$(NEW_ENOUGH)" >/dev/null 2>&1 && { echo "$$p"; exit; }; done; echo "$(PYTHON)")

.PHONY: site build serve test approve mutants bench clean lock help

site build serve test approve mutants bench clean lock:
	@command -v "$(CHOSEN)" >/dev/null 2>&1 || { \
		echo "This project needs Python 3.11 or newer, and none was found. Install it, then run 'make $@' again." >&2; exit 1; }
	@PORT="$(PORT)" "$(CHOSEN)" tools/do.py $@ $(ARGS)

help:
	@"$(CHOSEN)" tools/do.py
