"""A made-up area adapts the rules, one file for each thing that it adds, and all of it follows."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from adapting import ADDED, adapt
from breaking import CONF, add, faults_of

from cse_guidance.compare import compare
from cse_guidance.deadlines import Happened, deadlines
from cse_guidance.escalation import ladders_in_order
from cse_guidance.load import load_rules
from cse_guidance.model import Rules
from cse_guidance.score import score
from cse_guidance.words import scope_words


@pytest.fixture(scope="module")
def area(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    """The rules of the example area, thoroughly checked."""
    conf = Path(shutil.copytree(CONF, tmp_path_factory.mktemp("area") / "conf"))
    return load_rules(adapt(conf, "area", "form", *(more.stem for more in ADDED)))


@pytest.mark.parametrize("part", ["area", "form", *(more.stem for more in ADDED)])
def test_each_thing_is_added_by_one_file_alone(conf_copy: Path, part: str) -> None:
    before = {p: p.read_bytes() for p in conf_copy.rglob("*.toml")}
    assert faults_of(adapt(conf_copy, part)) == []
    after = {p: p.read_bytes() for p in conf_copy.rglob("*.toml")}
    assert sum(before.get(path) != text for path, text in after.items()) == 1


def test_its_form_sets_a_level_and_can_be_compared(area: Rules) -> None:
    form = area.instruments["exampleshire-tool"]
    worst = {i.id: form.scale_of(i).gravest.id for i in form.indicators}
    assert score(area, form.id, worst).level == form.levels[-1].id
    assert len(compare(area, {form.id: worst, "practice-rat": {}}).sides) == len(
        (form, "practice-rat")
    )


def test_its_stages_stand_first_and_as_its_own(area: Rules) -> None:
    first = ladders_in_order(area)[0]
    assert first.scope == "local rule"
    assert scope_words(first.scope, first.area) == "Local rule (Exampleshire, 2026)"


def test_its_time_limit_is_counted_and_kept_apart_from_national_ones(area: Rules) -> None:
    found = deadlines(area, [Happened("cse-outcome", date(2026, 3, 23))], date(2026, 3, 24))
    (own,) = found.local_rules
    assert own.clock == "exampleshire-exploitation-meeting"
    assert own.clock not in {one.clock for one in found.national}
    assert any(one.scope.startswith("Local example") for one in found.local_examples)


def test_its_numbers_are_there(area: Rules) -> None:
    assert area.area.name == "Exampleshire"
    assert all(contact.number for contact in area.area.contacts)


def test_what_it_adds_names_the_file_that_brings_the_source(area: Rules) -> None:
    brought = {source.id: source.file for source in area.sources.values() if "2026" in source.id}
    assert brought["exampleshire-tool-2026"] == "instruments/exampleshire-tool.toml"
    assert brought["exampleshire-disagreement-2026"] == "escalation.toml"


def test_a_fault_in_a_source_that_a_file_brings_is_placed_in_that_file(conf_copy: Path) -> None:
    adapt(conf_copy, "clocks")
    path = conf_copy / "clocks.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('checked_on = "2026-11"', 'checked_on = "soon"'), encoding="utf-8")
    (fault,) = faults_of(conf_copy)
    assert (fault.file, fault.place) == ("clocks.toml", 'source "exampleshire-exploitation-2026"')


def test_a_source_has_one_id_wherever_it_stands(conf_copy: Path) -> None:
    adapt(conf_copy, "clocks")
    add(conf_copy, "sources.toml", ADDED[0].read_text(encoding="utf-8").partition("[[clock]]")[0])
    assert any("is used twice" in fault.problem for fault in faults_of(conf_copy))
