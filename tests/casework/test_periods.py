"""A month, a quarter, a fiscal year: where they begin and end, what they are called, and that no other is read."""

from __future__ import annotations

from datetime import date

import pytest

from casework.periods import QUARTER, YEAR, Period


def test_a_month_knows_its_neighbours() -> None:
    assert str(Period(2026, 1).back(1)) == "2025-12"
    assert Period(2026, 12).after.isoformat() == "2027-01-01"


@pytest.mark.parametrize(
    ("text", "first", "after", "label"),
    [
        ("2026-11", "2026-11-01", "2026-12-01", "2026年11月"),
        ("2026-Q1", "2026-04-01", "2026-07-01", "2026年度 第1四半期（4〜6月）"),
        ("2026-Q3", "2026-10-01", "2027-01-01", "2026年度 第3四半期（10〜12月）"),
        ("2026-Q4", "2027-01-01", "2027-04-01", "2026年度 第4四半期（1〜3月）"),
        ("2026-FY", "2026-04-01", "2027-04-01", "2026年度（2026年4月〜2027年3月）"),
    ],
)
def test_a_period_is_read_bounded_and_named(text: str, first: str, after: str, label: str) -> None:
    period = Period.read(text)
    assert period is not None
    assert (str(period.first), str(period.after), period.label) == (first, after, label)
    assert str(period) == text


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13", "2026-00", "2026-Q5", "2026-fy", "２０２６-11", "0000-FY"]
)
def test_what_is_no_period_is_none(text: str) -> None:
    assert Period.read(text) is None


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2027, 3, 31), YEAR, "2026-FY"),
        (date(2027, 4, 1), YEAR, "2027-FY"),
        (date(2027, 3, 31), QUARTER, "2026-Q4"),
        (date(2026, 7, 1), QUARTER, "2026-Q2"),
        (date(2026, 2, 28), 1, "2026-02"),
    ],
)
def test_a_day_lies_in_its_period(day: date, months: int, found: str) -> None:
    assert str(Period.of(day, months)) == found


def test_months_that_lie_ahead_do_not_count() -> None:
    year = Period(2026, 4, YEAR)
    assert year.months_begun(date(2026, 4, 1)) == 1
    assert year.months_begun(date(2026, 11, 23)) == 8
    assert year.months_begun(date(2030, 1, 1)) == 12
    assert str(year.back(1)) == "2025-FY"
    assert str(year.last_month) == "2027-03"
