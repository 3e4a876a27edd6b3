"""What the form for a case asks for: its parts, and the boxes of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from cse_guidance.model import Identity, NoteKind, Place, Rules, Theme
from cse_guidance.training.own_case import entries

# "facts" and "sources" are lists of ids in one box; "several" is a box to tick for each word.
Kind = Literal["text", "long", "number", "day", "choice", "several", "facts", "source"]
Options = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Box:
    """One thing that is written or chosen. `key` is its name in the file."""

    key: str
    label: str
    kind: Kind = "text"
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One list of a case. `start` begins the id of a new entry, where entries have one."""

    key: str
    title: str
    one: str
    intro: str
    boxes: tuple[Box, ...]
    start: str = ""


FACTS = "By their names, with commas: f1, f3"
ABOUT = (
    Box("title", "Title of the case"),
    Box("id", "Name of its file", hint="Small letters and hyphens. Empty: made of the title."),
    Box("about", "What the case is about, in a sentence", "long"),
    Box("care_notice", "Care notice, shown before anything else", "long"),
    Box("version", "Version"),
    Box("reviewed_on", "Reviewed on", "day"),
    Box("review_by", "Review again by", "day"),
    Box("themes", "What it is about, for trainers", "several"),
)
CHILD = (
    Box("name", "Made-up first name"),
    Box("age", "Age in years", "number"),
    Box("identity", "The child is", "choice"),
    Box("living", "Lives (goes on from: lives ...)", hint="For example: at home with her mother"),
    Box("place", "Kind of place", "choice"),
)
STAGE = Box("stage", "Stage", "choice")
PARTS = (
    Part(
        "stage",
        "Stages",
        "stage",
        "A stage is a moment at which more becomes known.",
        (Box("title", "What happens, for example: Monday: what the agencies know"),),
        "stage-",
    ),
    Part(
        "fact",
        "Facts",
        "fact",
        "One thing that somebody reports. Never anything about a real child.",
        (
            Box("stage", "Known from", "choice"),
            Box("from", "Reported by"),
            Box("text", "What is reported", "long"),
            Box("at_odds_with", "At odds with earlier facts", "facts", FACTS),
        ),
        "f",
    ),
    Part(
        "decision",
        "Decisions",
        "decision",
        "Your key: how these facts answer the questions. Where that leads is worked out.",
        (STAGE, Box("pathway", "Procedure", "choice")),
    ),
    Part(
        "rating",
        "Ratings",
        "rating",
        "Your key to a form. The level is worked out. Leave open what nobody knows.",
        (
            STAGE,
            Box("instrument", "Form", "choice"),
            Box("builds_on", "Takes over the answers of an earlier stage", "choice"),
        ),
    ),
    Part(
        "not_known",
        "What is not known",
        "thing that is not known",
        "What nobody knows, and whom to ask.",
        (Box("text", "What is not known", "long"), Box("ask", "Whom to ask")),
    ),
    Part(
        "prompt",
        "Questions to talk about",
        "question",
        "Questions for a group, once the reasons are known.",
        (Box("text", "Question", "long"),),
    ),
    Part(
        "record_error",
        "Mistakes in the record",
        "mistake",
        "If you like: something that is written down wrongly, or not at all.",
        (
            Box("facts", "Facts that show it", "facts", FACTS),
            Box("what", "What is wrong", "long"),
            Box("better", "What would be right", "long"),
            Box("check", "The check of records that looks for it", "choice"),
        ),
    ),
    Part(
        "language_trap",
        "Words that blame",
        "phrase",
        "If you like: a phrase that blames or blurs, and a better one.",
        (
            Box("phrase", "The phrase"),
            Box("better", "Better words"),
            Box("because", "Why", "long"),
            Box(
                "sources", "Source", "source", "One here. A file may name more, and they are kept."
            ),
        ),
    ),
    Part(
        "note",
        "Notes for the trainer",
        "note",
        "If you like: what to expect, where groups go wrong, how to keep people safe.",
        (Box("kind", "Kind", "choice"), STAGE, Box("text", "Note", "long")),
    ),
)
EVERY_BOX = (*ABOUT, *CHILD, *(box for part in PARTS for box in part.boxes))
WORDS = {
    "identity": get_args(Identity),
    "place": get_args(Place),
    "kind": get_args(NoteKind),
    "themes": get_args(Theme),
}


def options(rules: Rules, data: Mapping[str, object], key: str) -> Options:
    """Return what can be chosen in a box, as words and what stands in the file."""
    if key in WORDS:
        return [(word.capitalize(), word) for word in WORDS[key]]
    if key in ("stage", "builds_on"):
        return [
            (f"{one.get('title') or one.get('id')}", _id(one)) for one in entries(data, "stage")
        ]
    found: Mapping[str, str] = {
        "pathway": {name: one.title for name, one in rules.pathways.items()},
        "instrument": {name: one.title for name, one in rules.instruments.items()},
        "check": {
            check.id: check.id.replace("-", " ").capitalize() for check in rules.records.checks
        },
        "sources": {
            name: one.title for name, one in rules.sources.items() if one.evidence != "unread"
        },
    }[key]
    return [(words, name) for name, words in found.items()]


def _id(entry: Mapping[str, object]) -> str:
    return str(entry.get("id", ""))


def called(part: Part, entry: Mapping[str, object], rules: Rules) -> str:
    """Return an entry in a few words, for the list of those that are there."""
    titles = {name: one.title for name, one in rules.pathways.items()}
    titles |= {name: one.title for name, one in rules.instruments.items()}
    said = [str(entry.get(name, "")) for name in ("id", "stage", "kind", "from")]
    said += [titles.get(str(entry.get(name, "")), "") for name in ("pathway", "instrument")]
    said += [str(entry.get(name, "")) for name in ("title", "text", "what", "phrase")]
    return ": ".join(one for one in said if one) or f"A {part.one} with nothing in it yet"


def label_of(key: str, boxes: Sequence[Box] = EVERY_BOX) -> str:
    """Return what the form calls an entry of the file; the entry's own name if it has no box."""
    return next((box.label for box in boxes if box.key == key), key)
