"""The provisional plan (仮の支援プラン): a situation in, proposals with every reason out."""

from casework.planning.facts import facts_of
from casework.planning.making import make_plan
from casework.planning.models import Plan, Support
from casework.planning.priority import priority
from casework.planning.screening import screen
from casework.planning.situation import Child, PlanFacts, Situation
from casework.questions import DECLINED

__all__ = [
    "DECLINED",
    "Child",
    "Plan",
    "PlanFacts",
    "Situation",
    "Support",
    "facts_of",
    "make_plan",
    "priority",
    "screen",
]
