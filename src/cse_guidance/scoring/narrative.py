"""Narrative only: the form sets no level. It asks for words, and says what to do with them.

The family of Spotting the Signs and of the CSA Centre's template.
"""

from __future__ import annotations

from cse_guidance.answers import Reason, cite
from cse_guidance.model import Instrument, Rules
from cse_guidance.scoring.found import Found, Known, is_there


def by_narrative(rules: Rules, instrument: Instrument, known: Known) -> Found:
    """Return the form's only level, which stands for "no level", and what is there."""
    level = instrument.levels[0]
    found = [i.label for i in instrument.indicators if is_there(known, i)]
    used = f"Known: {'; '.join(found)}." if found else "Nothing is ticked."
    sources = cite(rules, instrument.scoring.sources)
    return Found(level, (Reason(used, instrument.scoring.why, sources),))
