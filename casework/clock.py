"""The time: kept in UTC, shown in Asia/Tokyo. Nobody else in the product asks the machine's clock."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

TOKYO = ZoneInfo("Asia/Tokyo")
WEEKDAYS = "月火水木金土日"


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The calendar day in Japan."""
    return now().astimezone(TOKYO).date()


def in_tokyo(moment: datetime) -> datetime:
    """The same moment on Japan's clock."""
    return moment.astimezone(TOKYO)


def shown(moment: datetime) -> str:
    """A moment as staff and residents read it: 11月23日(月) 14:05."""
    local = in_tokyo(moment)
    return f"{local.month}月{local.day}日({WEEKDAYS[local.weekday()]}) {local:%H:%M}"


def shown_day(day: date) -> str:
    """A day as people read it: 2026年11月23日(月)."""
    return f"{day.year}年{day.month}月{day.day}日({WEEKDAYS[day.weekday()]})"
