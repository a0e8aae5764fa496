"""`plan.yml`: how a provisional plan is put together, as rules that a city's staff can read."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from casework.city.base import Sphere, Step, Strict, Text
from casework.city.programme import Who
from casework.city.rules import RuleText


class ChallengeRule(Strict):
    """When one of the 27 課題 is named, and with which words."""

    code: Text
    when: RuleText
    why: Text


class GoalRule(Strict):
    """A goal (目標) on the ladder; `{wish}` stands for the resident's own words."""

    id: Text
    topic: Literal["safety", "home", "money", "rhythm", "people", "child", "work", "calm"]
    """Of one topic only the first goal that holds is taken, so that no need is left out of a plan."""
    when: RuleText
    text: Text
    sphere: Sphere
    step: Step
    due_days: int = Field(ge=1, le=400)
    order: int = Field(ge=1, le=100)


class CautionRule(Strict):
    """Something to mind while helping (留意事項)."""

    when: RuleText
    text: Text


class TaskRule(Strict):
    """Something to do this week, whatever programme is taken up."""

    when: RuleText
    who: Who
    what: Text
    order: int = Field(50, ge=1, le=100)


class MonitoringRule(Strict):
    """After how many days to look at the plan again."""

    when: RuleText
    days: int = Field(ge=1, le=180)


class Ladder(Strict):
    """How long a step of the ladder is given (時期の目安)."""

    step: Step
    days: int = Field(ge=1, le=400)
    text: Text


class PlanRules(Strict):
    """The whole file. The first monitoring rule that holds counts."""

    ladder: tuple[Ladder, ...] = Field(min_length=6, max_length=6)
    intention_unknown: Text
    wish_goal: Text
    """How the resident's own words become a goal; `{wish}` is where they stand."""
    wish_goal_unknown: Text
    challenges: tuple[ChallengeRule, ...]
    goals: tuple[GoalRule, ...]
    cautions: tuple[CautionRule, ...]
    this_week: tuple[TaskRule, ...]
    monitoring: tuple[MonitoringRule, ...] = Field(min_length=1)
    most_goals: int = Field(ge=2, le=8)
