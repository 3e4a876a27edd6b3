"""Finds and opens the rule files of a folder, and notes what cannot be read at all."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from textwrap import shorten

from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.load.broken_line import broken_line
from cse_guidance.load.table import Table

FOLDERS = ("instruments", "pathways", "scenarios")
MOST_LEFT_OUT = 50  # files that are named; a wrong folder may hold a whole disk
SOURCES = "sources.toml"
LARGEST_FILE = 1_000_000  # bytes; a rule file is a few tens of thousands


class Folder:
    """A folder of rule files.

    Attributes:
        faults: every fault of every file that was read from it.
        unreadable: whether a whole file could not be read.
        brought: the sources that files other than sources.toml bring with them.

    Raises:
        FaultsFound: there is no such folder.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.faults: list[Fault] = []
        self.unreadable = False
        self.brought: list[Table] = []
        self._seen: set[str] = set()
        if not _is_folder(path):
            remedy = "Name the folder of the rules."
            name = shorten(str(path), 200, placeholder=" ...")
            raise FaultsFound([Fault(name, "", "there is no such folder.", remedy)])

    def only(self, name: str, key: str) -> list[Table]:
        """Return the tables of a file that holds one list."""
        table = self.file(name)
        tables = table.tables(key)
        table.finish()
        return tables

    def files(self, name: str) -> list[Table]:
        """Return the table of each file in a folder inside this one."""
        inside = self.path / name
        paths = sorted(inside.glob("*.toml")) if _is_folder(inside) else []
        if not paths:
            self._note(f"{name}/", "there is no rule file here.", "Add one that ends in .toml.")
        return [self.file(f"{name}/{path.name}") for path in paths]

    def file(self, name: str) -> Table:
        """Return a file's table; an empty one that notes nothing more if it cannot be read."""
        path, text = self.path / name, ""
        self._seen.add(name)
        try:
            if path.stat().st_size <= LARGEST_FILE:
                text = path.read_text(encoding="utf-8-sig")
                table = Table(tomllib.loads(text), name, "", self.faults)
                if name != SOURCES:
                    self.brought += table.tables("source", needed=False)
                return table
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

    def check_nothing_is_left_out(self) -> None:
        """Note every file that nobody would read: most often a slip in its name or its place."""
        left_out = self._left_out()
        folders = ", ".join(f"{name}/" for name in FOLDERS)
        put = f"Give it a name that ends in .toml and put it into one of {folders} or take it out."
        for name in islice(left_out, MOST_LEFT_OUT):
            self.faults.append(Fault(name, "the whole file", "this file is not read.", put))
        if next(left_out, None):
            remedy = "Check that this is the folder of the rules."
            self.faults.append(Fault("the folder", "", "more files in it are not read.", remedy))

    def _left_out(self) -> Iterator[str]:
        """Yield the files that were not read, with what may stand beside rules left aside."""
        for folder, inside, files in os.walk(self.path):
            inside[:] = sorted(name for name in inside if not name.startswith("."))
            for file in sorted(files):
                name = Path(folder, file).relative_to(self.path).as_posix()
                notes = file.endswith(".md")  # an area may keep notes beside its rules
                if not (file.startswith(".") or notes or name in self._seen):
                    yield name


def _is_folder(path: Path) -> bool:
    """Return whether there is such a folder that may be looked at."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
