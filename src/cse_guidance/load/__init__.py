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
from cse_guidance.load.borrow import with_borrowed
from cse_guidance.load.by_id import by_id
from cse_guidance.load.counting import read_counting
from cse_guidance.load.escalation import read_ladder
from cse_guidance.load.folder import FOLDERS, LARGEST_FILE, Folder
from cse_guidance.load.guide import (
    read_amendments,
    read_finding,
    read_mistake,
    read_period,
    read_reader,
    read_term,
)
from cse_guidance.load.holidays import read_holidays
from cse_guidance.load.instrument import read_instrument
from cse_guidance.load.language import read_language
from cse_guidance.load.meeting import read_meetings
from cse_guidance.load.pathway import read_pathway
from cse_guidance.load.plan import read_plans
from cse_guidance.load.recording import read_recording
from cse_guidance.load.records import read_records
from cse_guidance.load.scenario import read_scenario
from cse_guidance.load.training import read_training
from cse_guidance.model import Rules

__all__ = ["FOLDERS", "LARGEST_FILE", "load_rules", "packaged_folder", "packaged_rules"]


def packaged_folder() -> Path:
    """Return the folder of the rules that came with this package.

    Raises no error. It embodies no rule and so has no source.

    Example:
        >>> from cse_guidance.api import packaged_folder
        >>> (packaged_folder() / "sources.toml").is_file()
        True
    """
    inside = Path(__file__).resolve().parents[1] / "conf"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[3] / "conf"


@cache
def packaged_rules() -> Rules:
    """Return the rules that came with this package.

    They were checked when the package was tested, so they are only read here:
    that keeps the start in a browser short. Each rule names its sources.

    Raises:
        FaultsFound: a file that came with the package was changed and can no longer be read.

    Example:
        >>> from cse_guidance.api import packaged_rules
        >>> rules = packaged_rules()
        >>> "which-meeting" in rules.pathways
        True
        >>> all(clock.sources for clock in rules.clocks.values())
        True
    """
    return load_rules(packaged_folder(), thorough=False)


def load_rules(folder: Path, *, thorough: bool = True, today: date | None = None) -> Rules:
    """Return all rules of a folder, or every fault of every file at once.

    A rule without a source is a fault, so each rule that comes out names its sources.

    Args:
        folder: the folder that holds sources.toml and the rest.
        thorough: also check that the rules make sense together and keep the promises.
        today: also note every source that is past its review date on this day.

    Raises:
        FaultsFound: with every fault of every file: where it is, what is wrong, what to write.

    Example:
        >>> from pathlib import Path
        >>> from cse_guidance.api import FaultsFound, load_rules, packaged_folder, packaged_rules
        >>> load_rules(packaged_folder()) == packaged_rules()
        True
        >>> try:
        ...     load_rules(Path("nowhere"))
        ... except FaultsFound as found:
        ...     print(found)
        nowhere: there is no such folder. Name the folder of the rules.
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
    audit, readers = folder.file("audit.toml"), folder.file("readers.toml")
    rules = Rules(
        area=read_area(folder.file("area.toml")),
        roles=by_id(folder.only("roles.toml", "role"), read_role),
        events=by_id(clocks.tables("event"), read_event),
        clocks=by_id(clocks.tables("clock"), read_clock),
        counting=read_counting(clocks.table("counting")),
        holidays=read_holidays(folder.file("holidays.toml")),
        definitions=by_id(folder.only("definitions.toml", "definition"), read_definition),
        pathways=with_borrowed(by_id(folder.files("pathways"), read_pathway)),
        ladders=by_id(folder.only("escalation.toml", "ladder"), read_ladder),
        instruments=by_id(folder.files("instruments"), read_instrument),
        scenarios=by_id(folder.files("scenarios"), read_scenario),
        meetings=read_meetings(folder.file("meetings.toml")),
        records=read_records(folder.file("records.toml")),
        language=read_language(folder.file("language.toml")),
        plans=read_plans(folder.file("plans.toml")),
        recording=read_recording(folder.file("recording.toml")),
        findings=by_id(audit.tables("finding"), read_finding),
        mistakes=by_id(audit.tables("mistake"), read_mistake),
        periods=by_id(readers.tables("period"), read_period),
        readers=by_id(readers.tables("reader"), read_reader),
        amendments=read_amendments(folder.file("amendments.toml")),
        glossary=by_id(folder.only("glossary.toml", "term"), read_term),
        training=read_training(folder.file("training.toml")),
        # Read last: any of the files above may bring sources of its own.
        sources=by_id([*folder.only("sources.toml", "source"), *folder.brought], read_source),
    )
    for table in (clocks, audit, readers):
        table.finish()
    folder.check_nothing_is_left_out()
    return rules
