"""Sums of money by date, household size and 級地, with how sure they are."""

from __future__ import annotations

from datetime import date

import pytest

from casework.city import load_city
from casework.city.amounts import covers

AMOUNTS = load_city("kushiro").amounts
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("size", "yen"), [(1, 30000), (2, 36000), (3, 39000), (5, 39000), (6, 42000), (7, 47000), (9, 47000)]
)
def test_the_rent_limit_goes_by_household_size(size: int, yen: int) -> None:
    looked = AMOUNTS.look_up("rent_cap", TODAY, size, "2-1", "釧路市")
    assert looked is not None
    assert looked.yen == yen


def test_a_citys_own_row_goes_before_its_grade() -> None:
    sapporo = AMOUNTS.look_up("rent_cap", TODAY, 1, "1-1", "札幌市")
    ebetsu = AMOUNTS.look_up("rent_cap", TODAY, 1, "1-2", "江別市")
    assert sapporo is not None
    assert ebetsu is not None
    assert (sapporo.yen, ebetsu.yen) == (36000, 29000)


def test_a_sum_does_not_hold_before_its_day() -> None:
    assert AMOUNTS.look_up("child_allowance", date(2024, 9, 30)) is None
    assert AMOUNTS.yen("child_allowance", date(2024, 10, 1)) == 10000


def test_an_expected_sum_never_answers_a_plain_question() -> None:
    now = AMOUNTS.look_up("base_amount", TODAY, 1, "2-1", "釧路市")
    soon = AMOUNTS.look_up("base_amount", TODAY, 1, "2-1", "釧路市", expected=True)
    assert now is not None
    assert soon is not None
    assert (now.yen, now.verified) == (81000, True)
    assert (soon.yen, soon.verified) == (90000, False)


def test_a_derived_sum_is_marked_as_not_verified() -> None:
    looked = AMOUNTS.look_up("base_amount", TODAY, 4, "2-1", "釧路市")
    assert looked is not None
    assert not looked.verified


def test_a_gap_is_none_and_never_another_towns_sum() -> None:
    assert AMOUNTS.look_up("base_amount", TODAY, 1, "3-1", "釧路町") is None


def test_an_unknown_household_size_has_no_sum() -> None:
    assert AMOUNTS.look_up("rent_cap", TODAY, None, "2-1", "釧路市") is None


@pytest.mark.parametrize(
    ("key", "size", "held"), [("3-5", 2, False), ("3-5", 5, True), ("7+", 8, True), ("1", 1, True)]
)
def test_a_key_takes_in_its_sizes(key: str, size: int, held: bool) -> None:
    assert covers(key, size) is held


def test_every_sum_has_a_source() -> None:
    for series in AMOUNTS.amounts:
        for row in series.rows:
            assert row.source_url.startswith("https://"), series.id
