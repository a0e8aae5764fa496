"""Whether somebody is at the office now, and when next: weekdays, holidays, the turn of the year."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from casework.city import load_city
from casework.clock import TOKYO

CITY = load_city("kushiro")
HALL = "kushiro_city_hall"


def at(text: str) -> datetime:
    """A moment on Japan's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=TOKYO)


@pytest.mark.parametrize(
    ("moment", "open_then"),
    [
        ("2026-11-24T08:49", False),
        ("2026-11-24T08:50", True),
        ("2026-11-24T17:19", True),
        ("2026-11-24T17:20", False),
        ("2026-11-22T12:00", False),
        ("2026-11-23T12:00", False),
        ("2026-12-29T12:00", False),
        ("2027-01-03T12:00", False),
        ("2027-01-04T12:00", True),
        ("2026-09-22T12:00", False),
    ],
)
def test_the_city_hall_is_open_on_weekdays_but_not_on_holidays(moment: str, open_then: bool) -> None:
    assert CITY.is_open(HALL, at(moment)) is open_then


def test_the_moment_is_read_on_japans_clock() -> None:
    assert CITY.is_open(HALL, datetime(2026, 11, 24, 0, 0, tzinfo=UTC)) is True


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        ("2026-11-24T07:00", "2026-11-24T08:50"),
        ("2026-11-20T18:00", "2026-11-24T08:50"),
        ("2026-12-28T18:00", "2027-01-04T08:50"),
    ],
)
def test_the_next_opening_skips_weekends_and_holidays(moment: str, opens: str) -> None:
    assert CITY.next_opening(HALL, at(moment)) == at(opens)


def test_an_open_office_is_open_now() -> None:
    assert CITY.next_opening(HALL, at("2026-11-24T10:00")) == at("2026-11-24T10:00")


def test_hours_that_nobody_confirmed_are_not_guessed() -> None:
    assert CITY.is_open("kurashigoto", at("2026-11-24T10:00")) is None
    assert CITY.next_opening("kurashigoto", at("2026-11-24T10:00")) is None


def test_the_next_opening_reads_as_people_say_it() -> None:
    assert CITY.next_opening_text(at("2026-11-20T18:00")) == "11月24日（火）8時50分"


def test_at_night_the_answer_says_when_somebody_is_there() -> None:
    night = CITY.answer("talk_to_human", at("2026-11-20T22:00"))
    day = CITY.answer("talk_to_human", at("2026-11-24T10:00"))
    assert night is not None
    assert "11月24日（火）8時50分" in night
    assert day is not None
    assert "閉まって" not in day
