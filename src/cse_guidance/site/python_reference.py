"""The reference of Python on the site: functions as Sphinx documents them, and what they return.

Every kind of object that a public function takes or gives is found by following the types, so
that a new result needs no list to be kept: what it holds is on the site with it.
"""

from __future__ import annotations

import dataclasses
import inspect
import re
import typing
from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains.python._object import PyObject
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import stringify_annotation

from cse_guidance import api

PACKAGE = "cse_guidance."
# Where the kinds of objects stand that a page shows together; the rest are results.
PARTS = {"rules": "cse_guidance.model.", "inputs": "cse_guidance.inputs."}
RESULTS = "results"
FIELD = re.compile(r":ivar (?P<names>[\w, ]+): ?(?P<words>.*)")


def connect(app: Sphinx) -> None:
    """Add the directives, and let each kind of object list what it holds."""
    app.setup_extension("sphinx.ext.autodoc")
    app.setup_extension("sphinx.ext.napoleon")
    app.add_directive("python-functions", PythonFunctions)
    app.add_directive("python-objects", PythonObjects)
    app.connect("autodoc-process-signature", without_signature)
    for field in PyObject.doc_field_types:
        if field.name == "variable":
            field.label = "Holds"  # Sphinx says "Variables", and none of these varies
    # After napoleon, which turns the sections of a docstring into fields.
    app.connect("autodoc-process-docstring", list_fields, priority=600)


class FromDocstrings(SphinxDirective):
    """A directive that hands the work to Sphinx's own, which read docstrings."""

    required_arguments = 1
    final_argument_whitespace = True

    def documented(self, lines: list[str]) -> list[nodes.Node]:
        """Return what Sphinx makes of lines that it understands."""
        return self.parse_text_to_nodes("\n".join(["```{eval-rst}", *lines, "```"]))


class PythonFunctions(FromDocstrings):
    """Public functions by their names, in the order in which the page wants them."""

    def run(self) -> list[nodes.Node]:
        """Return what the docstrings of the functions say."""
        names = self.arguments[0].split()
        unknown = [name for name in names if name not in api.__all__]
        if unknown:
            raise self.error(f"Not in cse_guidance.api: {', '.join(unknown)}.")
        return self.documented([f".. autofunction:: {api.__name__}.{name}" for name in names])


class PythonObjects(FromDocstrings):
    """The kinds of objects that go in or come out: those of rules, of inputs, or of results."""

    def run(self) -> list[nodes.Node]:
        """Return what the docstrings of the kinds of objects say."""
        wanted = self.arguments[0]
        if wanted not in (*PARTS, RESULTS):
            raise self.error(f"Write one of {', '.join((*PARTS, RESULTS))}.")
        lines = []
        for kind in public_kinds():
            if part_of(kind) == wanted:
                name = f"{kind.__module__}.{kind.__qualname__}"
                lines += [f".. autoclass:: {name}", "   :members:", ""]
        return self.documented(lines)


def part_of(kind: type) -> str:
    """Return with what a kind of object is shown: "rules", "inputs" or "results"."""
    starts = (part for part, start in PARTS.items() if kind.__module__.startswith(start))
    return next(starts, RESULTS)


def public_kinds() -> list[type]:
    """Return every class of this package that the public functions take, give or raise."""
    found: dict[type, None] = {}

    def look(kind: type) -> None:
        if kind in found or not kind.__module__.startswith(PACKAGE):
            return
        found[kind] = None
        if dataclasses.is_dataclass(kind):
            for hint in typing.get_type_hints(kind).values():
                for one in kinds_in(hint):
                    look(one)

    for name in api.__all__:
        public = getattr(api, name)
        if inspect.isclass(public):
            look(public)
            continue
        for hint in typing.get_type_hints(inspect.unwrap(public)).values():
            for one in kinds_in(hint):
                look(one)
    return list(found)


def kinds_in(hint: object) -> Iterator[type]:
    """Yield the classes that a type is made of: of `tuple[ToDo, ...]`, both."""
    if inspect.isclass(hint) and not typing.get_args(hint):
        yield hint
    for part in typing.get_args(hint):
        yield from kinds_in(part)


def without_signature(
    _app: Sphinx,
    what: str,
    _name: str,
    thing: object,
    _options: object,
    signature: str | None,
    returns: str | None,
) -> tuple[str | None, str | None]:
    """Show no call for what nobody makes by hand; its fields follow below."""
    if what == "class" and dataclasses.is_dataclass(thing):
        return "", None
    return signature, returns


def list_fields(
    _app: Sphinx, what: str, _name: str, thing: object, _options: object, lines: list[str]
) -> None:
    """List every field of a dataclass with its type, and with what the docstring says of it."""
    if what != "class" or not inspect.isclass(thing) or not dataclasses.is_dataclass(thing):
        return
    told: dict[str, str] = {}
    kept: list[str] = []
    names: list[str] = []
    for line in lines:
        field = FIELD.match(line)
        if field:
            names = [name.strip() for name in field["names"].split(",")]
            told |= dict.fromkeys(names, field["words"])
        elif names and line.startswith(" "):
            told |= {name: f"{told[name]} {line.strip()}" for name in names}
        else:
            names = []
            kept.append(line)
    hints = typing.get_type_hints(thing)
    fields = []
    for one in dataclasses.fields(thing):
        fields.append(f":ivar {one.name}: {told.get(one.name, '')}".rstrip())
        fields.append(f":vartype {one.name}: {stringify_annotation(hints[one.name], 'smart')}")
    lines[:] = [*kept, "", *fields, ""]
