"""Loads the rule files into frozen objects, or says everything that is wrong with them."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from textwrap import shorten
from types import MappingProxyType
from typing import Protocol, TypeVar

from cse_guidance.check import check_rules
from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.load.basics import (
    read_area,
    read_clock,
    read_definition,
    read_event,
    read_role,
    read_source,
)
from cse_guidance.load.broken_line import broken_line
from cse_guidance.load.instrument import read_instrument
from cse_guidance.load.pathway import read_pathway
from cse_guidance.load.scenario import read_scenario
from cse_guidance.load.table import Table
from cse_guidance.model import Rules

FOLDERS = ("instruments", "pathways", "scenarios")
LARGEST_FILE = 1_000_000  # bytes; a rule file is a few tens of thousands


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


Thing = TypeVar("Thing", bound=_WithId)


def packaged_folder() -> Path:
    """Return the folder of the rules that came with this package."""
    inside = Path(__file__).resolve().parents[1] / "conf"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[3] / "conf"


@cache
def packaged_rules() -> Rules:
    """Return the rules that came with this package.

    They were checked when the package was tested, so they are only read here:
    that keeps the start in a browser short.
    """
    return load_rules(packaged_folder(), thorough=False)


def load_rules(folder: Path, *, thorough: bool = True, today: date | None = None) -> Rules:
    """Return all rules of a folder.

    Args:
        folder: the folder that holds sources.toml and the rest.
        thorough: also check that the rules make sense together and keep the promises.
        today: also note every source that is past its review date on this day.

    Raises:
        FaultsFound: with every fault of every file.
    """
    reader = _Reader(folder)
    rules = reader.read()
    faults = reader.faults
    if thorough and not reader.unreadable:
        # Where a whole file could not be read, everything that names a thing in it
        # would look wrong too, so the checks between files wait until it can be.
        faults.extend(check_rules(rules, already=faults, today=today))
    if faults:
        raise FaultsFound(faults)
    return rules


class _Reader:
    """Reads every file of a folder and collects what is wrong with their shape."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.unreadable = False
        self.seen: set[str] = set()
        try:
            there = folder.is_dir()
        except (OSError, ValueError):
            there = False
        if not there:
            remedy = "Name the folder of the rules."
            name = shorten(str(folder), 200, placeholder=" ...")
            raise FaultsFound([Fault(name, "", "there is no such folder.", remedy)])

    def read(self) -> Rules:
        """Return the rules as far as they could be read."""
        clocks = self._file(self.folder / "clocks.toml")
        area = self._file(self.folder / "area.toml")
        rules = Rules(
            area=read_area(area),
            sources=_by_id(self._only("sources.toml", "source"), read_source),
            roles=_by_id(self._only("roles.toml", "role"), read_role),
            events=_by_id(clocks.tables("event"), read_event),
            clocks=_by_id(clocks.tables("clock"), read_clock),
            definitions=_by_id(self._only("definitions.toml", "definition"), read_definition),
            pathways=_by_id(self._files("pathways"), read_pathway),
            instruments=_by_id(self._files("instruments"), read_instrument),
            scenarios=_by_id(self._files("scenarios"), read_scenario),
        )
        clocks.finish()
        self._check_nothing_is_left_out()
        return rules

    def _check_nothing_is_left_out(self) -> None:
        """Note every file that nobody would read: most often a slip in its name or its place."""
        for path in sorted(self.folder.rglob("*")):
            inside = path.relative_to(self.folder)
            hidden = any(part.startswith(".") for part in inside.parts)
            notes = path.suffix == ".md"  # an area may keep notes beside its rules
            if path.is_dir() or hidden or notes or inside.as_posix() in self.seen:
                continue
            folders = ", ".join(f"{name}/" for name in FOLDERS)
            self.faults.append(
                Fault(
                    inside.as_posix(),
                    "the whole file",
                    "this file is not read.",
                    f"Give it a name that ends in .toml and put it into one of {folders} "
                    "or take it out.",
                )
            )

    def _only(self, name: str, key: str) -> list[Table]:
        """Return the tables of a file that holds one list."""
        table = self._file(self.folder / name)
        tables = table.tables(key)
        table.finish()
        return tables

    def _files(self, name: str) -> list[Table]:
        """Return the table of each file in a folder inside this one."""
        inside = self.folder / name
        paths = sorted(inside.glob("*.toml")) if inside.is_dir() else []
        if not paths:
            self._note(f"{name}/", "there is no rule file here.", "Add one that ends in .toml.")
        return [self._file(path) for path in paths]

    def _file(self, path: Path) -> Table:
        """Return a file's table; an empty one that notes nothing more if it cannot be read."""
        name, text = path.relative_to(self.folder).as_posix(), ""
        self.seen.add(name)
        try:
            if path.stat().st_size <= LARGEST_FILE:
                text = path.read_text(encoding="utf-8-sig")
                return Table(tomllib.loads(text), name, "", self.faults)
            wrong = ("the file is too large.", "Keep it under a million characters.")
        except FileNotFoundError:
            wrong = ("the file is missing.", "Add it; an example comes with the package.")
        except OSError:
            wrong = ("the file cannot be opened.", "Check that you may read it.")
        except UnicodeDecodeError:
            wrong = ("the file is not plain text.", "Save it as UTF-8.")
        except tomllib.TOMLDecodeError as error:
            wrong = broken_line(text, str(error))
        except ValueError:
            wrong = ("a number in the file is too long to read.", "Write a shorter number.")
        except RecursionError:
            wrong = ("the file is nested too deeply.", "Keep to the shape of the example.")
        self._note(name, *wrong)
        return Table({}, name, "", [])

    def _note(self, name: str, problem: str, remedy: str) -> None:
        """Note that a whole file could not be read."""
        self.unreadable = True
        self.faults.append(Fault(name, "", problem, remedy))


def _by_id(tables: list[Table], read: Callable[[Table], Thing]) -> MappingProxyType[str, Thing]:
    found: dict[str, Thing] = {}
    first: dict[str, str] = {}
    for table in tables:
        thing = read(table)
        if thing.id in found:
            also = f" It is used in {first[thing.id]} too." if first[thing.id] != table.file else ""
            remedy = f"Give each an id of its own.{also}"
            table.fault(f'the id "{thing.id}" is used twice.', remedy)
        elif thing.id:
            found[thing.id] = thing
            first[thing.id] = table.file
    return MappingProxyType(found)
