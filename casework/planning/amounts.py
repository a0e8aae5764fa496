"""The amount of a proposal as 最大/最小, from the programme's own formula."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from casework.city import City
from casework.city.programme import Programme
from casework.planning.benefits import (
    NOTHING,
    Span,
    child_allowance,
    child_rearing_allowance,
    moving_support,
    rent_support,
    single_parent_loan,
    single_parent_training,
    training_benefit,
    welfare_loans,
)
from casework.planning.facts import limits_of, place_of
from casework.planning.household import Household, Member
from casework.planning.models import RequirementResult
from casework.planning.situation import Child, Situation

_SCHOOL_YEARS = {"elementary": (1, 6), "junior_high": (7, 9), "high_school": (10, 12), "other": (13, 16)}
_PRESCHOOL_AGES = (0, 5)


def amount_of(
    programme: Programme, requirements: tuple[RequirementResult, ...], situation: Situation, city: City
) -> Span | None:
    """最大/最小; the least is zero as long as anything is open, and both are when a condition fails."""
    if programme.amount is None:
        return None
    if any(requirement.state == "not_met" and not requirement.recheck for requirement in requirements):
        return NOTHING
    if programme.amount.formula == "fixed":
        yen = city.amounts.yen(programme.amount.amount, situation.today, _size(situation))
        # A sum by household size whose size nobody said: the smallest household is not promised more.
        span = Span(0, yen or 0)
        span = Span(yen, yen) if yen is not None and programme.kind == "給付" else span
    else:
        span = _FORMULAS[programme.amount.formula](situation, city)
    settled = all(requirement.state == "met" for requirement in requirements)
    # A loan is decided by its lender: nothing is certain of it, whatever is met.
    return span if settled and programme.kind != "貸付" else Span(0, span.most)


def household_of(situation: Situation, *, youngest: bool = True) -> Household:
    """The household as the answers tell it; children of a stage are taken at its first or last year."""
    children = tuple(_member(child, youngest=youngest) for child in _children(situation))
    size = _size(situation) or (1 + len(children))
    single = situation.facts.single_parent
    adults = max(size - len(children), 1)
    return Household(
        adults=tuple(
            Member(age=_number(situation.value("age")) if not place else None) for place in range(adults)
        ),
        children=children,
        single_parent=single if single is not None else None,
        savings=_number(situation.value("savings")),
        rent=_number(situation.value("rent")),
        tax_exempt=situation.facts.tax_exempt,
        income_after_deductions=situation.facts.income_after_deductions,
        on_public_assistance=situation.facts.on_public_assistance,
        in_eligible_training=situation.facts.in_eligible_training,
    )


def _children(situation: Situation) -> tuple[Child, ...]:
    if situation.facts.children is not None:
        return situation.facts.children
    return tuple(Child(stage=stage) for stage in situation.value("children") or ())


def _member(child: Child, *, youngest: bool) -> Member:
    if child.age is not None and child.stage is None:
        return Member(age=child.age)
    if child.stage in _SCHOOL_YEARS:
        first, last = _SCHOOL_YEARS[child.stage]
        return Member(age=child.age, school_year=first if youngest else last)
    first, last = _PRESCHOOL_AGES
    return Member(age=child.age if child.age is not None else (first if youngest else last))


def _number(value: Any) -> int | None:
    return int(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _size(situation: Situation) -> int | None:
    return _number(situation.value("household_size"))


def _rent(situation: Situation, city: City) -> Span:
    limits = limits_of(situation, city)
    income = _number(situation.value("monthly_income"))
    return rent_support(_number(situation.value("rent")), limits.rent_cap, income, limits.base)


def _moving(situation: Situation, city: City) -> Span:
    home = place_of(situation, city) or city.home
    grade = situation.facts.new_home_grade or home.grade
    municipality = None if situation.facts.new_home_grade else home.name
    cap = city.amounts.look_up("rent_cap", situation.today, _size(situation) or 1, grade, municipality)
    return moving_support(cap.yen if cap else None)


def _living_loan(situation: Situation, city: City) -> Span:
    return Span(0, welfare_loans(household_of(situation), city.amounts, situation.today).living)


def _between(formula: Callable[[Household], Span], situation: Situation) -> Span:
    """The span over what a child's stage leaves open: a preschool child may be two or five."""
    spans = [formula(household_of(situation, youngest=young)) for young in (True, False)]
    return Span(min(span.least for span in spans), max(span.most for span in spans))


def _child_allowance(situation: Situation, city: City) -> Span:
    return _between(lambda home: child_allowance(home, city.amounts, situation.today), situation)


def _child_rearing(situation: Situation, city: City) -> Span:
    household = _as_single_parent(household_of(situation))
    return child_rearing_allowance(household, city.amounts, situation.today)


def _training(situation: Situation, city: City) -> Span:
    return training_benefit(household_of(situation), city.amounts, situation.today)


def _single_parent_training(situation: Situation, city: City) -> Span:
    return single_parent_training(_as_single_parent(household_of(situation)), city.amounts, situation.today)


def _single_parent_loan(situation: Situation, city: City) -> Span:
    def entry_and_study(home: Household) -> Span:
        loan = single_parent_loan(_as_single_parent(home), city.amounts, situation.today)
        return Span(0, max(loan.school_entry.most, loan.study_month.most))

    return _between(entry_and_study, situation)


def _as_single_parent(household: Household) -> Household:
    # Whether there is one parent is a condition of its own; the sum answers "if so, how much".
    children = household.children or (Member(school_year=1, age=7),)
    return Household(
        adults=household.adults,
        children=children,
        single_parent=True,
        savings=household.savings,
        rent=household.rent,
        tax_exempt=household.tax_exempt,
        income_after_deductions=household.income_after_deductions,
        on_public_assistance=household.on_public_assistance,
        in_eligible_training=household.in_eligible_training,
    )


_FORMULAS: dict[str, Callable[[Situation, City], Span]] = {
    "housing_security_rent": _rent,
    "housing_security_moving": _moving,
    "living_support_loan": _living_loan,
    "child_allowance": _child_allowance,
    "child_rearing_allowance": _child_rearing,
    "training_benefit": _training,
    "single_parent_training": _single_parent_training,
    "single_parent_loan": _single_parent_loan,
}
