"""The timeline and the map show everything that the rules say, in the picture and in words."""

import re
from html import unescape
from pathlib import Path

from built_page import Page

from cse_guidance import words
from cse_guidance.deadlines.what_follows import days_of, what_follows
from cse_guidance.load import load_rules
from cse_guidance.procedures_map import procedures_map, steps_from_first

RULES = load_rules(Path(__file__).resolve().parents[2] / "conf", thorough=False)
START = "strategy-discussion"
TIMELINES = ("procedures/clocks", "procedures/after-strategy")
NARROWEST = 4.1  # a bar for an hour has to be seen


def page_named(pages: list[Page], name: str) -> Page:
    return next(page for page in pages if page.path.as_posix().endswith(f"/{name}.html"))


def between(html: str, start: str, end: str) -> str:
    return html[(at := html.index(start)) : html.index(end, at)]


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def picture_of(page: Page, name: str) -> str:
    return between(page.html, f'aria-labelledby="{name}-title', "</svg>")


def test_every_clock_that_follows_is_on_the_timeline_with_its_reach(pages: list[Page]) -> None:
    for where in TIMELINES:
        picture = picture_of(page_named(pages, where), f"timeline-{START}")
        drawn = re.findall(r'<g class="timeline__clock (\S+)" data-clock="([\w-]+)">', picture)
        followed = [clock for one in what_follows(RULES, START) for clock in one.clocks]
        assert [name for _, name in drawn] == [clock.id for clock in followed]
        events = picture.split('<g class="timeline__event" data-event="')[1:]
        for event, one in zip(events, what_follows(RULES, START), strict=True):
            assert event.startswith(f'{one.event.id}"')
            assert one.event.title in text_of(event)
            assert re.findall(r'data-clock="([^"]+)"', event) == [clock.id for clock in one.clocks]
        for (kind, _), clock in zip(drawn, followed, strict=True):
            assert kind.endswith("--national") is (clock.scope == "national")
            part = text_of(between(picture, f'data-clock="{clock.id}"', "</g>"))
            assert words.scope_words(clock.scope, clock.area) in part
            assert f"{clock.title} {words.capital(words.time_words(clock))}" in part


def test_all_bars_are_to_one_scale(pages: list[Page]) -> None:
    picture = picture_of(page_named(pages, TIMELINES[0]), f"timeline-{START}")
    drawn = re.findall(r'data-clock="([\w-]+)">.*?timeline__bar" [^>]*width="([\d.]+)"', picture)
    widths = {name: float(width) for name, width in drawn}
    clocks = {clock.id: clock for one in what_follows(RULES, START) for clock in one.clocks}
    assert widths.keys() == clocks.keys()
    longest = max(clocks.values(), key=days_of)
    for clock in clocks.values():
        share = days_of(clock) / days_of(longest)
        assert abs(widths[clock.id] - share * widths[longest.id]) < NARROWEST, clock.id


def test_the_timeline_in_words_says_the_same_with_sources(pages: list[Page]) -> None:
    for where in TIMELINES:
        page = page_named(pages, where)
        twin = between(page.html, f'id="timeline-{START}-words"', "</details>")
        found = what_follows(RULES, START)
        assert all(one.event.title in text_of(twin) for one in found)
        lines = re.findall(r"<li><strong>.*?</li>", twin, re.DOTALL)
        for line, clock in zip(
            lines, (clock for one in found for clock in one.clocks), strict=True
        ):
            time = f"{words.sentence(clock.title)} {words.capital(words.time_words(clock))}"
            assert text_of(line).startswith(time)
            assert f"{words.scope_words(clock.scope)} {clock.area}".strip() in text_of(line)
            assert re.findall(r"#source-([\w-]+)", line) == list(clock.sources)


def test_every_procedure_is_a_box_of_the_map_with_a_link_to_its_page(pages: list[Page]) -> None:
    page = page_named(pages, "procedures/index")
    picture = picture_of(page, "pathway-map")
    links = re.findall(r'<a xlink:href="([^"]+)">(.*?)</a>', picture, re.DOTALL)
    drawn = {href: text_of(inside).replace("\u00a0", " ") for href, inside in links}
    assert drawn == {f"{one.id}.html": one.title for one in RULES.pathways.values()}


def test_the_map_in_words_has_every_way(pages: list[Page]) -> None:
    page = page_named(pages, "procedures/index")
    twin = between(page.html, 'id="pathway-map-words"', "</details>")
    lists = re.findall(
        r'<li><a [^>]*href="([\w-]+)\.html">[^<]*</a>\s*<ul>(.*?)</ul>', twin, re.DOTALL
    )
    assert [start for start, _ in lists] == list(RULES.pathways)
    for start, ways in lists:
        lines = re.findall(r'<li>([^<]*)<a [^>]*href="([\w-]+)\.html">([^<]*)</a>', ways)
        assert [(unescape(said), end, title) for said, end, title in lines] == [
            (f"{'; '.join(way.outcomes)}: go on with ", way.end, RULES.pathways[way.end].title)
            for way in procedures_map(RULES).ways
            if way.start == start
        ]


def test_the_map_leads_each_procedure_to_the_discussion_and_draws_ways_on_only(
    pages: list[Page],
) -> None:
    picture = picture_of(page_named(pages, "procedures/index"), "pathway-map")
    found = procedures_map(RULES)
    said = text_of(picture).replace("\u00a0", " ")
    assert f"{found.discussion.title}, {words.time_words(found.discussion_by)}." in said
    assert found.danger.title in said
    steps = steps_from_first(found)
    on = [
        way
        for way in found.ways
        if way.main and way.start in steps and steps[way.end] > steps[way.start]
    ]
    drawn = re.findall(r'class="edge" data-from="([^"]+)" data-to="([^"]+)"', picture)
    boxes = {end for arrow in drawn for end in arrow} - RULES.pathways.keys() - {"start"}
    (danger,) = (box for box in boxes if box.endswith("999"))
    (discussion,) = boxes - {danger}
    arrows = {("start", danger), ("start", found.first)}
    arrows |= {(danger, discussion), (found.first, discussion)}
    arrows |= {
        (discussion if way.discussion and way.start == found.first else way.start, way.end)
        for way in on
    }
    assert sorted(drawn) == sorted(arrows)
