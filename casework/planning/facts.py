"""From a situation to the facts that a city's rules ask for. What nobody said stays None."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from casework.city import City
from casework.city.base import Need, Risk
from casework.city.profile import Municipality
from casework.city.vocabulary import SAID
from casework.planning.benefits import HousingSecurity, housing_security
from casework.planning.situation import Situation
from casework.planning.words import noted

WORKING = ("employed", "part_time", "self_employed", "on_leave")
MONTHS = 12
NO_INCOME_TIMES = 999.0
"""How many times the income a debt is when there is no income at all."""


def facts_of(situation: Situation, city: City) -> dict[str, Any]:
    """Every word of the vocabulary with its value, or None."""
    said = noted(situation.own_words)
    facts: dict[str, Any] = dict.fromkeys(city.vocabulary.words)
    facts.update({f"need_{name}": name in situation.needs for name in get_args(Need)})
    facts.update({f"risk_{name}": name in situation.risks for name in get_args(Risk)})
    facts.update({word.name: word.name.removeprefix("said_") in said for word in SAID})
    facts.update(_answers(situation))
    facts.update(_children(situation, facts))
    facts.update(_work_and_income(situation, facts))
    facts.update(_home(facts))
    facts.update(_people(situation, facts))
    facts.update({key: value for key, value in _told(situation).items() if value is not None})
    facts.update(_place(situation, city))
    facts.update(_limits(situation, city, facts))
    return facts


def place_of(situation: Situation, city: City) -> Municipality | None:
    """The municipality, from what was set or from the answer on where the person lives."""
    return city.municipality(situation.municipality) or city.municipality(_text(situation.value("area")))


def months_between(earlier: str, today: date) -> int | None:
    """Months from a written month (2025-11, or only 2025) to today; never less than zero."""
    year, _, month = earlier.partition("-")
    if not year.isdigit():
        return None
    # Of a bare year the last month is taken: nobody is shut out for a month that was not named.
    written = int(month) if month.isdigit() else MONTHS
    return max((today.year - int(year)) * MONTHS + today.month - written, 0)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _whole(value: Any) -> int | None:
    return int(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _answers(situation: Situation) -> dict[str, Any]:
    numbers = (
        "age",
        "household_size",
        "monthly_income",
        "savings",
        "debt_total",
        "rent",
        "rent_arrears_months",
    )
    return {
        **{slot: _whole(situation.value(slot)) for slot in numbers},
        "job_status": _text(situation.value("job_status")) or None,
        "contact_safe": situation.contact_safe,
    }


def _children(situation: Situation, facts: dict[str, Any]) -> dict[str, Any]:
    told = situation.facts.children
    stages = situation.value("children")
    if told is not None:
        stages = [child.stage or _stage_at(child.age) for child in told]
    elif stages is None and facts["household_size"] == 1:
        stages = []
    if stages is None:
        return {"has_child": True} if facts["need_child_learning"] else {}
    return {
        "child_stages": tuple(stage for stage in stages if stage),
        "has_child": bool(stages) or facts["need_child_learning"],
        **{
            f"has_{name}": name in stages
            for name in ("preschool", "elementary", "junior_high", "high_school")
        },
    }


def _stage_at(age: int | None) -> str | None:
    for limit, stage in ((6, "preschool"), (12, "elementary"), (15, "junior_high"), (18, "high_school")):
        if age is not None and age < limit:
            return stage
    return None if age is None else "other"


def _work_and_income(situation: Situation, facts: dict[str, Any]) -> dict[str, Any]:
    when = _text(situation.value("job_loss_when"))
    months = months_between(when, situation.today) if when else None
    working = facts["job_status"] in WORKING
    dropped = (
        facts["said_reduced_income"]
        or facts["said_breadwinner_lost"]
        or facts["job_status"] == "on_leave"
        or (working and months is not None)
    )
    income, debt = facts["monthly_income"], facts["debt_total"]
    return {
        "months_since_job_loss": None if working else months,
        "income_dropped": True if dropped else None,
        "months_since_income_drop": months,
        "wants_work": True if facts["said_job_wish"] or facts["said_more_income"] else None,
        "income_expected": True if facts["said_income_soon"] else None,
        "debt_to_income": _times(debt, income),
    }


def _times(debt: int | None, income: int | None) -> float | None:
    if debt is None or (income is None and debt > 0):
        return None
    if debt == 0:
        return 0.0
    return debt / income if income else NO_INCOME_TIMES


def _home(facts: dict[str, Any]) -> dict[str, Any]:
    rent = facts["rent"]
    without_home = facts["said_net_cafe"] or facts["said_staying_with_others"] or facts["risk_no_shelter"]
    tenant = False if facts["said_mortgage"] else None
    if rent is not None and tenant is None:
        tenant = rent > 0 or (None if without_home or facts["said_dormitory"] else False)
    return {
        "tenant": tenant,
        "home_owner": True if facts["said_mortgage"] else None,
        "wants_to_move": True if facts["said_moving"] else None,
    }


def _people(situation: Situation, facts: dict[str, Any]) -> dict[str, Any]:
    alone = facts["household_size"] == 1
    single_parent = _is_single_parent(facts)
    age = facts["age"]
    aged = True if age is not None and age >= 65 else (False if alone and age is not None else None)
    return {
        "main_earner": True if alone or single_parent else None,
        "single_parent": single_parent,
        "aged_65": aged,
        "on_public_assistance": True if facts["said_on_public_assistance"] else None,
        "welfare_certificate": None,
        "insured_pension": True if facts["said_pension_arrears"] else None,
        "insured_kokuho": True if facts["said_health_insurance_arrears"] else None,
        "crowded": len(situation.needs) + len(situation.risks),
    }


def _is_single_parent(facts: dict[str, Any]) -> bool | None:
    size, stages = facts["household_size"], facts["child_stages"]
    if facts["said_single_parent"]:
        return True
    if size == 1:
        return False
    # Stages are at least as many children: if they fill the household but for one, there is one adult.
    return True if size and stages and size - len(stages) == 1 else None


def _told(situation: Situation) -> dict[str, Any]:
    told = situation.facts.model_dump(
        exclude={"children", "income_after_deductions", "new_rent", "new_home_grade"}
    )
    if told.get("months_since_income_drop") is not None and told.get("income_dropped") is None:
        told["income_dropped"] = True
    if told.get("home_owner"):
        told["tenant"] = False
    return told


def _place(situation: Situation, city: City) -> dict[str, Any]:
    place = place_of(situation, city)
    if place is not None:
        return {"in_city": place.is_the_city, "in_district": True}
    # Another municipality's name was given: it is not one that the desk serves.
    elsewhere = _text(situation.municipality).endswith(("市", "町", "村", "区"))
    return {"in_city": False, "in_district": False} if elsewhere else {"in_city": None, "in_district": None}


def limits_of(situation: Situation, city: City, *, expected: bool = False) -> HousingSecurity:
    """The limits of 住居確保給付金 for this household; the city's own while the municipality is not known."""
    place = place_of(situation, city) or city.home
    size = _whole(situation.value("household_size"))
    return housing_security(city.amounts, situation.today, size, place.grade, place.name, expected=expected)


def _limits(situation: Situation, city: City, facts: dict[str, Any]) -> dict[str, Any]:
    place = place_of(situation, city) or city.home
    size, rent = facts["household_size"], facts["rent"]
    now, soon = limits_of(situation, city), limits_of(situation, city, expected=True)
    sums = {
        name: looked.yen if looked else None
        for name, _ in city.amounts.for_rules()
        for looked in [city.amounts.look_up(name, situation.today, size, place.grade, place.name)]
    }
    month = now.base if size else city.amounts.yen("month_of_living_alone", situation.today)
    savings = facts["savings"]
    return {
        **sums,
        "home_rent": None if rent is None or now.rent_cap is None else min(rent, now.rent_cap),
        "income_after_deductions": situation.facts.income_after_deductions,
        "child_rearing_income_limit": _child_rearing_limit(situation, city, facts),
        "income_cap": now.income_cap(rent),
        "income_cap_most": now.income_cap_most,
        "income_cap_expected": soon.income_cap_most,
        "asset_cap": now.asset_cap,
        "asset_cap_expected": soon.asset_cap,
        "prep_asset_cap": None if now.base is None else now.base * 6,
        "prep_asset_cap_expected": None if soon.base is None else soon.base * 6,
        "month_of_living": month,
        "months_of_savings": savings / month if savings is not None and month else None,
    }


def _child_rearing_limit(situation: Situation, city: City, facts: dict[str, Any]) -> int | None:
    told, stages = situation.facts.children, facts["child_stages"]
    children = len(told) if told is not None else (len(stages) if stages else None)
    return city.amounts.yen("child_rearing_partial_limit", situation.today, children) if children else None
