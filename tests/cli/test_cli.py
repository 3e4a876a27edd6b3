"""The command line as it is really run: JSON out, messages beside it, 0 or 1, no traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from any_json import as_bytes
from breaking import PATHWAY, RAT, SOURCES, change
from running import SRC, really_run

import cse_guidance
from cse_guidance.answers import plain
from cse_guidance.follow import follow
from cse_guidance.load import load_rules
from cse_guidance.model import Pathway, Rules
from cse_guidance.paths import all_paths
from cse_guidance.score import score


def answered(*words: str, stdin: bytes = b"") -> object:
    """Run a command that should go well and return its JSON."""
    done = really_run(*words, stdin=stdin)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout.decode("utf-8"))


def refused(*words: str, stdin: bytes = b"") -> str:
    """Run a command that should be refused and return its message."""
    done = really_run(*words, stdin=stdin)
    assert done.returncode == 1
    assert done.stdout == b""
    message = done.stderr.decode("utf-8")
    assert message.strip()
    return message


def as_json(answers: dict[str, str]) -> bytes:
    return as_bytes({"answers": answers})


def as_read(result: object) -> object:
    """Return a result as JSON hands it back."""
    return json.loads(json.dumps(plain(result)))


def test_validate_says_that_the_rules_are_sound_and_counts_them(rules: Rules) -> None:
    done = really_run("validate")
    found = json.loads(done.stdout)
    assert found["sound"] is True
    assert found["found"]["sources"] == len(rules.sources)
    assert found["found"]["paths"] == sum(len(list(all_paths(p))) for p in rules.pathways.values())
    assert b"No fault was found." in done.stderr


def test_validate_names_every_fault_one_a_line(conf_copy: Path) -> None:
    change(conf_copy, RAT, "[[indicator]]", "label", "7")
    change(conf_copy, SOURCES, "[[source]]", "short", None)
    lines = refused("validate", "--conf", str(conf_copy)).splitlines()
    assert sorted(line.partition(",")[0] for line in lines) == sorted([SOURCES, RAT])


def test_validate_names_what_is_past_its_review_and_can_count_it_as_a_fault(
    conf_copy: Path,
) -> None:
    change(conf_copy, SOURCES, "[[source]]", "review_by", "2026-11-20")
    there = ("--conf", str(conf_copy))
    for day, due in (("2026-11-20", 0), ("2026-11-21", 1)):
        done = really_run("validate", "--today", day, *there)
        assert done.returncode == 0
        found = json.loads(done.stdout)["reviews_due"]
        assert len(found) == due
        assert (b"2026-11-20" in done.stderr) == bool(due)
    assert answered("validate", "--reviews", "--today", "2026-11-20", *there)
    message = refused("validate", "--reviews", "--today", "2026-11-21", *there)
    assert "2026-11-20" in message


def test_a_day_that_is_none_is_refused() -> None:
    assert "--help" in refused("validate", "--today", "tomorrow")


def test_score_gives_what_the_rules_give(rules: Rules, tmp_path: Path) -> None:
    answers = {rules.instruments["practice-rat"].indicators[-1].id: "yes"}
    case = tmp_path / "case é.json"
    case.write_bytes(as_json(answers))
    expected = as_read(score(rules, "practice-rat", answers))
    assert answered("score", "practice-rat", str(case)) == expected
    assert answered("score", "practice-rat", "-", stdin=as_json(answers)) == expected


def test_follow_gives_what_the_rules_give(rules: Rules, tmp_path: Path) -> None:
    path, _ = list(all_paths(rules.pathways["which-meeting"]))[-1]
    case = tmp_path / "answers.json"
    case.write_bytes(b"\xef\xbb\xbf" + as_json(dict(path)))
    expected = as_read(follow(rules, "which-meeting", dict(path)))
    assert answered("follow", "which-meeting", str(case)) == expected
    assert answered("follow", "which-meeting", "-", stdin=as_json(dict(path))) == expected


def test_paths_lists_every_path(pathway: Pathway) -> None:
    found = answered("paths", pathway.id)
    assert isinstance(found, dict)
    listed = [(tuple(one["answers"].items()), one["outcome"]) for one in found["paths"]]
    assert listed == list(all_paths(pathway))


def test_a_changed_threshold_is_seen_and_nothing_else_had_to_be_touched(
    conf_copy: Path, rules: Rules
) -> None:
    rat = rules.instruments["practice-rat"]
    gate = rat.scoring.gates[0]
    signs = [i.id for i in rat.indicators if i.tier == gate.tier][: gate.at_least]
    change(conf_copy, RAT, "[[scoring.gate]]", "at_least", str(gate.at_least + 1))
    stdin = as_json(dict.fromkeys(signs, "yes"))
    before = answered("score", rat.id, "-", stdin=stdin)
    after = answered("score", rat.id, "-", "--conf", str(conf_copy), stdin=stdin)
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    assert rat.rank(after["level"]) < rat.rank(before["level"])
    expected = score(load_rules(conf_copy), rat.id, dict.fromkeys(signs, "yes"))
    assert after == as_read(expected)


@pytest.mark.parametrize("command", [["score", "practice-rat"], ["follow", "which-meeting"]])
def test_a_file_that_cannot_be_opened_is_named(command: list[str], tmp_path: Path) -> None:
    assert "nowhere.json" in refused(*command, str(tmp_path / "nowhere.json"))
    assert "cannot be opened" in refused(*command, str(tmp_path))


def test_what_is_not_text_is_refused() -> None:
    assert "UTF-8" in refused("score", "practice-rat", "-", stdin=b"\xff\xfe\x00")


def test_an_unknown_pathway_or_instrument_is_refused_with_the_nearest() -> None:
    assert "practice-rat" in refused("score", "practice-cat", "-", stdin=as_json({}))
    assert "which-meeting" in refused("follow", "which-meetin", "-", stdin=as_json({}))
    assert "which-meeting" in refused("paths", "which-meetin")


@pytest.mark.parametrize("command", [["validate"], ["paths", "which-meeting"]])
def test_broken_rules_are_refused_by_every_command(conf_copy: Path, command: list[str]) -> None:
    change(conf_copy, PATHWAY, "[[question]]", "text", '""')
    assert PATHWAY in refused(*command, "--conf", str(conf_copy))


@pytest.mark.parametrize("folder", ["nowhere", "", "\u00e9"])
def test_a_folder_without_rules_is_refused(tmp_path: Path, folder: str) -> None:
    (tmp_path / "in").mkdir()
    refused("validate", "--conf", str(tmp_path / "in" / folder))


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["frobnicate"],
        ["score"],
        ["score", "practice-rat"],
        ["score", "practice-rat", "-", "more"],
        ["paths", "which-meeting", "--colour"],
        ["validate", "--conf"],
    ],
)
def test_bad_usage_is_told_and_gives_1(words: list[str]) -> None:
    assert "--help" in refused(*words)


@pytest.mark.parametrize("command", ["validate", "score", "follow", "paths"])
def test_help_gives_0_and_shows_an_example(command: str) -> None:
    done = really_run(command, "--help")
    assert done.returncode == 0
    assert f"Example: cse-guidance {command}".encode() in done.stdout


def test_help_names_every_command_and_warns_about_real_children() -> None:
    told = " ".join(really_run("--help").stdout.decode().split())
    assert all(name in told for name in ("validate", "score", "follow", "paths"))
    assert "never put a real child's details in" in told


def test_version_is_that_of_the_package() -> None:
    assert cse_guidance.__version__ in really_run("--version").stdout.decode()


def test_a_reader_that_stops_early_is_no_traceback() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "cse_guidance", "paths", "which-meeting"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(SRC)},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        message = process.stderr.read().decode()
    assert "Traceback" not in message
    assert "Exception ignored" not in message
