"""生活福祉資金 and 母子父子寡婦福祉資金: the most that may be lent. Always a loan, never a grant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casework.city.amounts import Amounts
from casework.planning.benefits.span import NOTHING, Span
from casework.planning.household import (
    HIGH_SCHOOL_LAST,
    JUNIOR_HIGH_LAST,
    UNIVERSITY_LAST,
    Household,
    Member,
)

MINOR_UNTIL = 20


@dataclass(frozen=True)
class WelfareLoans:
    """生活福祉資金: the limit of each loan for one household, in yen."""

    emergency: int
    living: int
    housing_entry: int
    restart: int
    welfare: int
    education_month: int
    school_entry: int
    real_estate_month: int


def welfare_loans(household: Household, amounts: Amounts, on: date) -> WelfareLoans:
    """The limits by who lives there: low income, 障害者世帯 or 高齢者世帯. Tax not known counts as open."""
    low_income = household.tax_exempt is not False
    open_to = low_income or household.somebody_has_certificate or household.somebody_is_65_on(on)
    years = [child.school_year_on(on) for child in household.children]
    studies = low_income and any(
        year is not None and JUNIOR_HIGH_LAST < year <= UNIVERSITY_LAST for year in years
    )
    enters = low_income and any(
        year is not None and JUNIOR_HIGH_LAST <= year <= UNIVERSITY_LAST for year in years
    )
    pensioner = low_income and household.somebody_is_65_on(on)

    def limit(name: str, holds: bool) -> int:
        return (amounts.yen(name, on, household.size) or 0) if holds else 0

    return WelfareLoans(
        emergency=limit("loan_emergency", open_to),
        living=limit("loan_living", open_to),
        housing_entry=limit("loan_housing_entry", open_to),
        restart=limit("loan_restart", open_to),
        welfare=limit("loan_welfare_disaster" if household.hit_by_disaster else "loan_welfare", open_to),
        education_month=limit("loan_education", studies),
        school_entry=limit("loan_school_entry", enters),
        real_estate_month=limit("loan_real_estate", pensioner),
    )


@dataclass(frozen=True)
class SingleParentLoan:
    """母子父子寡婦福祉資金: school costs a month (修学資金) and for entering school (就学支度資金)."""

    open: bool
    study_month: Span
    school_entry: Span


def single_parent_loan(household: Household, amounts: Amounts, on: date) -> SingleParentLoan:
    """The limits for one parent's children. Living at home is the least, away from home the most."""
    under_age = [child for child in household.children if _is_under_age(child, on)]
    open_to = household.widowed or (household.is_single_parent and bool(under_age))
    if not open_to:
        return SingleParentLoan(False, NOTHING, NOTHING)
    study, entry = NOTHING, NOTHING
    for child in under_age:
        year = child.school_year_on(on)
        if year is None:
            continue
        if JUNIOR_HIGH_LAST < year <= HIGH_SCHOOL_LAST:
            study += _high_school(child, amounts, on, "single_parent_study")
        if year == JUNIOR_HIGH_LAST + 1:
            entry += _high_school(child, amounts, on, "single_parent_entry")
        elif year in (1, 7):
            name = "single_parent_entry_elementary" if year == 1 else "single_parent_entry_junior_high"
            entry += Span(0, amounts.yen(name, on) or 0)
    return SingleParentLoan(True, study, entry)


def _is_under_age(child: Member, on: date) -> bool:
    age, year = child.age_on(on), child.school_year_on(on)
    if age is not None:
        return age < MINOR_UNTIL
    return year is None or year <= HIGH_SCHOOL_LAST + 2


def _high_school(child: Member, amounts: Amounts, on: date, name: str) -> Span:
    cheapest, dearest = child.high_school or "public", child.high_school or "private"
    return Span(
        amounts.yen(f"{name}_{cheapest}_home", on) or 0, amounts.yen(f"{name}_{dearest}_away", on) or 0
    )
