"""Everything that the rule files say, in one object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cse_guidance.model.area import Area
from cse_guidance.model.basics import Clock, Event, Role, Source
from cse_guidance.model.counting import Counting
from cse_guidance.model.definition import Definition
from cse_guidance.model.escalation import Ladder
from cse_guidance.model.guide import Amendment, Finding, Mistake, Period, Reader, Term
from cse_guidance.model.holidays import Holidays
from cse_guidance.model.instrument import Instrument
from cse_guidance.model.language import Language
from cse_guidance.model.meeting import Meetings
from cse_guidance.model.pathway import Pathway, Point
from cse_guidance.model.plan import PlanRules
from cse_guidance.model.records import Records
from cse_guidance.model.scenario import Scenario
from cse_guidance.model.training import Training


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules of one folder, each kind by its id, in the order of the files."""

    area: Area
    sources: Mapping[str, Source]
    roles: Mapping[str, Role]
    events: Mapping[str, Event]
    clocks: Mapping[str, Clock]
    counting: Counting
    holidays: Holidays
    definitions: Mapping[str, Definition]
    instruments: Mapping[str, Instrument]
    pathways: Mapping[str, Pathway]
    ladders: Mapping[str, Ladder]
    scenarios: Mapping[str, Scenario]
    meetings: Meetings
    records: Records
    language: Language
    plans: PlanRules
    recording: tuple[Point, ...]
    findings: Mapping[str, Finding]
    mistakes: Mapping[str, Mistake]
    periods: Mapping[str, Period]
    readers: Mapping[str, Reader]
    amendments: tuple[Amendment, ...]
    glossary: Mapping[str, Term]
    training: Training
