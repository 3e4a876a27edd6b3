"""Each way to change a rule file does what it says, and says what it did."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from assurance.changes import HOW, Kind, WhatToChange, every_change, read_what_to_change

FILE = "things.toml"
TEXT = """\
start = "a"
[[thing]]
id = "a"
level = "high"
number = 2
flag = true
items = ["x", "y", "z"]
[[thing]]
id = "b"
level = "low"
number = 1
flag = false
items = ["x"]
[[level]]
id = "low"
[[level]]
id = "medium"
[[level]]
id = "high"
"""
OTHER = '[[role]]\nid = "nurse"\n[[role]]\nid = "police"\n'


def changed(how: str, tables: str = "thing", *keys: str, ids_of: tuple[str, ...] = ()) -> list[Any]:
    """Return what each text that a mechanism makes says."""
    ids_in = "roles.toml" if ids_of == ("role",) else ""
    kind = Kind("test", FILE, tables, how, keys, ids_of, ids_in, ("never",))
    made = every_change({FILE: TEXT, "roles.toml": OTHER}, WhatToChange((kind,), ()))
    return [tomllib.loads(change.text) for change in made]


def of(found: list[Any], key: str) -> list[list[Any]]:
    return [[thing.get(key) for thing in one["thing"]] for one in found]


def test_a_table_is_taken_out() -> None:
    assert of(changed("drop table"), "id") == [["b"], ["a"]]


def test_an_entry_is_taken_out() -> None:
    assert of(changed("drop line", "thing", "number"), "number") == [[None, 1], [2, None]]


def test_an_entry_is_taken_out_of_all_beside_each_other() -> None:
    assert of(changed("drop line beside", "thing", "number"), "number") == [[None, None]]


def test_each_item_of_a_list_is_taken_out() -> None:
    found = of(changed("drop item", "thing", "items"), "items")
    assert found == [
        [["y", "z"], ["x"]],
        [["x", "z"], ["x"]],
        [["x", "y"], ["x"]],
        [["x", "y", "z"], []],
    ]


def test_the_first_two_are_swapped_where_there_are_two() -> None:
    assert of(changed("swap first two", "thing", "items"), "items") == [[["y", "x", "z"], ["x"]]]


def test_a_number_becomes_one_less_and_one_more() -> None:
    found = of(changed("one more or less", "thing", "*"), "number")
    assert found == [[1, 1], [3, 1], [2, 0], [2, 2]]


def test_a_mark_is_turned_round() -> None:
    assert of(changed("flip", "thing", "flag"), "flag") == [[False, False], [True, True]]


def test_each_other_value_in_use_is_tried() -> None:
    found = of(changed("every other value", "thing", "level"), "level")
    assert found == [["low", "low"], ["high", "high"]]


def test_the_next_value_in_use_is_taken() -> None:
    found = of(changed("next value", "thing", "level"), "level")
    assert found == [["low", "low"], ["high", "high"]]
    assert changed("next value", "level", "id")[2]["level"][2]["id"] == "low"


def test_each_other_id_is_tried() -> None:
    found = changed("every other id", "", "start", ids_of=("thing", "level"))
    assert [one["start"] for one in found] == ["b", "low", "medium", "high"]


def test_each_lower_id_is_tried() -> None:
    found = of(changed("every lower id", "thing", "level", ids_of=("level",)), "level")
    assert found == [["low", "low"], ["medium", "low"]]


def test_the_next_id_comes_after_and_the_first_after_the_last() -> None:
    found = of(changed("next id", "thing", "level", ids_of=("level",)), "level")
    assert found == [["low", "low"], ["high", "medium"]]
    lists = of(changed("next id", "thing", "items", ids_of=("role",)), "items")
    assert lists[0] == [["nurse", "y", "z"], ["x"]]
    assert len(lists) == 4


def test_the_lowest_number_beside_it_is_taken() -> None:
    assert of(changed("lowest beside", "thing", "number"), "number") == [[1, 1]]


def test_every_way_is_tried_here() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert [how for how in HOW if f'changed("{how}"' not in text] == []


def test_a_change_says_what_was_changed_and_where() -> None:
    kind = Kind("test", FILE, "thing", "one more or less", ("number",), (), "", ())
    first, *_ = every_change({FILE: TEXT}, WhatToChange((kind,), ()))
    assert first.name == f'{FILE}, thing "a": number = 2 becomes 1'


def test_a_text_is_made_once_however_many_kinds_would_make_it() -> None:
    kind = Kind("test", FILE, "thing", "drop table", (), (), "", ())
    made = list(every_change({FILE: TEXT}, WhatToChange((kind, kind), ())))
    assert len(made) == len({change.text for change in made}) == 2


def test_the_head_is_changed_where_no_table_is_named_and_never_by_a_star() -> None:
    assert [one["start"] for one in changed("next id", "", "start", ids_of=("thing",))] == ["b"]
    assert all(one["start"] == "a" for one in changed("drop table", "*"))


def test_what_is_never_to_be_changed_is_left_alone() -> None:
    kind = Kind("test", FILE, "thing", "drop line", ("*",), (), "", ("id", "level", "items"))
    made = every_change({FILE: TEXT}, WhatToChange((kind,), ()))
    assert {change.what.partition(" ")[0] for change in made} == {"number", "flag"}


def test_a_way_that_does_not_exist_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "what.toml"
    path.write_text('left_out = []\n[[change]]\nkind="x"\nfiles="*"\ntables="*"\nhow="guess"\n')
    with pytest.raises(KeyError, match="guess"):
        list(every_change({FILE: TEXT}, read_what_to_change(path)))
