"""Every rule is changed in turn, and something notices: the file, the checks, a case, a text."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path

import pytest
from assurance.catching import LAYERS, Caught
from assurance.changes import WhatToChange
from assurance.record import reasons_for_rules
from breaking import faults_of

JUSTIFIED = Path(__file__).with_name("justified.toml")


def test_nothing_goes_unnoticed_without_a_reason(caught: list[Caught]) -> None:
    reasons = reasons_for_rules(JUSTIFIED)
    unnoticed = {one.change.name for one in caught if one.layer == "nothing"}
    assert not unnoticed - set(reasons), "nothing notices these: see tests/assurance/justified.toml"
    assert all(reason.strip() for reason in reasons.values())
    assert not set(reasons) - unnoticed, "these are noticed, or no longer made: take them out"


def test_every_change_changes_something(caught: list[Caught]) -> None:
    assert [one.change.name for one in caught if one.layer == "changes nothing"] == []


def test_every_change_has_a_name_of_its_own(caught: list[Caught]) -> None:
    names = Counter(one.change.name for one in caught)
    assert [name for name, times in names.items() if times > 1] == []


def test_every_kind_of_change_is_made_where_its_file_is_there(
    caught: list[Caught], what: WhatToChange, texts: Mapping[str, str]
) -> None:
    made = {(one.change.kind, one.change.file) for one in caught}
    for kind in what.kinds:
        files = [file for file in texts if fnmatch(file, kind.files)]
        alike = any(other.kind == kind.kind for other in what.kinds if other is not kind)
        if files and not alike:
            assert any((kind.kind, file) in made for file in files), kind.kind


def test_no_file_of_rules_is_forgotten(what: WhatToChange, texts: Mapping[str, str]) -> None:
    forgotten = what.forgotten(list(texts))
    assert not forgotten, f"{forgotten}: add them to tests/assurance/what_to_change.toml"
    assert what.forgotten(["new.toml"]) == ["new.toml"]
    assert all(one.why.strip() for one in what.left_out)


def test_no_file_that_is_changed_is_left_out_as_well(
    what: WhatToChange, caught: list[Caught]
) -> None:
    changed = {one.change.file for one in caught}
    for one in what.left_out:
        assert not [file for file in changed if fnmatch(file, one.file)], one.file


def test_each_layer_notices_something_first(caught: list[Caught]) -> None:
    layers = Counter(one.layer for one in caught)
    assert all(layers[layer] for layer in LAYERS), layers
    assert sum(layers[layer] for layer in LAYERS) == len(caught) - layers["nothing"]


def test_every_edge_is_led_to_every_other_node(
    caught: list[Caught], texts: Mapping[str, str]
) -> None:
    for file in (name for name in texts if name.startswith("pathways/")):
        data = tomllib.loads(texts[file])
        edges = sum(len(question["answer"]) for question in data["question"])
        nodes = len(data["question"]) + len(data["outcome"])
        led = [c for c in caught if c.change.file == file and c.change.what.startswith("leads_to")]
        assert len(led) == edges * (nodes - 1)
        dropped = [
            c for c in caught if c.change.kind == "an answer taken out" and c.change.file == file
        ]
        assert len(dropped) == edges


def test_only_the_place_that_is_named_is_changed(
    caught: list[Caught], texts: Mapping[str, str]
) -> None:
    for one in caught:
        before = Counter(texts[one.change.file].splitlines())
        new = Counter(one.change.text.splitlines()) - before
        assert new.total() <= 1, one.change.name
        if " becomes " in one.change.what:
            assert new.total() + (before - Counter(one.change.text.splitlines())).total() > 0


def test_what_is_found_in_memory_is_found_in_a_folder(
    caught: list[Caught], conf_copy: Path, texts: Mapping[str, str]
) -> None:
    """A change in every so many is written down, and the folder loaded as everybody loads it."""
    by_layer: dict[str, list[Caught]] = {}
    for one in caught:
        by_layer.setdefault(one.layer, []).append(one)
    for layer, some in by_layer.items():
        for one in some[:: max(1, len(some) // 12)]:
            path = conf_copy / one.change.file
            path.write_text(one.change.text, encoding="utf-8")
            faults = faults_of(conf_copy)
            path.write_text(texts[one.change.file], encoding="utf-8")
            assert bool(faults) == (layer in ("reading", "checks", "cases")), one.change.name
            if faults:
                assert one.by in [str(fault) for fault in faults], one.change.name


@pytest.mark.parametrize("layer", ["checks", "cases"])
def test_what_is_noticed_is_said_with_its_place(caught: list[Caught], layer: str) -> None:
    files = {one.by.partition(",")[0] for one in caught if one.layer == layer}
    assert all(file.partition(":")[0].endswith(".toml") for file in files), files
