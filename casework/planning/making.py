"""Making a provisional plan (仮の支援プラン): the five contents of the law from a city's rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from casework.city import City
from casework.city.rules import judge
from casework.planning.facts import facts_of
from casework.planning.goals import goals_of
from casework.planning.models import Challenge, Plan, Question, Support, Task
from casework.planning.priority import priority
from casework.planning.screening import screen
from casework.planning.situation import Situation

MOST_SHOWN = 3
MOST_DOCUMENTS = 8
MOST_QUESTIONS = 8
MOST_TASKS = 8
ONE_AT_A_TIME = frozenset({"self_harm", "violence"})


def make_plan(situation: Situation, city: City) -> Plan:
    """The whole plan. It decides nothing: every part is a proposal that a consultant confirms."""
    facts = facts_of(situation, city)
    screened = screen(situation, city, facts)
    supports = tuple(support for support in screened if support.standing != "not_now")
    shown = shown_to_resident(situation, supports)
    return Plan(
        intention=(situation.wish or "").strip() or city.plan_rules.intention_unknown,
        challenges=challenges_of(city, facts),
        goals=goals_of(situation, city, facts),
        supports=supports,
        not_now=tuple(support for support in screened if support.standing == "not_now"),
        cautions=_cautions(city, facts),
        this_week=_this_week(city, facts, supports, shown),
        ask_next=_ask_next(supports),
        documents=_documents(supports, shown),
        next_monitoring=situation.today + timedelta(days=_monitoring_days(city, facts)),
        shown=shown,
        priority=priority(situation, city, facts),
        basis_note=city.wording.plan.closing,
        made_on=situation.today,
    )


def shown_to_resident(situation: Situation, supports: tuple[Support, ...]) -> tuple[str, ...]:
    """At most three proposals, one of a group; a single one in danger or panic, so that it is taken in."""
    most = 1 if situation.panic or situation.risks & ONE_AT_A_TIME else MOST_SHOWN
    groups: list[str] = []
    shown: list[str] = []
    for support in supports:
        if support.group not in groups:
            groups.append(support.group)
            shown.append(support.programme)
    return tuple(shown[:most])


def challenges_of(city: City, facts: Mapping[str, Any]) -> tuple[Challenge, ...]:
    """The 課題 that the situation names, each once, with the first reason that holds."""
    labels = {issue.code: issue.label for issue in city.issues.issues}
    found: dict[str, Challenge] = {}
    for rule in city.plan_rules.challenges:
        if rule.code not in found and judge(rule.when, facts, city.vocabulary):
            found[rule.code] = Challenge(code=rule.code, label=labels[rule.code], why=rule.why)
    return tuple(found.values())


def _cautions(city: City, facts: Mapping[str, Any]) -> tuple[str, ...]:
    rules = city.plan_rules.cautions
    return tuple(dict.fromkeys(rule.text for rule in rules if judge(rule.when, facts, city.vocabulary)))


def _this_week(
    city: City, facts: Mapping[str, Any], supports: tuple[Support, ...], shown: tuple[str, ...]
) -> tuple[Task, ...]:
    general = [
        (rule.order, Task(who=rule.who, what=rule.what))
        for rule in city.plan_rules.this_week
        if judge(rule.when, facts, city.vocabulary)
    ]
    of_programmes = [
        (20 + place, Task(who=step.who, what=step.what))
        for place, programme in enumerate(shown)
        for step in city.programmes[programme].first_steps
    ]
    ordered = [task for _, task in sorted([*general, *of_programmes], key=lambda pair: pair[0])]
    return tuple(dict.fromkeys(ordered))[:MOST_TASKS]


def _documents(supports: tuple[Support, ...], shown: tuple[str, ...]) -> tuple[str, ...]:
    wanted = [
        document for support in supports if support.programme in shown for document in support.documents
    ]
    return tuple(dict.fromkeys(wanted))[:MOST_DOCUMENTS]


def _ask_next(supports: tuple[Support, ...]) -> tuple[Question, ...]:
    wanted: dict[str, tuple[str, list[str]]] = {}
    for support in supports:
        for requirement in support.requirements:
            if requirement.ask and requirement.question:
                entry = wanted.setdefault(requirement.ask, (requirement.question, []))
                if support.programme not in entry[1]:
                    entry[1].append(support.programme)
    questions = [
        Question(ask=ask, question=question, programmes=tuple(programmes))
        for ask, (question, programmes) in wanted.items()
    ]
    return tuple(questions[:MOST_QUESTIONS])


def _monitoring_days(city: City, facts: Mapping[str, Any]) -> int:
    rules = city.plan_rules.monitoring
    return next((rule.days for rule in rules if judge(rule.when, facts, city.vocabulary)), rules[-1].days)
