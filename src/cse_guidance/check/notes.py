"""Notes what a rule names that does not exist, and what a rule may not rest on."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from cse_guidance.check.graph import repeated_ids
from cse_guidance.faults import Fault, did_you_mean
from cse_guidance.model import Action, AskFirst, Rules

NATIONAL = ("law", "statutory guidance")


class Notes:
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

    def ask_first(self, file: str, first: AskFirst) -> None:
        """Note a question that every result puts first and that is not the section 47 question."""
        place = "ask_first"
        self.sources(file, place, first.sources)
        self.known(file, place, "pathway", [first.pathway], self.rules.pathways)
        pathway = self.rules.pathways.get(first.pathway)
        if pathway is None:
            return
        questions = [q.id for q in pathway.questions]
        self.known(file, place, "question", [first.question], questions)
        asked = pathway.question(first.question)
        if asked is not None and asked.asks != "significant harm":
            problem = f'"{first.question}" is not the question about significant harm.'
            remedy = "Every result asks the section 47 question first: name that one."
            self.faults.append(Fault(file, place, problem, remedy))
