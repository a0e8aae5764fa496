"""How long somebody has waited, on the office's calendar (業務時間), and whether that is too long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from casework.city import City, hours

FIRST_ANSWER_MINUTES = {"emergency": 15, "high": 4 * 60, "normal": 16 * 60}
"""Within how many opening minutes a person should have answered; an emergency counts by the clock."""


@dataclass(frozen=True)
class Wait:
    """A wait: since when, how many minutes by the clock and by opening hours, and whether it is too long."""

    since: datetime
    clock_minutes: int
    open_minutes: int | None
    too_long: bool


def wait_of(city: City, priority: str, since: datetime | None, now: datetime) -> Wait | None:
    """The wait of a case; None when nothing waits."""
    if since is None:
        return None
    office = city.desk if city.desk.weekly is not None else city.offices[city.profile.hours_office]
    by_clock = max(0, int((now - since).total_seconds() // 60))
    by_calendar = hours.open_minutes(office, since, now)
    counted = by_clock if priority == "emergency" or by_calendar is None else by_calendar
    return Wait(since, by_clock, by_calendar, counted > FIRST_ANSWER_MINUTES[priority])
