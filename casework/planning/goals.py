"""Goals (目標) with their time, in the resident's own words, on the ladder of the seed document."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from casework.city import City
from casework.city.base import Sphere, Step
from casework.city.plan_rules import GoalRule
from casework.city.rules import judge
from casework.planning.models import Goal
from casework.planning.situation import Situation

_LONGEST_WISH = 120


def goals_of(situation: Situation, city: City, facts: Mapping[str, Any]) -> tuple[Goal, ...]:
    """The resident's own goal and the nearest ones of the city's rules, soonest first; never only a job."""
    rules = city.plan_rules
    holding = [rule for rule in rules.goals if judge(rule.when, facts, city.vocabulary)]
    wanted = _first_of_each_topic(sorted(holding, key=lambda rule: rule.order))
    own = _own_goal(situation, city, facts)
    kept = wanted[: rules.most_goals - 1]
    if all(rule.sphere == "就労自立" for rule in kept) and own.sphere == "就労自立":
        # A plan may be a good plan without a job; it is never a job and nothing else.
        kept = [*kept[: rules.most_goals - 2], *[rule for rule in rules.goals if rule.id == "calm_days"]]
    goals = [
        Goal(
            text=rule.text,
            sphere=rule.sphere,
            step=rule.step,
            due=situation.today + timedelta(days=rule.due_days),
        )
        for rule in kept
    ]
    return tuple(sorted([*goals, own], key=lambda goal: goal.due))


def _first_of_each_topic(rules: list[GoalRule]) -> list[GoalRule]:
    taken: dict[str, GoalRule] = {}
    for rule in rules:
        # Each thing that must be safe today counts by itself: food does not stand for a bed.
        taken.setdefault(rule.id if rule.topic == "safety" else rule.topic, rule)
    return list(taken.values())


def _own_goal(situation: Situation, city: City, facts: Mapping[str, Any]) -> Goal:
    wish = " ".join((situation.wish or "").split())[:_LONGEST_WISH]
    sphere, step = _place_on_ladder(facts)
    days = next(entry.days for entry in city.plan_rules.ladder if entry.step == step)
    text = city.plan_rules.wish_goal.replace("{wish}", wish) if wish else city.plan_rules.wish_goal_unknown
    return Goal(text=text, sphere=sphere, step=step, due=situation.today + timedelta(days=days))


def _place_on_ladder(facts: Mapping[str, Any]) -> tuple[Sphere, Step]:
    """The step from which this person starts: the nearest one, never the last."""
    if facts["said_rhythm"] or facts["risk_self_harm"] or facts["risk_medical"] or facts["said_mental"]:
        return "日常生活自立", "日常生活自立"
    if facts["said_withdrawn"] or facts["said_people_fear"] or facts["said_isolated"]:
        return "社会生活自立", "社会生活自立"
    if facts["need_housing"] or facts["need_household_budget"]:
        return "日常生活自立", "日常生活自立"
    if facts["need_child_learning"]:
        return "社会生活自立", "社会生活自立"
    if facts["said_keep_job"]:
        return "就労自立", "定着"
    if facts["said_work_blank"] or facts["said_work_anxiety"] or facts["said_cannot_keep_job"]:
        return "就労自立", "就労準備"
    if facts["said_short_work"]:
        return "就労自立", "就労訓練"
    return ("就労自立", "一般就労") if facts["need_employment"] else ("日常生活自立", "日常生活自立")
