"""What the pages show is what the rules say: every answer, outcome, sign and time limit."""

import re
from html import unescape
from pathlib import Path

import pytest
from built_page import Page

from cse_guidance import words
from cse_guidance.escalation import ladders_in_order
from cse_guidance.load import load_rules
from cse_guidance.model import Rules

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def rules() -> Rules:
    return load_rules(REPOSITORY / "conf")


def page_named(pages: list[Page], name: str) -> Page:
    return next(page for page in pages if page.path.as_posix().endswith(f"/{name}.html"))


def text_of(page: Page) -> str:
    return " ".join(unescape(page.html).split())


PATHWAYS = sorted(load_rules(REPOSITORY / "conf", thorough=False).pathways)
each_pathway = pytest.mark.parametrize("name", PATHWAYS)


@each_pathway
def test_the_flowchart_has_the_right_answers_on_every_arrow(
    pages: list[Page], rules: Rules, name: str
) -> None:
    page = page_named(pages, f"procedures/{name}")
    pathway = rules.pathways[name]
    svg = page.html[page.html.index("<svg") : page.html.index("</svg>")]
    drawn = {}
    for arrow in re.finditer(r'data-from="([\w-]+)" data-to="([\w-]+)">(.*?)</g>', svg, re.DOTALL):
        parts = re.findall(r"<text[^>]*>(.*?)</text>", arrow.group(3))
        words_on_it = " ".join(unescape(part).replace("\u00a0", " ") for part in parts).split()
        drawn[arrow.group(1), arrow.group(2)] = " ".join(words_on_it)
    expected: dict[tuple[str, str], list[str]] = {}
    for question in pathway.questions:
        for answer in question.answers:
            more = f" (+{len(answer.added)})" if answer.added else ""
            expected.setdefault((question.id, answer.leads_to), []).append(answer.text + more)
    assert drawn == {ends: " or ".join(texts) for ends, texts in expected.items()}


@each_pathway
def test_the_text_twin_has_every_question_answer_and_target(
    pages: list[Page], rules: Rules, name: str
) -> None:
    page = page_named(pages, f"procedures/{name}")
    text = text_of(page)
    pathway = rules.pathways[name]
    for question in pathway.questions:
        assert f"{pathway.id}-{question.id}" in page.ids
        assert question.text in text
        for answer in question.answers:
            assert answer.because in text
            assert f'href="#{pathway.id}-{answer.leads_to}"' in page.html
        for point in question.points:
            assert point.text in text


@each_pathway
def test_every_outcome_shows_each_action_with_who_and_when(
    pages: list[Page], rules: Rules, name: str
) -> None:
    page = page_named(pages, f"procedures/{name}")
    pathway = rules.pathways[name]
    for outcome in pathway.outcomes:
        start = page.html.index(f'id="{pathway.id}-{outcome.id}"')
        part = page.html[start : page.html.index("</section>", start)]
        text = " ".join(unescape(part).split())
        assert outcome.title in text
        for action_id in outcome.actions:
            action = pathway.action(action_id)
            assert action is not None
            clock = rules.clocks[action.clock]
            assert action.what in text
            assert words.clock_words(rules, clock) in text
            assert all(rules.roles[role].title in text for role in action.who)
        for following in outcome.then:
            assert f'href="{following}.html"' in part
            assert rules.pathways[following].title in text


@each_pathway
def test_the_answer_in_short_stands_on_the_page_with_its_time_limit(
    pages: list[Page], rules: Rules, name: str
) -> None:
    text = text_of(page_named(pages, f"procedures/{name}"))
    assert rules.pathways[name].in_short
    for line in rules.pathways[name].in_short:
        assert line.lead in text
        assert line.text in text
        if line.clock:
            limit = words.clock_words(rules, rules.clocks[line.clock]).capitalize()
            assert limit in text


def test_every_stage_of_every_ladder_is_shown_with_its_limits_and_what_was_not_seen(
    pages: list[Page], rules: Rules
) -> None:
    page = page_named(pages, "procedures/disagreement")
    starts = []
    for ladder in ladders_in_order(rules):
        start = page.html.index(f'id="ladder-{ladder.id}"')
        starts.append(start)
        part = page.html[start : page.html.index("</section>", start)]
        text = " ".join(unescape(part).split())
        assert ladder.title in text
        assert ladder.area in text
        assert words.scope_words(ladder.scope) in text
        assert ladder.not_seen in text
        assert all(point.text in text for point in ladder.points)
        for stage in ladder.stages:
            assert stage.title in text
            assert stage.what in text
            assert all(rules.roles[role].title in text for role in (*stage.who, *stage.with_whom))
            assert all(words.clock_words(rules, rules.clocks[one]) in text for one in stage.clocks)
    assert starts == sorted(starts)


def test_every_indicator_is_on_the_form_and_every_sign_on_its_page(
    pages: list[Page], rules: Rules
) -> None:
    form = text_of(page_named(pages, "procedures/practice-rat-form"))
    signs = text_of(page_named(pages, "understand/warning-signs"))
    instrument = rules.instruments["practice-rat"]
    for indicator in instrument.indicators:
        assert indicator.label in form
        if indicator.kind in {"sign", "vulnerability"}:
            assert indicator.label in signs
        if indicator.tier:
            assert indicator.tier_why in signs
    for gate in instrument.scoring.gates:
        assert words.gate_words(gate) in form
    for floor in instrument.floors:
        assert floor.because in form
    assert instrument.notice in form
    assert instrument.ask_first.then in form


def test_national_clocks_and_local_examples_are_told_apart(pages: list[Page], rules: Rules) -> None:
    page = page_named(pages, "procedures/clocks")
    local = page.html.index('id="clocks-local-example"')
    advice = page.html.index('id="clocks-site-advice"')
    for clock in rules.clocks.values():
        place = page.html.index(f"<strong>{clock.title}</strong>")
        if clock.scope == "national":
            assert place < local
        elif clock.scope == "local example":
            assert local < place < advice
            assert clock.area in text_of(page)
        else:
            assert place > advice


def test_the_register_lists_every_source_with_its_standing(pages: list[Page], rules: Rules) -> None:
    page = page_named(pages, "about/sources")
    text = text_of(page)
    for source in rules.sources.values():
        assert f"source-{source.id}" in page.ids
        assert source.title in text
        assert source.status.capitalize() in text


def test_a_definition_of_the_past_is_shown_as_history_beside_todays(
    pages: list[Page], rules: Rules
) -> None:
    page = page_named(pages, "understand/definitions")
    for definition in rules.definitions.values():
        if definition.term != "cse":
            continue
        start = page.html.index(f'id="definition-{definition.id}"')
        part = page.html[start : page.html.index("</section>", start)]
        assert ("History:" in part) is not definition.in_use
        assert definition.words in unescape(part)
    for other in pages:
        if other.path != page.path:
            # The whole guidance has that page too, with its labels, and nothing else of it.
            part = '<article class="manual-page" id="understand-definitions">'
            before, _, rest = other.html.partition(part)
            html = unescape(before + rest.partition("</article>")[2])
            for definition in rules.definitions.values():
                if not definition.in_use:
                    assert definition.words[:120] not in unescape(html), other.path
