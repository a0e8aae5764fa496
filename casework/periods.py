"""What statistics are counted over: a month, a quarter or a fiscal year (年度: April to March), on Japan's calendar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from casework import clock

MONTH, QUARTER, YEAR = 1, 3, 12
FISCAL_START = 4
_READ = re.compile(r"^(\d{4})-(?:(\d{1,2})|Q([1-4])|(FY))$", re.ASCII)


@dataclass(frozen=True)
class Period:
    """So many months from the first of one: a month, a quarter of a fiscal year, or a whole one."""

    year: int
    month: int
    months: int = MONTH

    @classmethod
    def of(cls, day: date, months: int = MONTH) -> Period:
        """The month, quarter or fiscal year of a day."""
        if months == MONTH:
            return cls(day.year, day.month)
        since_april = (day.month - FISCAL_START) % 12
        return cls(day.year, day.month).back(since_april % months)._lasting(months)

    @classmethod
    def read(cls, text: str) -> Period | None:
        """From 2026-11, 2026-Q3 or 2026-FY; None when it is none."""
        said = _READ.match(text)
        if said is None or said[1] == "0000":
            return None
        year = int(said[1])
        if said[2]:
            return cls(year, int(said[2])) if 1 <= int(said[2]) <= 12 else None
        april = cls(year, FISCAL_START)
        if said[3]:
            return april.back(-QUARTER * (int(said[3]) - 1))._lasting(QUARTER)
        return april._lasting(YEAR)

    def _lasting(self, months: int) -> Period:
        return Period(self.year, self.month, months)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def after(self) -> date:
        """The first day that is no longer in it."""
        return self.back(-1).first

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        """When it begins and ends."""
        begin, end = (datetime.combine(day, time(0), tzinfo=clock.TOKYO) for day in (self.first, self.after))
        return begin, end

    @property
    def last_month(self) -> Period:
        """The last month in it."""
        return Period(self.year, self.month).back(1 - self.months)

    @property
    def fiscal_year(self) -> int:
        """The 年度 it belongs to, by its first day."""
        return self.year if self.month >= FISCAL_START else self.year - 1

    def months_begun(self, today: date) -> int:
        """How many of its months have begun by a day, at least one: what a rate a month is divided by."""
        begun = (today.year - self.year) * 12 + today.month - self.month + 1
        return max(1, min(self.months, begun))

    def back(self, periods: int) -> Period:
        """So many periods of this length earlier."""
        place = self.year * 12 + self.month - 1 - periods * self.months
        return Period(place // 12, place % 12 + 1, self.months)

    def __str__(self) -> str:
        if self.months == MONTH:
            return f"{self.year}-{self.month:02}"
        return f"{self.fiscal_year}-{'FY' if self.months == YEAR else f'Q{self._quarter}'}"

    @property
    def _quarter(self) -> int:
        return (self.month - FISCAL_START) % 12 // QUARTER + 1

    @property
    def label(self) -> str:
        """In words."""
        if self.months == MONTH:
            return f"{self.year}年{self.month}月"
        if self.months == QUARTER:
            return (
                f"{self.fiscal_year}年度 第{self._quarter}四半期（{self.month}〜{self.last_month.month}月）"
            )
        return f"{self.fiscal_year}年度（{self.year}年4月〜{self.year + 1}年3月）"


def to_choose() -> dict[str, list[Period]]:
    """The periods to choose from, by kind, newest first."""
    today = clock.today()
    return {
        "月": _newest(Period.of(today), 24),
        "四半期": _newest(Period.of(today, QUARTER), 8),
        "年度": _newest(Period.of(today, YEAR), 4),
    }


def _newest(this: Period, count: int) -> list[Period]:
    return [this.back(earlier) for earlier in range(count)]
