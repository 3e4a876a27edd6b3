"""What is past its review date: not wrong, but no longer known to be right."""

from __future__ import annotations

from datetime import date

from cse_guidance.faults import Fault
from cse_guidance.model import Rules


def reviews_due(rules: Rules, today: date) -> list[Fault]:
    """Return each source and each rule file whose review was due before a day.

    Args:
        rules: the rules as they were read.
        today: the day on which somebody asks.

    Raises no error. What is due is said by each source and each file itself (`review_by`).

    Example:
        >>> from datetime import date
        >>> from cse_guidance.api import packaged_rules, reviews_due
        >>> len(reviews_due(packaged_rules(), date(2020, 1, 1)))
        0
    """
    due = [(s.file, f'source "{s.id}"', s.review_by) for s in rules.sources.values()]
    due += [(p.file, "review_by", p.review_by) for p in rules.pathways.values()]
    due += [(i.file, "review_by", i.review_by) for i in rules.instruments.values()]
    due += [(s.file, "review_by", s.review_by) for s in rules.scenarios.values()]
    due.append((rules.meetings.file, "review_by", rules.meetings.review_by))
    due.append((rules.language.file, "review_by", rules.language.review_by))
    return [
        Fault(
            file,
            place,
            f"its review was due by {day.isoformat()}.",
            "Check it again, then write the new dates.",
        )
        for file, place, day in due
        if day < today
    ]
