"""Every instrument that the tests try: those of this repository, and one of each other family."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from breaking import CONF
from hypothesis import strategies as st

from cse_guidance.load import load_rules
from cse_guidance.model import Instrument, Rules

FORMS = Path(__file__).with_name("forms")
NAMES = sorted(
    path.stem for folder in (CONF / "instruments", FORMS) for path in folder.glob("*.toml")
)


@cache
def rules_with_all_forms() -> Rules:
    """Return this repository's rules with the tests' forms beside its own, thoroughly checked."""
    with tempfile.TemporaryDirectory() as place:
        conf = Path(shutil.copytree(CONF, Path(place) / "conf"))
        for form in FORMS.glob("*.toml"):
            shutil.copy(form, conf / "instruments")
        return load_rules(conf)


def answers_to(instrument: Instrument) -> st.SearchStrategy[dict[str, str]]:
    """Return a strategy for answers to some of an instrument's indicators, "not known" included."""
    return st.fixed_dictionaries(
        {},
        optional={
            i.id: st.sampled_from([a.id for a in instrument.scale_of(i).answers])
            for i in instrument.indicators
        },
    )
