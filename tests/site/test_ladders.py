"""The area's own stages stand first once it has put them in; until then their place is marked."""

from __future__ import annotations

import dataclasses
from html import unescape
from types import MappingProxyType

import pytest

from cse_guidance.answers import cite
from cse_guidance.escalation import ladders_in_order, own_ladders
from cse_guidance.load import packaged_rules
from cse_guidance.model import Ladder, Rules
from cse_guidance.score import own_forms
from cse_guidance.site.shown import templates

GAP = "Not put in yet."


def with_own(rules: Rules) -> Rules:
    """Return the rules of an area that has put its own stages in, last in its file."""
    pattern = next(iter(rules.ladders.values()))
    own = dataclasses.replace(
        pattern, id="ours", title="Our own <stages>", scope="local rule", area="Anywhere, 2026"
    )
    return dataclasses.replace(rules, ladders=MappingProxyType({**rules.ladders, own.id: own}))


def without_own(rules: Rules) -> Rules:
    others = {one.id: one for one in rules.ladders.values() if one.scope != "local rule"}
    return dataclasses.replace(rules, ladders=MappingProxyType(others))


def ladders_page(rules: Rules) -> str:
    gaps = [item for item in rules.area.missing if item.filled_by == "own ladder"]
    return templates.get_template("ladders.html").render(
        rules=rules,
        cite=lambda ids: cite(rules, ids),
        register="sources.html",
        ladders=ladders_in_order(rules),
        own=own_ladders(rules),
        gap=gaps[0],
        titles=lambda ids: "; ".join(rules.roles[role].title for role in ids),
    )


def missing_page(rules: Rules) -> str:
    return templates.get_template("missing_items.html").render(
        rules=rules,
        own_ladders=own_ladders(rules),
        ladders_page="disagreement.html",
        own_forms=own_forms(rules),
        forms_page="area-forms.html",
    )


@pytest.fixture
def rules() -> Rules:
    return packaged_rules()


def test_until_they_are_put_in_their_place_is_marked_and_stands_first(rules: Rules) -> None:
    html = ladders_page(without_own(rules))
    assert GAP in html
    assert html.index('id="ladder-own"') < html.index('id="ladder-common-rules"')
    (gap,) = [item for item in rules.area.missing if item.filled_by == "own ladder"]
    for shown in (html, missing_page(without_own(rules))):
        assert gap.why in unescape(shown)
        assert gap.place in shown


def test_once_they_are_put_in_they_stand_first_and_are_no_longer_missing(rules: Rules) -> None:
    changed = with_own(without_own(rules))
    html = ladders_page(changed)
    assert GAP not in html
    assert html.index('id="ladder-ours"') < html.index('id="ladder-common-rules"')
    assert "Our own &lt;stages&gt;" in html
    (gap,) = [item for item in rules.area.missing if item.filled_by == "own ladder"]
    listed = missing_page(changed)
    assert 'href="disagreement.html#ladder-ours"' in listed
    assert gap.why not in unescape(listed)


def test_what_was_not_seen_of_a_ladder_is_named_on_the_page(rules: Rules) -> None:
    cut: list[Ladder] = [one for one in rules.ladders.values() if one.not_seen]
    assert cut
    for ladder in cut:
        assert ladder.not_seen in unescape(ladders_page(rules))
