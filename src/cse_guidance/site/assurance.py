"""The directive of the Assurance page: it shows the record of what was checked, and nothing else.

The record is a file beside the page. The tools that check the rules write it, and a test holds it
equal to a fresh count, so a page can never claim more than was run.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from sphinx.application import Sphinx

from cse_guidance import words
from cse_guidance.site.shown import Shown

# What can notice a change of a rule, in the order in which it is asked.
LAYERS = {
    "reading": "Reading the file: something is missing or cannot stand there",
    "checks": "The checks: how the rules fit together, and the promises on every path",
    "cases": "A made-up case: it no longer ends where its file says",
    "promises": "A promise, asked a second time without the checks",
    "approved texts": "The approved text: a person has to read the difference and agree",
}


class Assurance(Shown):
    """What was checked, what came of it, and when."""

    template = "assurance.html"

    def content_for_template(self) -> dict[str, object]:
        """Return the record, with its dates in words."""
        path = Path(self.env.doc2path(self.env.current_document.docname)).with_suffix(".json")
        self.env.note_dependency(str(path))
        if not path.is_file():
            raise self.error('There is no record yet. Run "python tools/do.py approve".')
        record = json.loads(path.read_text(encoding="utf-8"))
        return {
            "record": record,
            "layers": LAYERS,
            "days": {
                name: words.day_words(date.fromisoformat(part["recorded"]["on"]))
                for name, part in record.items()
            },
        }


def connect(app: Sphinx) -> None:
    """Add the directive under the name that the page uses."""
    app.add_directive("assurance", Assurance)
