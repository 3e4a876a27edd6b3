"""Checks each rule that looks at plans, and that together they look at everything."""

from __future__ import annotations

from typing import get_args

from cse_guidance.check.notes import Notes
from cse_guidance.check.plan_phrases import check_phrase, check_places
from cse_guidance.faults import Fault, did_you_mean
from cse_guidance.model import PlanRule, Rules
from cse_guidance.model.plan import Finds
from cse_guidance.plans.mechanisms import ENTRIES, OF_ALL_PLANS, TOLD

FILE = "plans.toml"
IN_RULES = {"found", "carries"}


def check_plan_rule(rules: Rules, rule: PlanRule, notes: Notes) -> None:
    """Note each fault of one rule."""
    place = f'rule "{rule.id}"'
    notes.known(FILE, place, "kind of plan", rule.applies_to, rules.plans.kinds)
    notes.known(FILE, place, "kind of harm", [rule.harm], rules.plans.harms)
    notes.known(FILE, place, "rule", rule.unless, rules.plans.rules)
    notes.sources(FILE, place, rule.sources)
    notes.reach(FILE, place, rule.scope, rule.sources)
    _check_what_it_is_told(rule, place, notes)
    for name in rule.unless:
        other = rules.plans.rules.get(name)
        if name == rule.id or (other is not None and rule.id in other.unless):
            problem = f'it gives way to "{name}", which gives way to it: neither would be heard.'
            notes.faults.append(Fault(FILE, place, problem, "Take one of the two out of unless."))
    if rule.finds in OF_ALL_PLANS and rule.applies_to:
        problem = "it looks at all plans together, so it applies to every kind."
        notes.faults.append(Fault(FILE, place, problem, "Take out the line with applies_to."))
    for text in (rule.what, rule.why, rule.do):
        check_places(text, IN_RULES, FILE, place, notes)
    for text in rule.phrases:
        check_phrase(text, FILE, place, notes)
    for number, burden in enumerate(rule.burdens, start=1):
        where = f"{place}, burden {number}"
        notes.sources(FILE, where, burden.sources)
        check_places(burden.instead, IN_RULES, FILE, where, notes)
        for text in burden.phrases:
            check_phrase(text, FILE, where, notes)


def _check_what_it_is_told(rule: PlanRule, place: str, notes: Notes) -> None:
    said = {
        "entry": bool(rule.entry),
        "phrases": bool(rule.phrases),
        "harm": bool(rule.harm),
        "burden": bool(rule.burdens),
    }
    needed = TOLD.get(rule.finds, "")
    for name, there in said.items():
        if name == needed and not there:
            problem = f'"{name}" is missing: a rule that finds "{rule.finds}" has to be told.'
            example = "[[rule.burden]]" if name == "burden" else f"{name} = ..."
            notes.faults.append(Fault(FILE, place, problem, f"Write {example}."))
        elif name != needed and there:
            problem = f'a rule that finds "{rule.finds}" takes no "{name}".'
            notes.faults.append(Fault(FILE, place, problem, f'Take out "{name}".'))
    known = ENTRIES.get(rule.finds, ())
    if rule.entry and known and rule.entry not in known:
        problem = f'there is no entry "{rule.entry}" that it could ask for.'
        notes.faults.append(Fault(FILE, place, problem, did_you_mean(rule.entry, known)))


def check_what_rules_look_for(rules: Rules, notes: Notes) -> None:
    """Note everything that no rule looks for any more, and what two rules look for alike.

    A rule can be changed, but not lost: whatever plans can get wrong is looked for in every
    kind of plan. The one exception is the lead of a plan that joins another.
    """
    seen: dict[tuple[str, str, str, tuple[str, ...], str], str] = {}
    for rule in rules.plans.rules.values():
        for kind in rule.applies_to or rules.plans.kinds:
            look = (rule.finds, rule.entry, rule.harm, tuple(sorted(rule.phrases)), kind)
            if look in seen:
                problem = f'for plans of kind "{kind}" it looks for the same as "{seen[look]}".'
                remedy = "Take the kind out of applies_to of one of them, or take one out."
                notes.faults.append(Fault(FILE, f'rule "{rule.id}"', problem, remedy))
                break
            seen[look] = rule.id
    for finds in get_args(Finds):
        for told in _has_to_be_told(rules, finds):
            _check_looked_for(rules, finds, told, notes)


def _has_to_be_told(rules: Rules, finds: Finds) -> tuple[str, ...]:
    """Return each entry, or each kind of harm, that some rule has to name."""
    needed = tuple(harm.id for harm in rules.plans.harms.values() if harm.needed)
    if TOLD.get(finds) == "harm":
        return needed
    return ENTRIES.get(finds, ("",))


def _check_looked_for(rules: Rules, finds: Finds, told: str, notes: Notes) -> None:
    looking = [
        rule
        for rule in rules.plans.rules.values()
        if rule.finds == finds and told in ("", rule.entry, rule.harm)
    ]
    kinds = {kind for rule in looking for kind in rule.applies_to or rules.plans.kinds}
    without = [kind.id for kind in rules.plans.kinds.values() if kind.id not in kinds]
    if finds.startswith("lead") or told == "lead":
        without = [kind for kind in without if rules.plans.kinds[kind].leads]
    what = f'finds = "{finds}"' + (f' and {TOLD[finds]} = "{told}"' if told else "")
    if not looking:
        problem = f"no rule has {what}."
        notes.faults.append(
            Fault(
                FILE,
                "rules",
                problem,
                "Add it back: a rule can be changed, but what it looks for is not lost.",
            )
        )
    elif without:
        problem = f'no rule with {what} applies to plans of kind "{without[0]}".'
        remedy = f'Add "{without[0]}" to applies_to of one, or add a rule for it.'
        notes.faults.append(Fault(FILE, "rules", problem, remedy))
