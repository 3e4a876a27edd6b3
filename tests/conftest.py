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
from counting import COUNTED, write_counted
from hypothesis import HealthCheck, settings
from hypothesis.configuration import set_hypothesis_home_dir
from said import RECORDING, write_said

from cse_guidance.load import load_rules
from cse_guidance.model import Instrument, Pathway, Rules

parsed_once = cache(tomllib.loads)
PROPERTIES: set[str] = set()  # each that held in this run

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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put last what compares counts, and what takes long when changed code is tried."""
    items.sort(key=lambda item: item.path.name == "test_record.py")
    changed, *_ = os.environ.get("MUTANT_UNDER_TEST", "").partition(".x_")
    if changed:
        # The first failure ends each trial: the tests of the changed module come first.
        module = changed.rpartition(".")[2]
        items.sort(key=lambda item: (module not in item.path.stem, "hypothesis" in item.keywords))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Count each property that held; over a list of things it counts once."""
    if report.when == "call" and report.passed and "hypothesis" in report.keywords:
        PROPERTIES.add(report.nodeid.partition("[")[0])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end what was tried, as the tests counted it."""
    tried = {**COUNTED, "properties that held": len(PROPERTIES)}
    counts = [f"{what}: {number:,}" for what, number in sorted(tried.items()) if number]
    if counts:
        terminalreporter.section("what was tried")
        terminalreporter.write_line("\n".join(counts))


def pytest_sessionfinish() -> None:
    """Hand over what the checks said and what was counted, when "do.py approve" collects it."""
    if RECORDING in os.environ:
        write_said(Path(os.environ[RECORDING]))
        write_counted(Path(os.environ[RECORDING]))


@pytest.fixture
def whole_run(request: pytest.FixtureRequest) -> bool:
    """Whether every test is run, and not only some."""
    config = request.config
    chosen = config.option.keyword or config.option.markexpr or config.option.deselect
    return config.args_source is pytest.Config.ArgsSource.TESTPATHS and not chosen


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
