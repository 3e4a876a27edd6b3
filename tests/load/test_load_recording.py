"""What recording.toml has to say about each thing to write down."""

from __future__ import annotations

from pathlib import Path

from breaking import assert_fault, faults_of

from cse_guidance.model import Rules

RECORDING = "recording.toml"


def test_each_thing_to_write_down_has_words_a_scope_and_a_source(rules: Rules) -> None:
    assert rules.recording
    for point in rules.recording:
        assert point.text
        assert point.scope
        assert point.sources


def test_a_point_without_a_source_is_a_fault(conf_copy: Path, rules: Rules) -> None:
    text = (conf_copy / RECORDING).read_text(encoding="utf-8")
    first = next(line for line in text.splitlines() if line.startswith("sources"))
    (conf_copy / RECORDING).write_text(text.replace(first, "", 1), encoding="utf-8")
    place = f'point "{rules.recording[0].text}"'
    assert_fault(faults_of(conf_copy), RECORDING, place, "sources", "")


def test_a_source_that_does_not_exist_is_named(conf_copy: Path) -> None:
    text = (conf_copy / RECORDING).read_text(encoding="utf-8")
    (conf_copy / RECORDING).write_text(text.replace('"this-site"', '"that-site"', 1), "utf-8")
    assert_fault(faults_of(conf_copy), RECORDING, "point 1", "that-site", "this-site")
