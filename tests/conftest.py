"""What all tests share: the rules of this repository, and a copy of their files to break."""

from __future__ import annotations

import os
import shutil
import tempfile
import tomllib
from functools import cache
from pathlib import Path

import pytest
from breaking import CONF
from hypothesis import HealthCheck, settings
from hypothesis.configuration import set_hypothesis_home_dir
from said import RECORDING, write_said

from cse_guidance.load import load_rules
from cse_guidance.model import Instrument, Pathway, Rules

parsed_once = cache(tomllib.loads)

# The same examples on every run, so that a failure is the code's and never the day's.
set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "cse-guidance-hypothesis")
settings.register_profile(
    "project",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("project")


def pytest_sessionfinish() -> None:
    """Hand over what the checks said, when "do.py approve" collects it."""
    if RECORDING in os.environ:
        write_said(Path(os.environ[RECORDING]))


@pytest.fixture(scope="session")
def conf() -> Path:
    """The rule files of this repository. Nothing may write to them."""
    return CONF


@pytest.fixture(scope="session")
def rules() -> Rules:
    """The rules of this repository, thoroughly checked."""
    return load_rules(CONF)


@pytest.fixture(scope="session")
def pathway(rules: Rules) -> Pathway:
    """The pathway that decides which meeting."""
    return rules.pathways["which-meeting"]


@pytest.fixture(scope="session")
def rat(rules: Rules) -> Instrument:
    """The practice RAT."""
    return rules.instruments["practice-rat"]


@pytest.fixture
def conf_copy(tmp_path: Path) -> Path:
    """A copy of the rule files that a test may change."""
    return Path(shutil.copytree(CONF, tmp_path / "conf"))


@pytest.fixture
def quick_toml(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parse each text once: a test that loads hundreds of times changes one file at a time."""
    monkeypatch.setattr(tomllib, "loads", parsed_once)
