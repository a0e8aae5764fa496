"""When an office is open, on Japan's calendar: weekly windows, public holidays, the turn of the year."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache

import holidays

from casework.city.profile import WEEKDAYS, ClosedDays, Office
from casework.clock import TOKYO

FAR_ENOUGH = 21
"""Days to look ahead for the next opening: longer than any run of holidays."""


@lru_cache(maxsize=1)
def _japan() -> holidays.HolidayBase:
    return holidays.country_holidays("JP")


def is_holiday(day: date) -> bool:
    """Whether a day is a public holiday in Japan (国民の祝日)."""
    return day in _japan()


def is_open(office: Office, at: datetime) -> bool | None:
    """Whether somebody is there at this moment; None as long as the office's hours are not known."""
    if office.weekly is None:
        return None
    local = at.astimezone(TOKYO)
    return any(start <= local < end for start, end in _windows(office, local.date()))


def next_opening(office: Office, at: datetime) -> datetime | None:
    """The next moment at which the office opens, `at` itself while it is open; None if not known."""
    if office.weekly is None:
        return None
    local = at.astimezone(TOKYO)
    if is_open(office, at):
        return local
    for ahead in range(FAR_ENOUGH):
        for start, _ in _windows(office, local.date() + timedelta(days=ahead)):
            if start > local:
                return start
    return None


def _windows(office: Office, day: date) -> list[tuple[datetime, datetime]]:
    if office.weekly is None or (is_holiday(day) and office.closed_on_holidays is not False):
        return []
    if any(_within(day, closed) for closed in office.closed_days):
        return []
    written = office.weekly.get(WEEKDAYS[day.weekday()], ())
    return sorted((_moment(day, window[:5]), _moment(day, window[6:])) for window in written)


def _moment(day: date, clock: str) -> datetime:
    if clock == "24:00":
        return datetime.combine(day + timedelta(days=1), time(0), tzinfo=TOKYO)
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=TOKYO)


def _within(day: date, closed: ClosedDays) -> bool:
    today = f"{day:%m-%d}"
    if closed.from_day <= closed.to_day:
        return closed.from_day <= today <= closed.to_day
    return today >= closed.from_day or today <= closed.to_day


def open_minutes(office: Office, start: datetime, end: datetime) -> int | None:
    """How many minutes an office was open between two moments; None as long as its hours are not known."""
    if office.weekly is None:
        return None
    since, until = start.astimezone(TOKYO), end.astimezone(TOKYO)
    minutes = 0.0
    for ahead in range(min((until.date() - since.date()).days, 400) + 1):
        for opens, closes in _remembered(office, since.date() + timedelta(days=ahead)):
            minutes += max(0.0, (min(closes, until) - max(opens, since)).total_seconds() / 60)
    return int(minutes)


_REMEMBERED: dict[tuple[int, date], tuple[Office, list[tuple[datetime, datetime]]]] = {}


def _remembered(office: Office, day: date) -> list[tuple[datetime, datetime]]:
    """The windows of a day, worked out once: a queue asks for the same days again and again."""
    key = (id(office), day)
    if key not in _REMEMBERED:
        if len(_REMEMBERED) > 5_000:
            _REMEMBERED.clear()
        # The office stays referenced, so that its id can't become another's.
        _REMEMBERED[key] = (office, _windows(office, day))
    return _REMEMBERED[key][1]
