"""The directives that show who does what, what the audit found, amendments and the glossary."""

from __future__ import annotations

from sphinx.application import Sphinx

from cse_guidance.meeting.need_words import NEED_WORDS
from cse_guidance.model.guide import FindingKind
from cse_guidance.site.page_links import PageLink, page_links
from cse_guidance.site.pathway_directives import OfPathway
from cse_guidance.site.rules_on_site import note_shown
from cse_guidance.site.shown import Shown
from cse_guidance.your_part import clocks_of, who_does_what, your_part

KIND_WORDS: dict[FindingKind, str] = {
    "found": "What the audit found",
    "asked for": "What the audit asked for",
}


class OnPages(Shown):
    """A directive that links pages which rule files name."""

    def links(self, pages: tuple[str, ...]) -> list[PageLink]:
        """Return each page with its address from here; its title is put in when it is known."""
        return page_links(self, pages)


class WhoDoesWhat(OfPathway):
    """The steps of a pathway by who does them."""

    template = "who_does_what.html"

    def content_for_template(self) -> dict[str, object]:
        """Return each role with its steps."""
        return {"pathway": self.pathway, "roles": who_does_what(self.pathway, self.rules)}


class ClocksOf(OfPathway):
    """The time limits of a pathway's steps, national rules apart from local examples."""

    template = "clocks_of.html"

    def content_for_template(self) -> dict[str, object]:
        """Return the clocks that run from one event to another; "today" needs no list."""
        return {"clocks": [c for c in clocks_of(self.pathway, self.rules) if c.count is not None]}


class Mistakes(OnPages):
    """The common mistakes that this page is about, each going back to what the audit found."""

    template = "mistakes.html"

    def content_for_template(self) -> dict[str, object]:
        """Return the mistakes whose pages name this one."""
        here = self.env.current_document.docname
        found = [one for one in self.rules.mistakes.values() if here in one.pages]
        if not found:
            raise self.error(f'No mistake in audit.toml names the page "{here}".')
        for mistake in found:
            note_shown(self.env, "mistake", f"{mistake.id} on {here}")
        return {
            "mistakes": found,
            "finding_address": lambda name: f"{self.page_address('briefing-2016')}#{name}",
        }


class OfFinding(OnPages):
    """What this site offers for one thing that the audit found, and what has changed since."""

    template = "of_finding.html"
    required_arguments = 1

    def content_for_template(self) -> dict[str, object]:
        """Return the finding with its links."""
        finding = self.named(self.rules.findings, "finding")
        return {"finding": finding, "links": self.links, "cases": self.cases(finding.scenarios)}

    def cases(self, names: tuple[str, ...]) -> list[PageLink]:
        """Return links to made-up cases."""
        return self.links(tuple(f"practise/{name}" for name in names))


class AuditCoverage(OfFinding):
    """Everything that the audit found and asked for, with what this site offers for each."""

    template = "audit_coverage.html"
    required_arguments = 0

    def content_for_template(self) -> dict[str, object]:
        """Return every finding, those found apart from those asked for."""
        by_kind = {
            words: [one for one in self.rules.findings.values() if one.kind == kind]
            for kind, words in KIND_WORDS.items()
        }
        return {"by_kind": by_kind, "links": self.links, "cases": self.cases}


class YourPartPage(OnPages):
    """One reader's part: the first hour, the first day, the first fortnight, and meetings."""

    template = "your_part.html"
    required_arguments = 1

    def content_for_template(self) -> dict[str, object]:
        """Return the part of the reader that the directive names."""
        reader = self.named(self.rules.readers, "reader")
        return {
            "part": your_part(self.rules, reader.id),
            "need_words": NEED_WORDS,
            "address_of": self.pathway_address,
        }

    def pathway_address(self, pathway_id: str) -> str:
        """Return the address of the page of a pathway."""
        return self.page_address(f"{self.config.cse_pathway_pages}/{pathway_id}")


class Amendments(OnPages):
    """What was changed on this site, the newest first."""

    template = "amendments.html"

    def content_for_template(self) -> dict[str, object]:
        """Return how to link a page."""
        return {"links": self.links}


class GlossaryTerms(OnPages):
    """Every word of the glossary, in the order of the alphabet."""

    template = "glossary.html"

    def content_for_template(self) -> dict[str, object]:
        """Return the terms in order."""
        terms = sorted(self.rules.glossary.values(), key=lambda term: term.title.lower())
        return {"terms": terms, "links": self.links}


def connect(app: Sphinx) -> None:
    """Add every directive under the name that pages use."""
    for name, directive in {
        "who-does-what": WhoDoesWhat,
        "clocks-of": ClocksOf,
        "common-mistakes": Mistakes,
        "of-finding": OfFinding,
        "audit-coverage": AuditCoverage,
        "your-part": YourPartPage,
        "amendments": Amendments,
        "glossary-terms": GlossaryTerms,
    }.items():
        app.add_directive(name, directive)
