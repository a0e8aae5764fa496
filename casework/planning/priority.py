"""How soon a person must look at a case (緊急度): emergency, high or normal, as the contract defines them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casework.city import City
from casework.planning.facts import facts_of
from casework.planning.models import Priority
from casework.planning.situation import Situation
from casework.planning.words import eviction_is_far
from casework.reading.leaving import days_until_home_ends, days_until_supplies_end

ARREARS_MONTHS = 2
WEEKS = 8
"""What is to happen within so many weeks is at stake now: 「12月いっぱいで施設を出ます」 in late November."""


def priority(situation: Situation, city: City, facts: Mapping[str, Any] | None = None) -> Priority:
    """Emergency with any risk; high when home, lifeline, food or the month's money is at stake."""
    if situation.risks:
        return "emergency"
    known = facts if facts is not None else facts_of(situation, city)
    if _home_at_stake(situation, known) or _without_means(known):
        return "high"
    return "high" if (known["rent_arrears_months"] or 0) >= ARREARS_MONTHS else "normal"


def _home_at_stake(situation: Situation, facts: Mapping[str, Any]) -> bool:
    if not situation.needs & {"housing", "household_budget"}:
        return False
    days = days_until_home_ends(situation.own_words, situation.today)
    supplies = days_until_supplies_end(situation.own_words, situation.today)
    if any(left is not None and left <= WEEKS * 7 for left in (days, supplies)):
        return True
    if days is not None:
        return False
    if facts["said_eviction_soon"]:
        return True
    return bool(facts["said_eviction"]) and not eviction_is_far(situation.own_words)


def _without_means(facts: Mapping[str, Any]) -> bool:
    savings, month = facts["savings"], facts["month_of_living"]
    return facts["monthly_income"] == 0 and savings is not None and month is not None and savings < month
