"""What the tests of assurance share: every change to the rules, made once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from assurance.approved import read_approved
from assurance.catching import LAYERS, Caught, catch_all
from assurance.changes import WhatToChange, read_what_to_change
from assurance.rules_in_memory import texts_of
from breaking import CONF
from counting import count

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]


@pytest.fixture(scope="session")
def texts() -> Mapping[str, str]:
    """The text of every rule file by its name."""
    return texts_of(CONF)


@pytest.fixture(scope="session")
def what() -> WhatToChange:
    """Which changes are made to which file."""
    return read_what_to_change(HERE / "what_to_change.toml")


@pytest.fixture(scope="session")
def caught(texts: Mapping[str, str], what: WhatToChange) -> list[Caught]:
    """Every change of every rule, and what notices it first."""
    found = list(catch_all(CONF, texts, read_approved(HERE.parent / "approved"), what))
    count("changes to the rule files", len(found))
    count("changes to the rule files that are noticed", sum(c.layer in LAYERS for c in found))
    return found
