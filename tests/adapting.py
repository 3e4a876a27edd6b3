"""Puts the example area, or a part of it, over a copy of the rules."""

from __future__ import annotations

import shutil
from pathlib import Path

from breaking import add

AREA = Path(__file__).with_name("example_area")
ADDED = sorted((AREA / "add").glob("*.toml"))


def adapt(conf: Path, *parts: str) -> Path:
    """Put parts of the example area over a copy of the rules: "area", "form" or a file's name."""
    if "area" in parts:
        shutil.copy(AREA / "area.toml", conf)
    if "form" in parts:
        for form in (AREA / "instruments").glob("*.toml"):
            shutil.copy(form, conf / "instruments")
    for more in ADDED:
        if more.stem in parts:
            add(conf, more.name, more.read_text(encoding="utf-8"))
    return conf
