"""`check-plan` and `merge-plans` as they are really run, and whatever is piped into them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from any_json import as_bytes, assert_answered_or_refused, json_values
from breaking import PLANS, change
from hypothesis import example, given, settings
from hypothesis import strategies as st
from plan_cases import ALONE, RULES, as_given, childs_plans, good, with_action
from running import PROJECT, really_run, run

from cse_guidance.answers import plain
from cse_guidance.cli.check_plan import COMMAND as CHECK
from cse_guidance.cli.merge_plans import COMMAND as MERGE
from cse_guidance.load import load_rules
from cse_guidance.plans import check_plan, merge_plans

EXAMPLES = PROJECT / "docs" / "reference" / "examples"
COMPUTE: dict[str, Any] = {"check-plan": check_plan, "merge-plans": merge_plans}
each_command = pytest.mark.parametrize("name", [*COMPUTE])

EDGES = st.sampled_from(
    [
        "",
        " ",
        "2026-02-30",
        "0001-01-01",
        "9999-12-31",
        "2026-12-01",
        "\ud800",
        "\u202e\u0000",
        "{found}{carries}{first}",
        "\U0001f600" * 50,
        "x" * 5_000,
        -1,
        10**30,
        True,
        None,
        [],
        {},
    ]
)


@pytest.mark.parametrize("command", [CHECK, MERGE], ids=lambda command: command.name)
def test_the_example_in_help_works_in_the_project_folder(command: Any) -> None:
    told = really_run(command.name, "--help").stdout.decode()
    assert f"cse-guidance {command.example}" in " ".join(told.split())
    done = really_run(*command.example.split())
    assert (done.returncode, done.stderr) == (0, b"")
    given_plans = as_given(json.loads((PROJECT / command.example.split()[-1]).read_text("utf-8")))
    expected = plain(COMPUTE[command.name](RULES, given_plans))
    assert json.loads(done.stdout) == json.loads(json.dumps(expected))


def test_the_example_of_a_check_shows_a_finding_and_that_of_a_merge_a_conflict() -> None:
    plans = json.loads((EXAMPLES / "check-plan.json").read_text("utf-8"))
    assert check_plan(RULES, as_given(plans)).findings
    plans = json.loads((EXAMPLES / "merge-plans.json").read_text("utf-8"))
    result = merge_plans(RULES, as_given(plans))
    assert {conflict.about for conflict in result.conflicts} >= {"actions oppose", "actions differ"}
    assert any(line.filled_in for line in result.lines)
    assert result.left_out


def test_what_merge_plans_gives_can_be_handed_to_check_plan(tmp_path: Path) -> None:
    done = really_run(*MERGE.example.split())
    file = tmp_path / "merged \u00e9.json"
    file.write_text(json.dumps(json.loads(done.stdout)["merged"]), encoding="utf-8")
    again = really_run("check-plan", str(file))
    assert again.returncode == 0, again.stderr.decode()
    several = next(r.id for r in RULES.plans.rules.values() if r.finds == "several plans")
    assert several not in {one["rule"] for one in json.loads(again.stdout)["findings"]}


def test_a_word_that_an_area_adds_is_found_and_nothing_else_has_to_be_touched(
    conf_copy: Path,
) -> None:
    rule = next(r for r in RULES.plans.rules.values() if r.finds == "who is only")
    plans = as_bytes(with_action(good(ALONE[0]), who="The Hub"))

    def rules_that_fire(*more: str) -> set[str]:
        done = really_run("check-plan", "-", *more, stdin=plans)
        return {one["rule"] for one in json.loads(done.stdout)["findings"]}

    assert rule.id not in rules_that_fire()
    change(conf_copy, PLANS, f'id = "{rule.id}"', "phrases", '["hub"]')
    assert load_rules(conf_copy).plans.rules[rule.id].phrases == ("hub",)
    assert rule.id in rules_that_fire("--conf", str(conf_copy))


@each_command
def test_every_fault_is_told_with_its_place_and_what_to_write(name: str) -> None:
    plans = good(ALONE[0])
    plans["plans"][0].update(kind="cinn", review="2026-02-30", actoins=[])
    plans["plans"][0]["actions"][0]["done"] = "soon"
    plans["child_status"] = "in care"
    code, out, err = run((name, "-"), as_bytes(plans))
    assert (code, out) == (1, "")
    for told in (
        '"child_status"',
        '"plans", 1, "kind"',
        '"plans", 1, "review": "2026-02-30" is not in the calendar',
        '"plans", 1, "actoins": there is no such entry. Did you mean "actions"?',
        '"plans", 1, "actions", 1, "done": it is "soon", not a date',
    ):
        assert told in err
    assert len(err.splitlines()) == 5


@each_command
@settings(max_examples=60)
@given(childs_plans())
def test_plans_are_answered_as_the_rules_answer(name: str, plans: dict[str, Any]) -> None:
    code, out, err = run((name, "-"), as_bytes(plans))
    assert (code, err) == (0, "")
    expected = plain(COMPUTE[name](RULES, as_given(plans)))
    assert json.loads(out) == json.loads(json.dumps(expected))


@st.composite
def almost_plans(draw: st.DrawFn) -> Any:
    """Generate plans with something put where it does not belong."""
    plans: Any = draw(childs_plans(most=2))
    for _ in range(draw(st.integers(1, 2))):
        place: Any = plans
        while True:
            names = [*place] if isinstance(place, dict) else [*range(len(place))]
            if not names:
                break
            name = draw(st.sampled_from(names))
            deeper = isinstance(place[name], dict | list) and place[name]
            if deeper and draw(st.booleans()):
                place = place[name]
                continue
            place[name] = draw(json_values | EDGES)
            break
    return plans


@each_command
@settings(max_examples=150)
@given(almost_plans().map(as_bytes) | json_values.map(lambda value: as_bytes({"plans": value})))
@example(b'{"plans": {}}')
@example(b'{"plans": [{"id": "\\ud800", "kind": "cse"}]}')
@example(b'{"plans": [' + b",".join([b'{"id": "x", "kind": "cse"}'] * 11) + b"]}")
def test_plans_with_a_thing_out_of_place_are_answered_or_refused(name: str, raw: bytes) -> None:
    code, out, err = run((name, "-"), raw)
    assert_answered_or_refused(code, out, err)
    assert (err == "") == (code == 0)
    assert code == 0 or err.startswith(("standard input", "your plans"))


@each_command
def test_braces_in_a_plan_are_left_as_they_are(name: str) -> None:
    text = "{found} {carries} {first} {second}"
    plans = with_action(good(ALONE[0]), what=text, who=text)
    second = with_action(good(ALONE[0]), what=text, who="Somebody else")["plans"][0]
    second["id"] = "second"
    code, out, _ = run((name, "-"), as_bytes({**plans, "plans": [*plans["plans"], second]}))
    assert code == 0
    assert text in out
