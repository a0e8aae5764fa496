"""How soon a person must look: the contract's three steps, on both sides of each limit."""

from __future__ import annotations

import pytest

from casework.planning import priority
from tests.casework.planning.situations import CITY, situation


@pytest.mark.parametrize(
    "risk", ["self_harm", "violence", "child_abuse", "no_shelter", "no_food", "utilities_cut", "medical"]
)
def test_any_danger_is_an_emergency(risk: str) -> None:
    assert priority(situation(risks=(risk,)), CITY) == "emergency"


@pytest.mark.parametrize(("months", "expected"), [(1, "normal"), (2, "high"), (5, "high")])
def test_arrears_of_two_months_are_high(months: int, expected: str) -> None:
    assert priority(situation("housing", rent=40000, rent_arrears_months=months), CITY) == expected


@pytest.mark.parametrize(
    ("income", "savings", "expected"),
    [(0, 80_999, "high"), (0, 81_000, "normal"), (1, 0, "normal"), (0, None, "normal"), (None, 0, "normal")],
)
def test_no_income_and_less_than_a_months_living_is_high(
    income: int | None, savings: int | None, expected: str
) -> None:
    person = situation("household_budget", household_size=1, monthly_income=income, savings=savings)
    assert priority(person, CITY) == expected


def test_a_months_living_grows_with_the_household() -> None:
    family = situation("household_budget", household_size=3, monthly_income=0, savings=150_000)
    assert priority(family, CITY) == "high"


@pytest.mark.parametrize(
    ("trouble", "expected"),
    [
        ("来週までに部屋を出て行けと言われました", "high"),
        ("大家さんから立ち退きを求められています", "high"),
        ("半年後に建て替えなので退去です", "normal"),
        ("もっと広い部屋に住みたい", "normal"),
    ],
)
def test_a_home_at_stake_within_weeks_is_high(trouble: str, expected: str) -> None:
    assert priority(situation("housing", trouble=trouble), CITY) == expected


def test_a_question_without_trouble_is_normal() -> None:
    assert priority(situation(trouble="住民票はどこですか"), CITY) == "normal"
