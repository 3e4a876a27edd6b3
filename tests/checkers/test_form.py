"""Every form asks for what its input has, each thing once, and leads from screen to screen."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from checking_forms import CHECKERS, RULES, boxes_of, places_of, shape_at

from cse_guidance.answers import cite, to_do
from cse_guidance.checkers import Checker
from cse_guidance.checkers.dates import DATES, counted_clocks
from cse_guidance.checkers.form import Field, Group, Part, Repeat, fields_in, repeats_in
from cse_guidance.checkers.who_to_invite import timed_steps
from cse_guidance.inputs.catalogue import inputs_of
from cse_guidance.inputs.shape import Day, Flag, ListOf, Moment, OneOf, Whole
from cse_guidance.site.checker_directive import has_counts
from cse_guidance.site.shown import templates

# What may be entered and has no box, by checker and place, with the reason. An event of `dates`
# has none where no step of the checker is counted from it, which is looked at and not listed.
COUNTED = "The form counts them: its number stands above each, and a result calls it by that."
WITHOUT_A_BOX: dict[str, dict[str, str]] = {
    "check-plan": {"plans/{0}/id": COUNTED, "plans/{0}/actions/{1}/id": COUNTED}
}
# Lists of which each has room on one line: the numbers of a few actions.
ON_ONE_LINE = {"check-plan": ["plans/{0}/harm_outside/{1}/actions"]}
VOID = {"input", "br", "hr", "img", "link", "meta"}

each_checker = pytest.mark.parametrize("name", CHECKERS)


def all_parts(checker: Checker) -> list[Part]:
    """Return every part of a form, the outer before the inner."""
    after = (checker.form.after,) if checker.form.after else ()
    left: list[Part] = [*(p for screen in checker.form.screens for p in screen.parts), *after]
    found = []
    while left:
        one = left.pop(0)
        found.append(one)
        left = [*(() if isinstance(one, Field) else one.parts), *left]
    return found


def test_there_is_a_checker_for_every_pathway_and_every_instrument() -> None:
    assert {f"follow-{name}" for name in RULES.pathways} <= set(CHECKERS)
    assert {f"score-{name}" for name in RULES.instruments} <= set(CHECKERS)


@each_checker
def test_a_checker_has_the_name_of_its_input_and_says_what_it_is_for(name: str) -> None:
    checker = CHECKERS[name]
    assert checker.id == name
    assert name in inputs_of(RULES)
    assert checker.title.strip()
    assert checker.purpose.endswith(".")
    assert [one.page for one in CHECKERS.values()].count(checker.page) == 1


@each_checker
def test_what_may_be_entered_is_the_command_lines_input_and_at_most_dates_more(name: str) -> None:
    mine, inputs = CHECKERS[name].shape, inputs_of(RULES)[name]
    assert mine.entries[: len(inputs.entries)] == inputs.entries
    assert {entry.name for entry in mine.entries[len(inputs.entries) :]} <= {DATES}


@each_checker
def test_each_box_stands_once(name: str) -> None:
    boxes = boxes_of(CHECKERS[name].form)
    assert boxes
    assert len(set(boxes)) == len(boxes)


@each_checker
def test_each_box_is_a_place_of_the_input_and_asks_for_what_goes_there(name: str) -> None:
    for field in CHECKERS[name].form.fields():
        shape = shape_at(CHECKERS[name].shape, field.name)
        assert shape is not None, f"{field.name} is no place of the input"
        values = [option.value for option in field.options]
        assert len(set(values)) == len(values)
        match shape:
            case OneOf():
                assert field.kind in ("choice", "list")
                assert set(values) == set(shape.words)
            case ListOf(of=OneOf(words)):
                assert field.kind == "ticks"
                assert set(values) == set(words)
            case ListOf():
                one_line = field.name in ON_ONE_LINE.get(name, ())
                assert field.kind == ("text" if one_line else "lines")
            case Flag():
                assert field.kind == "choice"
                assert {"yes", "no"} <= set(values) <= {"yes", "no", "not-known"}
            case Day():
                assert field.kind == "day"
            case Moment():
                assert field.kind == "moment"
            case Whole():
                assert field.kind == "number"
            case _:
                assert field.kind in ("text", "long text")


@each_checker
def test_every_entry_of_the_input_has_a_box_or_a_reason_why_not(name: str) -> None:
    checker = CHECKERS[name]
    without = set(places_of(checker.shape)) - set(boxes_of(checker.form))
    dates = {place for place in places_of(checker.shape) if place.startswith(f"{DATES}/")}
    reasons = WITHOUT_A_BOX.get(name, {})
    assert all(reason.strip() for reason in reasons.values())
    assert without - dates == set(reasons)
    of = RULES.pathways.get(checker.page) or RULES.instruments.get(checker.page)
    timed = timed_steps(RULES.meetings) if name == "meeting" else of.actions if of else None
    if timed is not None:
        clocks = counted_clocks(RULES, timed).values()
        assert dates - without == {f"{DATES}/{clock.from_event}" for clock in clocks}


@each_checker
def test_a_thing_that_can_be_entered_several_times_is_a_list_of_the_input(name: str) -> None:
    checker = CHECKERS[name]
    screens = tuple(part for screen in checker.form.screens for part in screen.parts)
    for repeat in repeats_in(screens):
        shape = shape_at(checker.shape, repeat.name)
        assert isinstance(shape, ListOf)
        assert 0 <= repeat.at_first <= repeat.most <= shape.most
        depth = repeat.name.count("{")
        assert all(
            f.name.startswith(f"{repeat.name}/{{{depth}}}/") for f in fields_in(repeat.parts)
        )


@each_checker
def test_every_way_on_leads_to_a_screen_and_every_screen_can_be_reached(name: str) -> None:
    screens = {screen.id: screen for screen in CHECKERS[name].form.screens}
    assert len(screens) == len(CHECKERS[name].form.screens)
    first = CHECKERS[name].form.screens[0].id
    reached, left = {first}, [first]
    while left:
        for field in fields_in(screens[left.pop()].parts):
            ways = {option.leads_to for option in field.options} - {""}
            assert ways <= set(screens)
            left += ways - reached
            reached |= ways
    assert reached == set(screens)


@pytest.mark.parametrize("name", RULES.pathways)
def test_a_pathways_form_starts_where_the_pathway_starts_and_asks_one_question_a_screen(
    name: str,
) -> None:
    pathway, form = RULES.pathways[name], CHECKERS[f"follow-{name}"].form
    assert form.screens[0].id == pathway.start
    assert {screen.id for screen in form.screens} == {q.id for q in pathway.questions}
    for screen in form.screens:
        (field,) = fields_in(screen.parts)
        question = pathway.question(screen.id)
        assert question is not None
        assert (field.label, field.why) == (question.text, question.why)
        assert field.needed
        assert [note.text for note in field.notes] == [point.text for point in question.points]


@each_checker
def test_what_is_not_known_can_be_said_wherever_the_rules_know_it(name: str) -> None:
    for field in CHECKERS[name].form.fields():
        unknown = [option.value for option in field.options if option.unknown]
        known = [option.value for option in field.options if not option.unknown]
        assert len(unknown) <= 1 or name.startswith("follow-")
        assert known or not field.options
        if "not-known" in (*unknown, *known):
            assert "not-known" in unknown


@each_checker
def test_each_title_and_each_label_says_something(name: str) -> None:
    for part in all_parts(CHECKERS[name]):
        match part:
            case Field():
                assert part.label.strip()
                assert part.short.strip()
                assert all(option.text.strip() for option in part.options)
            case Group():
                assert part.title.strip()
                assert part.parts
            case Repeat():
                assert part.called.strip()
                assert part.parts


@each_checker
def test_what_is_asked_only_with_some_answers_names_answers_of_another_box(name: str) -> None:
    fields = {field.name: field for field in CHECKERS[name].form.fields()}
    for field in fields.values():
        if field.only_with:
            other, values = field.only_with
            assert fields[other].kind == "choice"
            assert not fields[other].only_with
            assert set(values) <= {option.value for option in fields[other].options}
            # A choice is what the page can leave out; and what is left out cannot be needed.
            assert (field.kind, field.needed) == ("choice", "")


@each_checker
def test_a_made_up_case_fills_in_boxes_that_are_there_from_the_start(name: str) -> None:
    checker = CHECKERS[name]
    options = {f.name: {one.value for one in f.options} for f in checker.form.fields()}
    titles = [example.title for example in checker.form.examples]
    assert len(set(titles)) == len(titles)
    for example in checker.form.examples:
        assert example.entries
        for box, text in example.entries:
            assert box in options
            assert not options[box] or text in options[box]


class Drawn(HTMLParser):
    """A form as the page's template draws it: ids, names, and what points at an id."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.names: list[str] = []
        self.pointed: list[str] = []
        self.unlabelled: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element is called and what it points at."""
        found = {name: value or "" for name, value in attrs}
        self.ids += [found["id"]] if "id" in found else []
        self.names += [found["name"]] if "name" in found else []
        for name in ("for", "aria-describedby", "aria-labelledby"):
            self.pointed += found.get(name, "").split()
        if tag in ("input", "select", "textarea"):
            self.unlabelled.append(found.get("id", ""))
        if tag == "label":
            self.labels.append(found["for"])

    labels: list[str]

    def reset(self) -> None:
        """Forget everything."""
        super().reset()
        self.labels = []


def drawn(checker: Checker) -> Drawn:
    """Return a checker's form as its page draws it, without the twin on paper."""
    html = templates.get_template("checker.html").render(
        rules=RULES,
        cite=lambda ids: cite(RULES, ids),
        to_do=lambda action: to_do(RULES, action),
        register="sources.html",
        checker=checker,
        form=checker.form,
        id=checker.page,
        kind_of=lambda part: type(part).__name__,
        counted=has_counts(checker.form),
        worker="worker.js",
        act_now="act-now.html",
        pages="{}",
        twin="",
    )
    return Drawn(html)


@each_checker
def test_every_id_on_the_page_stands_once_and_whatever_is_pointed_at_is_there(name: str) -> None:
    page = drawn(CHECKERS[name])
    assert len(set(page.ids)) == len(page.ids), [i for i in page.ids if page.ids.count(i) > 1]
    assert set(page.pointed) <= set(page.ids)
    # Every box has a label of its own.
    assert set(page.unlabelled) <= set(page.labels)


@each_checker
def test_every_box_of_the_form_is_drawn_on_the_page_and_no_other(name: str) -> None:
    checker = CHECKERS[name]
    expected = set()
    for field in checker.form.fields():
        parts = ("day", "month", "year", "time")[: 3 if field.kind == "day" else 4]
        dated = field.kind in ("day", "moment")
        expected |= {f"{field.name}/{part}" for part in parts} if dated else {field.name}
    # What can be entered several times stands on the page as a blank, and as often as at first.
    names = {name for name in drawn(checker).names if name != "viewport"}
    numbered = {one for one in expected if "{" in one}
    assert expected <= names
    assert all(any(_is_a(one, blank) for blank in numbered) for one in names - expected)


def _is_a(name: str, blank: str) -> bool:
    """Return whether a name is a blank one with its numbers filled in."""
    steps, wanted = name.split("/"), blank.split("/")
    return len(steps) == len(wanted) and all(
        w == s or (w.startswith("{") and s.isdecimal()) for w, s in zip(wanted, steps, strict=True)
    )


def test_a_form_gives_its_fields_and_its_repeats_in_order_wherever_they_stand() -> None:
    one, two, three = (Field(name, name, "text") for name in ("a", "b/{0}/c", "b/{0}/d/{1}/e"))
    inner = Repeat("b/{0}/d", "Inner", (three,), 1, 2)
    outer = Repeat("b", "Outer", (Group("g-{0}", "Group", (two, inner)),), 1, 2)
    assert list(fields_in((outer, one))) == [two, three, one]
    assert list(repeats_in((one, Group("h", "Group", (outer,))))) == [outer, inner]
    assert Field("a", "Long", "text", called="Short").short == "Short"
    assert Field("a", "Long", "text").short == "Long"
