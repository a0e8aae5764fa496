"""児童手当, 児童扶養手当 and 就学援助(要保護): what a family with children has a month."""

from __future__ import annotations

from datetime import date

from casework.city.amounts import Amounts
from casework.planning.benefits.span import NOTHING, Span, exactly
from casework.planning.household import HIGH_SCHOOL_LAST, JUNIOR_HIGH_LAST, Household, Member

COUNTED_UNTIL = 22
"""Brothers and sisters count towards the third child up to the March after their 22nd birthday."""
COUNTED_SCHOOL_YEAR = HIGH_SCHOOL_LAST + 4
DISABLED_UNTIL = 20
THREE = 3


def child_allowance(household: Household, amounts: Amounts, on: date) -> Span:
    """児童手当 a month, without any limit of income."""
    under_three = amounts.yen("child_allowance_under_3", on)
    older = amounts.yen("child_allowance", on)
    third = amounts.yen("child_allowance_third", on)
    if under_three is None or older is None or third is None:
        return NOTHING
    total = NOTHING
    for place, child in enumerate(_eldest_first(household, on), start=1):
        if not child.is_child_on(on):
            continue
        age = child.age_on(on)
        if place >= THREE:
            total += exactly(third)
        elif age is None:
            year = child.school_year_on(on)
            total += exactly(older) if year is not None and year >= 1 else Span(older, under_three)
        else:
            total += exactly(under_three if age < THREE else older)
    return total


def _eldest_first(household: Household, on: date) -> list[Member]:
    counted = [child for child in household.children if _counts(child, on)]
    return sorted(counted, key=lambda child: -(child.school_year_on(on) or (child.age_on(on) or 0) - 6))


def _counts(child: Member, on: date) -> bool:
    year = child.school_year_on(on)
    if year is not None:
        return year <= COUNTED_SCHOOL_YEAR
    return (child.age_on(on) or 0) <= COUNTED_UNTIL


def child_rearing_allowance(
    household: Household, amounts: Amounts, on: date, rates_on: date | None = None
) -> Span:
    """児童扶養手当 a month for one parent: whole, in part, or none, by last year's income after deductions.

    The part (一部支給) depends on the exact income, so it is given from least to most.
    """
    day = rates_on or on
    children = sum(_is_reared(child, on) for child in household.children)
    if not household.is_single_parent or children == 0:
        return NOTHING
    whole = _for_children(amounts, day, "full", children)
    if whole is None:
        return NOTHING
    income = household.income_after_deductions
    if income is None:
        return Span(0, whole)
    dependants = len(household.children)
    full_limit = amounts.yen("child_rearing_full_limit", day, dependants)
    part_limit = amounts.yen("child_rearing_partial_limit", day, dependants)
    if full_limit is None or part_limit is None:
        return Span(0, whole)
    if income < full_limit:
        return exactly(whole)
    if income < part_limit:
        least = _for_children(amounts, day, "partial_least", children)
        most = _for_children(amounts, day, "partial_most", children)
        return Span(least or 0, most or whole)
    return NOTHING


def _is_reared(child: Member, on: date) -> bool:
    if child.is_child_on(on):
        return True
    age = child.age_on(on)
    return child.certificates.extends_child_age and age is not None and age < DISABLED_UNTIL


def _for_children(amounts: Amounts, on: date, part: str, children: int) -> int | None:
    first = amounts.yen(f"child_rearing_{part}_first", on)
    more = amounts.yen(f"child_rearing_{part}_more", on)
    if first is None or more is None:
        return None
    return first + more * (children - 1)


def school_aid_by_public_assistance(household: Household, on: date) -> bool | None:
    """就学援助 as 要保護: on public assistance, with a child in elementary or junior high school."""
    pupils = [child.school_year_on(on) for child in household.children]
    has_pupil = any(year is not None and 1 <= year <= JUNIOR_HIGH_LAST for year in pupils)
    if not has_pupil:
        return None if None in pupils else False
    return household.on_public_assistance
