"""A meeting as it was handed in: its facts, and who was invited, is coming, came or wrote."""

from __future__ import annotations

from dataclasses import dataclass

from cse_guidance.inputs.given import Given


@dataclass(frozen=True, slots=True)
class MeetingCase:
    """A meeting as it was handed in. A list that was left out is None.

    Attributes:
        facts: fact id to whether it is so. A fact that is left out is not known.
        apologies, views_sent: empty where they were left out.
    """

    meeting: str
    facts: dict[str, bool]
    invited: frozenset[str] | None
    coming: frozenset[str] | None
    attended: frozenset[str] | None
    apologies: frozenset[str]
    views_sent: frozenset[str]

    @property
    def there(self) -> frozenset[str] | None:
        """Who was there or, before the meeting, who is coming."""
        return self.coming if self.attended is None else self.attended

    @property
    def named(self) -> frozenset[str]:
        """Everybody who was invited, is coming or was there."""
        return (self.invited or frozenset()) | (self.there or frozenset())


def read_case(given: Given) -> MeetingCase:
    """Return a meeting as it was handed in."""
    facts = given.part("facts")

    def people(name: str) -> frozenset[str] | None:
        return frozenset(given.texts(name)) if name in given else None

    return MeetingCase(
        meeting=given.text("meeting"),
        facts={name: bool(facts.flag(name)) for name in facts.names()},
        invited=people("invited"),
        coming=people("coming"),
        attended=people("attended"),
        apologies=people("apologies") or frozenset(),
        views_sent=people("views_sent") or frozenset(),
    )
