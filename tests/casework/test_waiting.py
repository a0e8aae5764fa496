"""Waiting is counted on the office's calendar: a weekend and a holiday are no working time."""

from __future__ import annotations

from datetime import datetime

from casework.city import load_city
from casework.clock import TOKYO
from casework.waiting import wait_of


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TOKYO)


def test_from_friday_evening_to_monday_morning_only_opening_minutes_count() -> None:
    wait = wait_of(load_city("kushiro"), "normal", _at("2026-11-13T17:10"), _at("2026-11-16T09:00"))
    assert wait is not None
    assert wait.open_minutes == 20
    assert not wait.too_long


def test_a_public_holiday_does_not_count() -> None:
    wait = wait_of(load_city("kushiro"), "normal", _at("2026-11-23T08:50"), _at("2026-11-23T17:20"))
    assert wait is not None
    assert wait.open_minutes == 0


def test_an_emergency_counts_by_the_clock() -> None:
    wait = wait_of(load_city("kushiro"), "emergency", _at("2026-11-15T02:00"), _at("2026-11-15T02:16"))
    assert wait is not None
    assert wait.too_long


def test_nobody_waits_nothing_is_shown() -> None:
    assert wait_of(load_city("kushiro"), "normal", None, _at("2026-11-15T02:16")) is None
