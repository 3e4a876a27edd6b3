"""What may be piped into a command that reads JSON, and what has to come out of it."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from hypothesis import strategies as st

json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def as_bytes(value: object) -> bytes:
    """Return a value as a command reads it."""
    return json.dumps(value).encode()


def inputs(*likely: st.SearchStrategy[Any]) -> st.SearchStrategy[bytes]:
    """Generate any bytes, any text, any JSON, and the JSON of the values that are likely."""
    return (
        st.binary(max_size=200)
        | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass"))
        | st.one_of(json_values, *likely).map(as_bytes)
    )


def no_such_number(text: str) -> NoReturn:
    raise AssertionError(f"{text} is not JSON")


def assert_answered_or_refused(code: int, out: str, err: str) -> None:
    """Demand JSON and 0, or words and 1. A traceback would have ended the test before."""
    assert "Traceback" not in err
    if code == 0:
        assert isinstance(json.loads(out, parse_constant=no_such_number), dict)
    else:
        assert code == 1
        assert out == ""
        assert err.strip()
