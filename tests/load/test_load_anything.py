"""Whatever one value is changed to, the files load or every fault is told, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from breaking import CONF, faults_of
from hypothesis import given, settings
from hypothesis import strategies as st
from record_cases import breakings, broken, first_extract, perfect

from cse_guidance.answers import plain
from cse_guidance.deadlines import Happened, deadlines
from cse_guidance.escalation import ladders_in_order
from cse_guidance.follow import follow
from cse_guidance.inputs import Given, read
from cse_guidance.inputs.of_plans import plans_shape
from cse_guidance.inputs.of_record import record_shape
from cse_guidance.language import check_language
from cse_guidance.load import load_rules
from cse_guidance.meeting import meeting
from cse_guidance.model import Rules
from cse_guidance.paths import all_paths
from cse_guidance.plans import check_plan, merge_plans
from cse_guidance.records import check_record
from cse_guidance.score import score
from cse_guidance.words import clock_words

FILES = sorted(path.relative_to(CONF).as_posix() for path in CONF.rglob("*.toml"))
LINES = [
    (file, number)
    for file in FILES
    for number, line in enumerate((CONF / file).read_text(encoding="utf-8").splitlines())
    if line and not line.startswith("#")
]
VALUES = (
    '""', '" "', '"x"', '"yes"', '"high"', '"call-999"', "0", "1", "2", "99", "-1", "1.5", "nan",
    "inf", "true", "false", "2001-01-01", "2001-01-01T00:00:00Z", "10:00:00", "[]", '[""]',
    '["x"]', '["this-site"]', "[1]", "[[]]", "[{}]", "{}", "{ id = 1 }", '"\\u0000"',
    '"<b>"', "'''a\nb'''",
)  # fmt: skip


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy for all examples; each puts the file back."""
    return Path(shutil.copytree(CONF, tmp_path_factory.mktemp("any") / "conf"))


def changed_lines(lines: list[str], number: int, how: str, value: str) -> list[str]:
    line = lines[number]
    key, equals, _ = line.partition(" = ")
    if how == "take out" or not equals:
        middle: list[str] = []
    elif how == "rename":
        middle = [f"{key}-x = {line.partition(' = ')[2]}"]
    elif how == "twice":
        middle = [line, line]
    else:
        middle = [f"{key} = {value}"]
    return [*lines[:number], *middle, *lines[number + 1 :]]


def use(conf: Path) -> None:
    """Do with the rules all that surfaces do, when they loaded without a fault."""
    rules = load_rules(conf)
    happened = [Happened(event, date(2026, 3, 23)) for event in rules.events]
    started = {clock.from_event for clock in rules.clocks.values()}
    result = deadlines(rules, happened, date(2026, 4, 1))
    assert {one.start_event for one in result.all} == started
    plain(result)
    use_pathways(rules)
    use_checks(rules)


def use_pathways(rules: Rules) -> None:
    """Follow every path, and score every case on every form."""
    for pathway in rules.pathways.values():
        for path, end in all_paths(pathway):
            assert follow(rules, pathway.id, dict(path)).outcome == end
    for instrument in rules.instruments.values():
        for scenario in rules.scenarios.values():
            for moment in scenario.stages:
                key = scenario.rating_answers(moment.id, instrument.id)
                plain(score(rules, instrument.id, key))
    given_plans = read(
        plans_shape(rules), {"plans": [{"id": "p", "kind": next(iter(rules.plans.kinds))}]}
    )
    plain(check_plan(rules, given_plans))
    plain(merge_plans(rules, given_plans))


def use_checks(rules: Rules) -> None:
    """Show every ladder, and check meetings, records and words."""
    for ladder in ladders_in_order(rules):
        for stage in ladder.stages:
            assert all(clock_words(rules, rules.clocks[one]) for one in stage.clocks)
            assert all(rules.roles[role].title for role in (*stage.who, *stage.with_whom))
    for one in rules.meetings.meetings:
        plain(meeting(rules, Given({"meeting": one.id, "attended": ()})))
    record = perfect(rules.records, ("Police", "School", "Health"))
    for check, field in breakings(rules.records)[::5]:
        first_extract(record).update(first_extract(broken(rules.records, check, field)))
    plain(check_record(rules, read(record_shape(rules.records), record)))
    for phrase in rules.language.phrases:
        for text in phrase.examples:
            assert check_language(rules, text).findings


@settings(max_examples=250)
@given(
    st.sampled_from(LINES),
    st.sampled_from(["replace", "replace", "replace", "take out", "rename", "twice"]),
    st.sampled_from(VALUES),
)
def test_one_change_anywhere_loads_or_is_told(
    workbench: Path, line: tuple[str, int], how: str, value: str
) -> None:
    file, number = line
    path = workbench / file
    whole = path.read_text(encoding="utf-8")
    try:
        text = "\n".join(changed_lines(whole.splitlines(), number, how, value))
        path.write_text(text + "\n", encoding="utf-8")
        if not faults_of(workbench):
            use(workbench)
    finally:
        path.write_text(whole, encoding="utf-8")


def shuffled(lines: list[str]) -> Iterator[str]:
    """Yield the lines with each two neighbours swapped, a careless cut and paste."""
    for first, second in zip(lines[::2], lines[1::2], strict=False):
        yield second
        yield first


@pytest.mark.parametrize("file", FILES)
def test_lines_in_the_wrong_order_load_or_are_told(conf_copy: Path, file: str) -> None:
    path = conf_copy / file
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(shuffled(lines)) + "\n", encoding="utf-8")
    faults_of(conf_copy)


@pytest.mark.parametrize("file", FILES)
def test_a_file_cut_short_anywhere_loads_or_is_told(conf_copy: Path, file: str) -> None:
    path = conf_copy / file
    raw = path.read_bytes()
    for tenths in range(1, 10):
        path.write_bytes(raw[: len(raw) * tenths // 10])
        faults_of(conf_copy)


@settings(max_examples=60)
@given(st.sampled_from(FILES), st.binary(min_size=1, max_size=40), st.floats(0, 1))
def test_bytes_thrown_into_a_file_load_or_are_told(
    workbench: Path, file: str, thrown: bytes, where: float
) -> None:
    path = workbench / file
    whole = path.read_bytes()
    place = int(len(whole) * where)
    try:
        path.write_bytes(whole[:place] + thrown + whole[place:])
        faults_of(workbench)
    finally:
        path.write_bytes(whole)
