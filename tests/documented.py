"""What the docstring of a public function has to say, and whether its example runs."""

from __future__ import annotations

import doctest
import inspect
import io
import re
from collections.abc import Callable, Mapping

from cse_guidance import api

Function = Callable[..., object]
PUBLIC: dict[str, Function] = {
    name: getattr(api, name)
    for name in api.__all__
    if inspect.isfunction(inspect.unwrap(getattr(api, name)))
}


def section(function: Function, title: str) -> list[str]:
    """Return the lines of a section of a docstring; none where it has no such section."""
    lines = inspect.cleandoc(function.__doc__ or "").splitlines()
    if f"{title}:" not in lines:
        return []
    rest = lines[lines.index(f"{title}:") + 1 :]
    end = next((place for place, line in enumerate(rest) if re.match(r"\S", line)), len(rest))
    return rest[:end]


def missing_from(function: Function) -> list[str]:
    """Return what the docstring of a public function leaves out."""
    signature = inspect.signature(function)
    entries = (re.match(r" {4}(\w+): \S", line) for line in section(function, "Args"))
    told = [entry.group(1) for entry in entries if entry]
    text = function.__doc__ or ""
    missing = []
    if told != list(signature.parameters):
        missing.append(f"Args should tell of {list(signature.parameters)}, and tells of {told}")
    if signature.return_annotation in (inspect.Signature.empty, "None", None):
        missing.append("nothing comes out")
    raises = any(re.match(r" {4}\w+: \S", line) for line in section(function, "Raises"))
    if not raises and not re.search(r"[Rr]aises no error", text):
        missing.append('neither a Raises section nor "Raises no error"')
    if not re.search(r"\bsources?\b", text):
        missing.append("not a word on the source of the rule")
    name = function.__name__
    if not any(re.search(rf"\b{name}\(", line) for line in section(function, "Example")):
        missing.append("no Example that calls it")
    return missing


def run_examples(text: str, name: str, known: Mapping[str, object]) -> tuple[int, str]:
    """Run the examples of a docstring.

    Args:
        text: the docstring.
        name: what a message calls it.
        known: the names that the examples may use without importing them.

    Returns:
        How many lines show a result, and what went wrong in words.
    """
    test = doctest.DocTestParser().get_doctest(text, dict(known), name, None, 0)
    told = io.StringIO()
    doctest.DocTestRunner(verbose=False).run(test, out=told.write)
    return sum(bool(one.want) for one in test.examples), told.getvalue()
