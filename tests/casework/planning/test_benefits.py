"""Household in, yen out: every limit on both sides."""

from __future__ import annotations

from datetime import date

import pytest

from casework.planning.benefits import (
    Span,
    child_allowance,
    child_rearing_allowance,
    housing_security,
    moving_support,
    rent_support,
    single_parent_loan,
    single_parent_training,
    training_benefit,
    welfare_loans,
)
from casework.planning.household import Certificates, Household, Member, age_on, school_year_on
from tests.casework.planning.situations import CITY, TODAY

AMOUNTS = CITY.amounts
ADULT = Member(age=40)


def family(*children: Member, adults: int = 1, **more: object) -> Household:
    """A household of grown-ups and these children."""
    return Household(adults=(ADULT,) * adults, children=children, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("size", "asset_cap", "income_cap"),
    [
        (1, 486_000, 111_000),
        (2, 744_000, 160_000),
        (3, 954_000, 198_000),
        (4, 1_000_000, 236_000),
        (5, 1_000_000, 274_000),
    ],
)
def test_the_limits_of_the_rent_benefit_are_the_citys_own(size: int, asset_cap: int, income_cap: int) -> None:
    limits = housing_security(AMOUNTS, TODAY, size, "2-1", "釧路市")
    assert limits.asset_cap == asset_cap
    assert limits.income_cap_most == income_cap


def test_a_cheaper_rent_lowers_the_income_limit() -> None:
    limits = housing_security(AMOUNTS, TODAY, 1, "2-1", "釧路市")
    assert limits.income_cap(20_000) == 101_000
    assert limits.income_cap(80_000) == 111_000
    assert limits.income_cap(None) is None


@pytest.mark.parametrize(
    ("rent", "income", "paid"),
    [
        (25_000, 0, Span(25_000, 25_000)),
        (30_000, 81_000, Span(30_000, 30_000)),
        (30_000, 81_001, Span(29_999, 29_999)),
        (45_000, 90_000, Span(21_000, 21_000)),
        (45_000, 111_000, Span(0, 0)),
        (45_000, None, Span(0, 30_000)),
        (None, 0, Span(0, 30_000)),
        (0, 0, Span(0, 0)),
        (-5, 0, Span(0, 0)),
    ],
)
def test_the_rent_benefit_pays_the_rent_less_what_the_income_is_above_the_base(
    rent: int | None, income: int | None, paid: Span
) -> None:
    assert rent_support(rent, 30_000, income, 81_000) == paid


@pytest.mark.parametrize(
    ("size", "most"), [(1, 90_000), (2, 108_000), (3, 117_000), (6, 126_000), (7, 141_000)]
)
def test_moving_costs_go_up_to_three_times_the_rent_limit(size: int, most: int) -> None:
    assert moving_support(housing_security(AMOUNTS, TODAY, size, "2-1", "釧路市").rent_cap) == Span(0, most)


@pytest.mark.parametrize(
    ("ages", "total"),
    [((2,), 15_000), ((3,), 10_000), ((17,), 10_000), ((16, 10, 2), 50_000), ((2, 2, 2), 60_000), ((), 0)],
)
def test_the_child_allowance_goes_by_age_and_order(ages: tuple[int, ...], total: int) -> None:
    children = tuple(Member(age=age) for age in ages)
    assert child_allowance(family(*children, adults=2), AMOUNTS, TODAY) == Span(total, total)


@pytest.mark.parametrize(
    ("income", "span"),
    [
        (1_069_999, Span(46_690, 46_690)),
        (1_070_000, Span(11_010, 46_680)),
        (2_459_999, Span(11_010, 46_680)),
        (2_460_000, Span(0, 0)),
        (None, Span(0, 46_690)),
    ],
)
def test_the_allowance_of_one_parent_goes_by_income(income: int | None, span: Span) -> None:
    home = family(Member(age=8, school_year=2), income_after_deductions=income)
    assert child_rearing_allowance(home, AMOUNTS, TODAY) == span


def test_two_parents_have_no_allowance_of_one_parent() -> None:
    assert child_rearing_allowance(family(Member(age=8), adults=2), AMOUNTS, TODAY) == Span(0, 0)


@pytest.mark.parametrize(("physical", "paid"), [(3, True), (4, False), (None, False)])
def test_a_disabled_child_counts_until_twenty(physical: int | None, paid: bool) -> None:
    child = Member(age=19, school_year=13, certificates=Certificates(physical=physical))
    assert (child_rearing_allowance(family(child), AMOUNTS, TODAY).most > 0) is paid


@pytest.mark.parametrize(("savings", "most"), [(3_000_000, 142_500), (3_000_001, 0), (None, 142_500)])
def test_training_money_ends_above_three_million_of_savings(savings: int | None, most: int) -> None:
    assert training_benefit(family(savings=savings), AMOUNTS, TODAY) == Span(0, most)


def test_training_money_of_one_parent_goes_by_tax() -> None:
    exempt = family(
        Member(age=8), tax_exempt=True, in_eligible_training=True, income_within_single_parent_limit=True
    )
    taxed = family(
        Member(age=8), tax_exempt=False, in_eligible_training=True, income_within_single_parent_limit=True
    )
    assert single_parent_training(exempt, AMOUNTS, TODAY) == Span(100_000, 140_000)
    assert single_parent_training(taxed, AMOUNTS, TODAY) == Span(70_500, 110_500)


def test_loans_are_open_to_low_income_certificates_or_age() -> None:
    closed = family(tax_exempt=False)
    assert welfare_loans(closed, AMOUNTS, TODAY).emergency == 0
    assert welfare_loans(family(tax_exempt=True), AMOUNTS, TODAY).emergency == 100_000
    old = Household(adults=(Member(age=65),), tax_exempt=False)
    young = Household(adults=(Member(age=64),), tax_exempt=False)
    assert welfare_loans(old, AMOUNTS, TODAY).emergency == 100_000
    assert welfare_loans(young, AMOUNTS, TODAY).emergency == 0


@pytest.mark.parametrize(("adults", "living"), [(1, 150_000), (2, 200_000)])
def test_the_living_loan_goes_by_household_size(adults: int, living: int) -> None:
    assert welfare_loans(family(adults=adults), AMOUNTS, TODAY).living == living


def test_a_school_that_nobody_named_leaves_a_span() -> None:
    loan = single_parent_loan(family(Member(age=15, school_year=10)), AMOUNTS, TODAY)
    assert loan.study_month == Span(27_000, 52_500)
    assert loan.school_entry == Span(150_000, 420_000)


@pytest.mark.parametrize(
    ("born", "year"),
    [(date(2010, 4, 1), 2), (date(2010, 4, 2), 1)],
    ids=["1 April is the older year", "2 April"],
)
def test_a_school_year_starts_with_april(born: date, year: int) -> None:
    assert school_year_on(born, date(2017, 4, 1)) == year


@pytest.mark.parametrize(("day", "age"), [(date(2015, 2, 28), 14), (date(2015, 3, 1), 15)])
def test_somebody_born_on_a_leap_day_has_a_birthday(day: date, age: int) -> None:
    assert age_on(date(2000, 2, 29), day) == age


def test_a_span_never_goes_below_zero_or_backwards() -> None:
    with pytest.raises(ValueError):
        Span(5, 4)
    with pytest.raises(ValueError):
        Span(-1, 4)
