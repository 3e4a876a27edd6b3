"""The one way in: python tools/do.py site | build | serve | test; on its own it lists the rest.

This file holds nothing that an old Python cannot read, so that an old Python gets a sentence and
not a syntax error.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036
    found = ".".join(str(part) for part in sys.version_info[:2])
    sys.stderr.write(
        "This project needs Python 3.11 or newer, and this is Python " + found + ".\n"
        "Install a newer Python, then run the same command with it: on Linux and macOS,\n"
        "'make site PYTHON=python3.12'; on Windows, 'py -3.12 tools/do.py site'.\n"
    )
    sys.exit(1)

from commands import main

sys.exit(main(sys.argv[1:]))
