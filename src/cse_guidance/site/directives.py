"""The directives that show rules on a page, but for pathways. Each fills one template."""

from __future__ import annotations

from typing import ClassVar

from docutils.parsers.rst import directives
from markupsafe import Markup
from sphinx.application import Sphinx

from cse_guidance.compare import compare_scenario
from cse_guidance.compare_why import vulnerabilities_count
from cse_guidance.escalation import own_ladders
from cse_guidance.model import Instrument, Rules
from cse_guidance.score import own_forms
from cse_guidance.site.rules_on_site import note_shown
from cse_guidance.site.shown import Shown


class OfInstrument(Shown):
    """A directive about one instrument."""

    required_arguments = 1

    def content_for_template(self) -> dict[str, object]:
        """Return the instrument."""
        return {"instrument": self.instrument}

    @property
    def instrument(self) -> Instrument:
        """The instrument that the directive names."""
        return self.named(self.rules.instruments, "instrument")


class Signs(OfInstrument):
    """The indicators of one kind as a list."""

    template = "signs.html"
    option_spec: ClassVar = {"kind": directives.unchanged_required}

    def content_for_template(self) -> dict[str, object]:
        """Return the indicators of the kind that the directive names."""
        kind = self.options.get("kind", "sign")
        found = [i for i in self.instrument.indicators if i.kind == kind]
        if not found:
            raise self.error(f'"{self.instrument.id}" has no indicator of the kind "{kind}".')
        return {"instrument": self.instrument, "indicators": found}


class PaperForm(OfInstrument):
    """The instrument as a form to print."""

    template = "rat_form.html"

    def content_for_template(self) -> dict[str, object]:
        """Return the instrument and the question that comes first."""
        return as_form(self.rules, self.instrument)


class AreaForms(Shown):
    """The area's own forms to print, one after the other; where there is none, what is missing."""

    template = "area_forms.html"

    def content_for_template(self) -> dict[str, object]:
        """Return each form of the area, filled in as a page of its own would show it."""
        forms = own_forms(self.rules)
        for form in forms:
            note_shown(self.env, "instrument", form.id)
        paper = PaperForm.template
        gaps = [item for item in self.rules.area.missing if item.filled_by == "own form"]
        return {
            "forms": [
                (form, Markup(self.filled_from(paper, **as_form(self.rules, form))))  # noqa: S704 - filled here, escaped by the template
                for form in forms
            ],
            "gaps": gaps,
        }


def as_form(rules: Rules, instrument: Instrument) -> dict[str, object]:
    """Return what the template of a paper form is filled with."""
    first = instrument.ask_first
    question = rules.pathways[first.pathway].question(first.question)
    return {"instrument": instrument, "question": question}


class Gates(OfInstrument):
    """How the answers set a level, before the floors."""

    template = "gates.html"


class Definitions(Shown):
    """The quoted definitions of a term, today's first."""

    template = "definitions.html"
    required_arguments = 1

    def content_for_template(self) -> dict[str, object]:
        """Return the definitions of the term that the directive names."""
        every = self.rules.definitions.values()
        by_term = {d.term: [e for e in every if e.term == d.term] for d in every}
        found = self.named(by_term, "definition of")
        return {"definitions": sorted(found, key=lambda d: not d.in_use)}


class CompareForms(Shown):
    """A fictional case, as known at one stage, on every instrument that its key rates."""

    template = "comparison.html"
    required_arguments = 2

    def content_for_template(self) -> dict[str, object]:
        """Return the case, its stage and what each instrument makes of it."""
        scenario = self.named(self.rules.scenarios, "scenario")
        stages = {stage.id: stage for stage in scenario.stages}
        stage = stages.get(self.arguments[1])
        if stage is None:
            raise self.error(f'"{scenario.id}" has no stage "{self.arguments[1]}".')
        found = compare_scenario(self.rules, scenario.id, stage.id)
        return {"scenario": scenario, "stage": stage, "comparison": found}


class FormsInShort(Shown):
    """Every form in a line: how it sets a level, and what it does with vulnerabilities."""

    template = "forms_in_short.html"

    def content_for_template(self) -> dict[str, object]:
        """Return each form, and whether vulnerabilities alone can move its level."""
        return {
            "forms": [
                (form, vulnerabilities_count(self.rules, form))
                for form in self.rules.instruments.values()
            ]
        }


class PhrasePairs(Shown):
    """Each phrase to avoid, as an example, beside what could be written in its place."""

    template = "phrase_pairs.html"


class SourceRegister(Shown):
    """Every source with its standing."""

    template = "source_register.html"


class ClockTable(Shown):
    """Every clock, national ones apart from local examples."""

    template = "clock_table.html"


class HowItIsCounted(Shown):
    """Which day is day one, and everything else that this site chose about counting."""

    template = "how_it_is_counted.html"


class WhatToRecord(Shown):
    """What to write down after any decision."""

    template = "what_to_record.html"


class Contacts(Shown):
    """The area's numbers, and what is missing."""

    template = "contacts.html"


class MissingItems(Shown):
    """What could not be obtained, and where a partnership puts it."""

    template = "missing_items.html"

    def content_for_template(self) -> dict[str, object]:
        """Return what the area put in of its own, which fills a gap, and where it is shown."""
        return {
            "own_ladders": own_ladders(self.rules),
            "ladders_page": self.page_address(self.config.cse_ladders_page),
            "own_forms": own_forms(self.rules),
            "forms_page": self.page_address(self.config.cse_forms_page),
        }


def connect(app: Sphinx) -> None:
    """Add every directive under the name that pages use."""
    for name, directive in {
        "signs": Signs,
        "rat-form": PaperForm,
        "area-forms": AreaForms,
        "gates": Gates,
        "definitions": Definitions,
        "compare-forms": CompareForms,
        "forms-in-short": FormsInShort,
        "phrase-pairs": PhrasePairs,
        "source-register": SourceRegister,
        "clock-table": ClockTable,
        "how-it-is-counted": HowItIsCounted,
        "contacts": Contacts,
        "what-to-record": WhatToRecord,
        "missing-items": MissingItems,
    }.items():
        app.add_directive(name, directive)
