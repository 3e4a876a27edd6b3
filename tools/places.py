"""Where everything is, relative to the project folder."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
RULES = ROOT / "conf"
DOCS = ROOT / "docs"
NOTEBOOKS = ROOT / "notebooks"
REQUIREMENTS = ROOT / "requirements"

VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
NODE_MODULES = ROOT / "node_modules"

BUILD = ROOT / "build"
LOGS = BUILD / "log"
STAMPS = BUILD / "stamp"
WHEEL = BUILD / "wheel"
BROWSER_WHEELS = BUILD / "browser-wheels"
KIT = BUILD / "browser-kit"
CHECKER_SOURCES = DOCS / "_checker"
CHECKER_KIT = BUILD / "checker-kit"
HTML = BUILD / "html"
DOCTREES = BUILD / "doctrees"
