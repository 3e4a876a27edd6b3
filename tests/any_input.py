"""Makes inputs for a command from its published JSON Schema: right, almost right, and wrong.

Everything comes from a seed, so that an input that went wrong can be made again.
"""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

Schema = dict[str, object]

ODD_TEXTS = [
    "",
    " ",
    "\x00",
    "\ud800",
    "\ufeff",
    "\u202eover\u202c",
    "\u0661\u0669",
    "na\u00efve \U0001f600",
    "e\u0301",
    "\x1b[31m",
    "two\nlines",
    '"} {"',
    "__proto__",
    "../../etc",
    "x" * 5_000,
]
NOT_DAYS = [
    "2026-02-30",
    "2026-13-01",
    "2100-02-29",
    "0000-00-00",
    "1899-12-31",
    "9999-12-31",
    "2026-11-25T24:00",
    "2026-11-25T12:60",
    "2026-11-25T12:00Z",
    "2026-11-25 12:00",
    "25/11/2026",
    "2026-W48-3",
    "\u0662\u0660\u0662\u0666-11-25",
    "2026-11-25\n",
]
ODD_VALUES = [
    None,
    True,
    -1,
    0.5,
    10**30,
    -(10**400),
    float("inf"),
    float("nan"),
    [],
    {},
    [[[[]]]],
    {"": {"": {}}},
    *ODD_TEXTS,
    *NOT_DAYS,
]
FIRST, DAYS = date(1900, 1, 1), 73_000
Place = tuple["dict[str, object] | list[object]", "str | int"]


class Maker:
    """Makes inputs for one schema, one after the other, all from one seed."""

    def __init__(self, schema: Schema, seed: str) -> None:
        self.schema = schema
        self.random = random.Random(seed)  # noqa: S311 - examples, not secrets

    def right(self) -> object:
        """Return a value that the schema allows."""
        return self._right(self.schema)

    def almost_right(self) -> object:
        """Return a value that the schema would allow, had it not been damaged."""
        value = self.right()
        for _ in range(self.random.choice([1, 1, 1, 2, 5])):
            value = self._damaged(value)
        return value

    def wrong(self) -> bytes:
        """Return what is hardly JSON any more: broken off, repeated, nested, of another kind."""
        text = json.dumps(self.right(), ensure_ascii=self.random.random() < 0.5)
        slips: list[Callable[[str], bytes]] = [
            lambda text: text[: self.random.randrange(len(text))].encode(),
            lambda text: text.replace("}", ",}").encode(),
            lambda text: text.replace('"', "'").encode(),
            lambda text: text.replace("{", '{"a": 1, "a": 2, ', 1).encode(),
            lambda text: f"// {text}".encode(),
            lambda text: f"{text}{text}".encode(),
            lambda text: f"[{text}]".encode(),
            lambda text: text.encode("utf-16"),
            lambda text: text.encode("utf-8-sig"),
            lambda text: text.encode("utf-8") + b"\xff",
            lambda text: text.replace(":", ": NaN,", 1).encode(),
            lambda text: text.replace(":", f": {'9' * 5_000}, ", 1).encode(),
            lambda text: ("[" * self.random.choice([10, 900, 30_000]) + text).encode(),
            lambda text: ('{"answers":' * self.random.choice([10, 900, 9_000]) + text).encode(),
            lambda text: self._scrambled(text.encode()),
            lambda _: self.random.randbytes(self.random.randrange(60)),
            lambda _: json.dumps(self.random.choice(ODD_VALUES)).encode(),
        ]
        return self.random.choice(slips)(text)

    def any(self) -> bytes:
        """Return any of these, as it would be piped into a command."""
        kind = self.random.random()
        if kind < 0.25:
            return json.dumps(self.right(), ensure_ascii=False).encode()
        if kind < 0.75:
            return json.dumps(self.almost_right()).encode()
        return self.wrong()

    def _right(self, schema: Schema) -> object:
        if "anyOf" in schema:
            return self._right(self.random.choice(_schemas(schema["anyOf"])))
        if "enum" in schema:
            words = schema["enum"]
            assert isinstance(words, list)
            return self.random.choice(words)
        makers: dict[object, Callable[[Schema], object]] = {
            "object": self._object,
            "array": self._array,
            "integer": self._integer,
            "boolean": lambda _: self.random.random() < 0.5,
            "string": self._text,
        }
        assert schema["type"] in makers, f"this test cannot make {schema} yet: teach it"
        return makers[schema["type"]](schema)

    def _array(self, schema: Schema) -> list[object]:
        most = min(_number(schema["maxItems"]), self.random.choice([0, 1, 2, 4]))
        (items,) = _schemas([schema["items"]])
        return [self._right(items) for _ in range(most)]

    def _integer(self, schema: Schema) -> int:
        return self.random.randint(_number(schema["minimum"]), _number(schema["maximum"]))

    def _object(self, schema: Schema) -> object:
        entries = schema["properties"]
        needed = schema.get("required", [])
        assert isinstance(entries, dict)
        assert isinstance(needed, list)
        often = self.random.choice([0.1, 0.5, 0.9])
        return {
            name: self._right(entry)
            for name, entry in entries.items()
            if name in needed or self.random.random() < often
        }

    def _text(self, schema: Schema) -> str:
        day = (FIRST + timedelta(days=self.random.randrange(DAYS))).isoformat()
        hour, minute = self.random.randrange(24), self.random.randrange(60)
        some = ["Robin", "a tutor", "\u00e9t\u00e9", "no " * 20, "\U0001f600", "12", day]
        tries = [day, f"{day}T{hour:02}:{minute:02}", *self.random.sample(some, len(some))]
        if schema.get("format") != "date":
            self.random.shuffle(tries)
        return next(one for one in tries if _fits(one, schema))

    def _damaged(self, value: object) -> object:
        """Return the value with one slip in it, wherever it may be."""
        value = copy.deepcopy(value)
        places = list(_places(value))
        if not places:
            return self.random.choice(ODD_VALUES)
        inside, key = self.random.choice(places)
        if isinstance(inside, dict) and isinstance(key, str):
            match self.random.randrange(4):
                case 0:
                    inside.pop(key)
                    return value
                case 1:
                    inside[self._misspelt(key)] = inside.pop(key)
                    return value
                case 2:
                    inside[self.random.choice(ODD_TEXTS)] = inside[key]
                    return value
        _put(inside, key, self._slip(_get(inside, key)))
        return value

    def _slip(self, value: object) -> object:
        if isinstance(value, str) and self.random.random() < 0.4:
            return self._misspelt(value)
        if isinstance(value, list) and value and self.random.random() < 0.3:
            return value * 600
        return self.random.choice([*ODD_VALUES, [value], {"x": value}])

    def _misspelt(self, word: str) -> str:
        place = self.random.randrange(len(word) + 1)
        return word[:place] + self.random.choice(["", "x", "-", "\u0301"]) + word[place + 1 :]

    def _scrambled(self, raw: bytes) -> bytes:
        changed = bytearray(raw)
        for _ in range(self.random.choice([1, 3, 30])):
            changed[self.random.randrange(len(changed))] = self.random.randrange(256)
        return bytes(changed)


def _places(value: object) -> Iterator[Place]:
    """Yield every place of a value: what it is in, and its key or its number there."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield value, key
            yield from _places(item)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield value, number
            yield from _places(item)


def _get(inside: dict[str, object] | list[object], key: str | int) -> object:
    return inside[key]  # type: ignore[call-overload,index] # a place is what `_places` yields


def _put(inside: dict[str, object] | list[object], key: str | int, value: object) -> None:
    inside[key] = value  # type: ignore[call-overload,index] # the same


def _fits(text: str, schema: Schema) -> bool:
    """Return whether a schema of texts allows a text."""
    forbidden = schema.get("not", {})
    assert isinstance(forbidden, dict)
    return (
        len(text) <= _number(schema.get("maxLength", len(text)))
        and bool(re.search(str(schema.get("pattern", "")), text))
        and not ("pattern" in forbidden and re.search(str(forbidden["pattern"]), text))
    )


def _number(value: object) -> int:
    assert isinstance(value, int)
    return value


def _schemas(value: object) -> list[Schema]:
    assert isinstance(value, list)
    assert all(isinstance(one, dict) for one in value)
    return value
