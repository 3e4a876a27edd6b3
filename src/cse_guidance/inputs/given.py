"""What was handed in, once it has been found to be of the right shape."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime


class Given:
    """An object that was handed in. What was left out is empty, or None.

    Args:
        values: entry name to its value, as `read` made it.
    """

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = values

    def __contains__(self, name: str) -> bool:
        """Return whether the entry was given."""
        return name in self._values

    def text(self, name: str) -> str:
        """Return a text; an empty one where none was given."""
        value = self._values.get(name)
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(item for item in self._list(name) if isinstance(item, str))

    def day(self, name: str) -> date | None:
        """Return a date, or None."""
        value = self._values.get(name)
        return value if isinstance(value, date) else None

    def moment(self, name: str) -> date | datetime | None:
        """Return a date, or a `datetime` where a time of day was given, or None."""
        return self.day(name)

    def moments(self) -> dict[str, date | datetime]:
        """Return every entry of an object whose entries are dates or moments."""
        return {name: value for name, value in self._values.items() if isinstance(value, date)}

    def whole(self, name: str) -> int | None:
        """Return a whole number, or None."""
        value = self._values.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def flag(self, name: str) -> bool | None:
        """Return true or false, or None where neither was given."""
        value = self._values.get(name)
        return value if isinstance(value, bool) else None

    def part(self, name: str) -> Given:
        """Return an object inside this one; an empty one where none was given."""
        value = self._values.get(name)
        return value if isinstance(value, Given) else Given({})

    def parts(self, name: str) -> tuple[Given, ...]:
        """Return a list of objects."""
        return tuple(item for item in self._list(name) if isinstance(item, Given))

    def words(self) -> dict[str, str]:
        """Return every entry of an object whose entries are texts."""
        return {name: value for name, value in self._values.items() if isinstance(value, str)}

    def names(self) -> tuple[str, ...]:
        """Return the names of the entries that were given, in their order."""
        return tuple(self._values)

    def _list(self, name: str) -> tuple[object, ...]:
        value = self._values.get(name)
        return value if isinstance(value, tuple) else ()
