"""Loads the rule files into frozen objects, or says everything that is wrong with them."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from cse_guidance.check import check_rules
from cse_guidance.faults import FaultsFound
from cse_guidance.load.basics import (
    read_area,
    read_clock,
    read_definition,
    read_event,
    read_role,
    read_source,
)
from cse_guidance.load.by_id import by_id
from cse_guidance.load.folder import FOLDERS, LARGEST_FILE, Folder
from cse_guidance.load.instrument import read_instrument
from cse_guidance.load.pathway import read_pathway
from cse_guidance.load.plan import read_plans
from cse_guidance.load.scenario import read_scenario
from cse_guidance.model import Rules

__all__ = ["FOLDERS", "LARGEST_FILE", "load_rules", "packaged_folder", "packaged_rules"]


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
    there = Folder(folder)
    rules = read_rules(there)
    faults = there.faults
    if thorough and not there.unreadable:
        # Where a whole file could not be read, everything that names a thing in it
        # would look wrong too, so the checks between files wait until it can be.
        faults.extend(check_rules(rules, already=faults, today=today))
    if faults:
        raise FaultsFound(faults)
    return rules


def read_rules(folder: Folder) -> Rules:
    """Return the rules of a folder as far as they could be read; the folder keeps the faults."""
    clocks = folder.file("clocks.toml")
    rules = Rules(
        area=read_area(folder.file("area.toml")),
        sources=by_id(folder.only("sources.toml", "source"), read_source),
        roles=by_id(folder.only("roles.toml", "role"), read_role),
        events=by_id(clocks.tables("event"), read_event),
        clocks=by_id(clocks.tables("clock"), read_clock),
        definitions=by_id(folder.only("definitions.toml", "definition"), read_definition),
        pathways=by_id(folder.files("pathways"), read_pathway),
        instruments=by_id(folder.files("instruments"), read_instrument),
        scenarios=by_id(folder.files("scenarios"), read_scenario),
        plans=read_plans(folder.file("plans.toml")),
    )
    clocks.finish()
    folder.check_nothing_is_left_out()
    return rules
