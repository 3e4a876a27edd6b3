"""How much somebody is needed at a meeting, said of them and said to them."""

from __future__ import annotations

from typing import NamedTuple

from cse_guidance.model.meeting import Need


class NeedWords(NamedTuple):
    """One need in words: above a list of people, and to the person who reads."""

    of_them: str
    to_you: str


NEED_WORDS: dict[Need, NeedWords] = {
    "minimum": NeedWords(
        "The meeting is not complete without them", "The meeting is not complete without you"
    ),
    "invite": NeedWords("Invite", "You should be invited"),
    "consider": NeedWords(
        "The chair decides about these", "The chair decides whether you are needed"
    ),
    "not normally": NeedWords(
        "Not normally invited: agree how they are heard", "Not invited as a rule"
    ),
}
