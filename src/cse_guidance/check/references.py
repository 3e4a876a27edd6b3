"""Checks that everything a rule names exists, and that no rule rests on an unread source."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from cse_guidance.check.graph import repeated_ids
from cse_guidance.faults import Fault, did_you_mean
from cse_guidance.model import Action, Instrument, Pathway, Rules, Scenario

NATIONAL = ("law", "statutory guidance")


def check_references(rules: Rules, *, today: date | None = None) -> list[Fault]:
    """Return a fault for each thing that is named and does not exist.

    Args:
        rules: the rules as they were read.
        today: also note what is past its review date on this day.
    """
    notes = _Notes(rules)
    _check_basics(rules, notes)
    for pathway in rules.pathways.values():
        _check_pathway(pathway, notes)
    for instrument in rules.instruments.values():
        _check_instrument(rules, instrument, notes)
    for scenario in rules.scenarios.values():
        _check_scenario(rules, scenario, notes)
    if today is not None:
        _check_review_dates(rules, notes, today)
    return notes.faults


class _Notes:
    """Collects faults about names."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.faults: list[Fault] = []

    def known(
        self, file: str, place: str, called: str, names: Iterable[str], known: Collection[str]
    ) -> None:
        """Note each name that is not known. An empty name was noted when it was read."""
        for name in names:
            if name and name not in known:
                problem = f'there is no {called} "{name}".'
                self.faults.append(Fault(file, place, problem, did_you_mean(name, known)))

    def ids_once(self, file: str, called: str, ids: Iterable[str]) -> None:
        """Note each id that is used twice."""
        for name in repeated_ids(ids):
            problem = f'the id "{name}" is used for more than one {called}.'
            self.faults.append(Fault(file, f'{called} "{name}"', problem, "Rename one."))

    def answered_once(self, file: str, place: str, names: Iterable[str]) -> None:
        """Note each thing that is answered, decided or rated twice."""
        for name in repeated_ids(names):
            problem = f'"{name}" is answered twice.'
            self.faults.append(Fault(file, place, problem, "Answer each once."))

    def sources(self, file: str, place: str, names: Iterable[str]) -> None:
        """Note each source that does not exist or whose text nobody has read."""
        names = list(names)
        self.known(file, place, "source", names, self.rules.sources)
        for name in names:
            source = self.rules.sources.get(name)
            if source is not None and source.evidence == "unread":
                problem = f'it rests on "{name}", whose text has not been read.'
                remedy = "Name a source that was read, or read this one and change its evidence."
                self.faults.append(Fault(file, place, problem, remedy))

    def reach(self, file: str, place: str, scope: str, names: Iterable[str]) -> None:
        """Note a national rule that rests on nothing national."""
        found = [self.rules.sources[name] for name in names if name in self.rules.sources]
        national = [s for s in found if s.kind in NATIONAL and s.status != "local"]
        if scope == "national" and found and not national:
            problem = "it is called national, but rests on no law or statutory guidance."
            remedy = 'Name such a source, or write scope = "local example" with its area.'
            self.faults.append(Fault(file, place, problem, remedy))

    def actions(self, file: str, actions: Iterable[Action]) -> None:
        """Note what the actions name that does not exist."""
        for action in actions:
            place = f'action "{action.id}"'
            self.known(file, place, "role", action.who, self.rules.roles)
            self.known(file, place, "clock", [action.clock], self.rules.clocks)
            self.sources(file, place, action.sources)


def _check_basics(rules: Rules, notes: _Notes) -> None:
    for source in rules.sources.values():
        place = f'source "{source.id}"'
        notes.known("sources.toml", place, "source", [source.superseded_by], rules.sources)
        if source.superseded_by == source.id:
            problem = "it is superseded by itself."
            notes.faults.append(Fault("sources.toml", place, problem, "Name what replaced it."))
    for clock in rules.clocks.values():
        place = f'clock "{clock.id}"'
        events = [clock.from_event, clock.to_event]
        notes.known("clocks.toml", place, "event", events, rules.events)
        notes.sources("clocks.toml", place, clock.sources)
        notes.reach("clocks.toml", place, clock.scope, clock.sources)
    for definition in rules.definitions.values():
        place = f'definition "{definition.id}"'
        notes.sources("definitions.toml", place, [definition.source])
        notes.known(
            "definitions.toml", place, "definition", [definition.replaced_by], rules.definitions
        )


def _check_pathway(pathway: Pathway, notes: _Notes) -> None:
    file = pathway.file
    nodes = [q.id for q in pathway.questions] + [o.id for o in pathway.outcomes]
    actions = [action.id for action in pathway.actions]
    notes.sources(file, "the head of the file", pathway.sources)
    notes.known(file, "start", "question", [pathway.start], [q.id for q in pathway.questions])
    notes.actions(file, pathway.actions)
    for question in pathway.questions:
        place = f'question "{question.id}"'
        notes.sources(file, place, question.sources)
        for point in question.points:
            notes.sources(file, f"{place}, point", point.sources)
            notes.reach(file, f"{place}, point", point.scope, point.sources)
        for answer in question.answers:
            where = f'{place}, answer "{answer.id}"'
            notes.known(file, where, "question or outcome", [answer.leads_to], nodes)
            notes.known(file, where, "action", answer.added, actions)
    for outcome in pathway.outcomes:
        place = f'outcome "{outcome.id}"'
        notes.sources(file, place, outcome.sources)
        notes.known(file, place, "action", outcome.actions, actions)
        choices = [choice.id for choice in pathway.choices]
        notes.known(file, place, "choice", (outcome.choice, *outcome.also_right), choices)
        first = pathway.action(outcome.actions[0]) if outcome.actions else None
        if "999" in outcome.gives and first is not None and first.gives != "999":
            problem = "it gives 999, but its first action is not the call to 999."
            remedy = 'Put that action first, and write gives = "999" beside it.'
            notes.faults.append(Fault(file, place, problem, remedy))


def _check_instrument(rules: Rules, instrument: Instrument, notes: _Notes) -> None:
    file = instrument.file
    indicators = [i.id for i in instrument.indicators]
    levels = [level.id for level in instrument.levels]
    actions = [action.id for action in instrument.actions]
    notes.sources(file, "the head of the file", instrument.sources)
    notes.actions(file, instrument.actions)
    first = instrument.ask_first
    notes.sources(file, "ask_first", first.sources)
    notes.known(file, "ask_first", "pathway", [first.pathway], rules.pathways)
    pathway = rules.pathways.get(first.pathway)
    if pathway is not None:
        questions = [q.id for q in pathway.questions]
        notes.known(file, "ask_first", "question", [first.question], questions)
        asked = pathway.question(first.question)
        if asked is not None and asked.asks != "significant harm":
            problem = f'"{first.question}" is not the question about significant harm.'
            remedy = "Every result asks the section 47 question first: name that one."
            notes.faults.append(Fault(file, "ask_first", problem, remedy))
    for indicator in instrument.indicators:
        place = f'indicator "{indicator.id}"'
        notes.sources(file, place, (*indicator.sources, *indicator.tier_sources))
        domains = [domain.id for domain in instrument.domains]
        notes.known(file, place, "domain", [indicator.domain], domains)
    notes.sources(file, "scoring", instrument.scoring.sources)
    for gate in instrument.scoring.gates:
        place = f'scoring, gate "{gate.level}"'
        notes.known(file, place, "level", [gate.level], levels)
        notes.sources(file, place, gate.sources)
    for floor in instrument.floors:
        place = f'floor "{floor.id}"'
        notes.known(file, place, "indicator", [floor.indicator], indicators)
        notes.known(file, place, "level", [floor.level], levels)
        notes.sources(file, place, floor.sources)
    for prompt in instrument.prompts:
        notes.sources(file, f'prompt "{prompt.id}"', prompt.sources)
    for level in instrument.levels:
        place = f'level "{level.id}"'
        notes.known(file, place, "action", level.actions, actions)
        notes.sources(file, place, level.sources)


def _check_scenario(rules: Rules, scenario: Scenario, notes: _Notes) -> None:
    file = scenario.file
    stages = [stage.id for stage in scenario.stages]
    facts = [fact.id for fact in scenario.facts]
    rated = {(rating.stage, rating.instrument) for rating in scenario.ratings}
    notes.ids_once(file, "stage", stages)
    notes.ids_once(file, "fact", facts)
    decisions = [f"{decision.stage}, {decision.pathway}" for decision in scenario.decisions]
    notes.answered_once(file, "decisions", decisions)
    ratings = [f"{rating.stage}, {rating.instrument}" for rating in scenario.ratings]
    notes.answered_once(file, "ratings", ratings)
    for fact in scenario.facts:
        notes.known(file, f'fact "{fact.id}"', "stage", [fact.stage], stages)
    for decision in scenario.decisions:
        place = f'decision "{decision.stage}"'
        notes.answered_once(file, place, [a.question for a in decision.answers])
        notes.known(file, place, "stage", [decision.stage], stages)
        notes.known(file, place, "pathway", [decision.pathway], rules.pathways)
        for answer in decision.answers:
            where = f'{place}, answer "{answer.question}"'
            notes.known(file, where, "fact", answer.facts, facts)
    for rating in scenario.ratings:
        place = f'rating "{rating.stage}"'
        notes.answered_once(file, place, [a.indicator for a in rating.answers])
        notes.known(file, place, "stage", [rating.stage, rating.builds_on], stages)
        notes.known(file, place, "instrument", [rating.instrument], rules.instruments)
        if rating.builds_on in stages and (rating.builds_on, rating.instrument) not in rated:
            problem = f'it builds on "{rating.builds_on}", which has no rating by this instrument.'
            remedy = "Add that rating, or take builds_on out."
            notes.faults.append(Fault(file, place, problem, remedy))
        for given in rating.answers:
            where = f'{place}, answer "{given.indicator}"'
            notes.known(file, where, "fact", given.facts, facts)
    for error in scenario.record_errors:
        notes.known(file, "record_error", "fact", error.facts, facts)
    for trap in scenario.language_traps:
        notes.sources(file, f'language_trap "{trap.phrase}"', trap.sources)


def _check_review_dates(rules: Rules, notes: _Notes, today: date) -> None:
    due = [("sources.toml", f'source "{s.id}"', s.review_by) for s in rules.sources.values()]
    due += [(p.file, "review_by", p.review_by) for p in rules.pathways.values()]
    due += [(i.file, "review_by", i.review_by) for i in rules.instruments.values()]
    due += [(s.file, "review_by", s.review_by) for s in rules.scenarios.values()]
    for file, place, day in due:
        if day < today:
            problem = f"its review was due by {day.isoformat()}."
            remedy = "Check it again, then write the new dates."
            notes.faults.append(Fault(file, place, problem, remedy))
