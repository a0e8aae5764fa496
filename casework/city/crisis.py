"""`crisis.yml`: the fixed words for danger, by danger and by who writes, and the lines to call with their hours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Literal

from pydantic import Field, field_validator, model_validator

from casework.city.base import Risk, Strict, Text
from casework.city.hours import is_holiday
from casework.city.profile import WEEKDAYS
from casework.clock import TOKYO

Who = Literal["self", "other", "child", "parent"]
RISKS: tuple[Risk, ...] = (
    "self_harm",
    "violence",
    "child_abuse",
    "medical",
    "no_shelter",
    "no_food",
    "utilities_cut",
)
STALE_DAYS = 180
"""A line that nobody has verified for so long fails the check, and the console warns the city."""
MOST_LINES = 5
OFFICES = {"office": "desk_office", "office_hall": "hours_office"}
"""Opening hours that stand in city.yml already."""


class CrisisLine(Strict):
    """One line to call (相談先). One without a number is a gap of the city, and is shown to nobody."""

    id: Text
    label: Text
    number: str | None
    hours: str
    open: Literal["always", "office", "office_hall"] | dict[str, Any] | None
    cost: str
    official_url: str | None
    verified_on: date | None
    unverified: str = ""
    gap: bool = False
    life: bool = False
    """Where life is in danger: stands first."""
    say: str = ""
    risks: tuple[Risk, ...] = Field(alias="for")
    who: tuple[Who, ...] = ("self", "other", "child", "parent")

    @model_validator(mode="after")
    def _has_a_number_or_is_a_gap(self) -> CrisisLine:
        if (self.number is None) != self.gap:
            raise ValueError("番号がないときは gap: true、番号があるときは gap を消してください。")
        return self

    @property
    def tel(self) -> str:
        """The digits of a tel: link."""
        return "".join(sign for sign in self.number or "" if sign in "0123456789#*")

    def is_stale(self, today: date) -> bool:
        """Whether a number has not been verified for too long. A gap has none to verify."""
        if self.gap:
            return False
        return self.verified_on is None or today - self.verified_on > timedelta(days=STALE_DAYS)

    def is_open(self, at: datetime) -> bool | None:
        """Whether somebody answers at this moment; None for an office, whose hours stand in city.yml."""
        if self.open == "always":
            return True
        if not isinstance(self.open, dict):
            return None
        local = at.astimezone(TOKYO)
        return any(start <= local.time() < end for start, end in _windows(self.open, local.date()))


def _windows(hours: Mapping[str, Any], day: date) -> list[tuple[time, time]]:
    if f"{day:%m-%d}" in hours.get("closed", ()):
        return []
    written = hours.get("month_days", {}).get(day.day)
    if written is None and is_holiday(day) and "holidays" in hours:
        written = [] if hours["holidays"] == "closed" else hours["holidays"]
    if written is None:
        written = hours.get(WEEKDAYS[day.weekday()], hours.get("every_day", []))
    return [(time.fromisoformat(window[:5]), _end(window[6:])) for window in written]


def _end(clock: str) -> time:
    return time.max if clock == "24:00" else time.fromisoformat(clock)


class Crisis(Strict):
    """The file."""

    version: Text = "0"
    order: tuple[Risk, ...] = RISKS
    texts: dict[Risk, dict[Who, Text]] = Field(default_factory=dict)
    again: str = ""
    lines: tuple[CrisisLine, ...] = ()

    @field_validator("order")
    @classmethod
    def _names_every_danger_once(cls, order: tuple[Risk, ...]) -> tuple[Risk, ...]:
        if sorted(order) != sorted(RISKS):
            raise ValueError("order には、7つの危険を1回ずつ書いてください。")
        return order

    @model_validator(mode="after")
    def _answers_every_danger(self) -> Crisis:
        missing = [
            f"{risk}/{who}"
            for risk in RISKS
            for who in ("self", "other", "child")
            if self.texts and who not in self.texts.get(risk, {})
        ]
        if missing:
            raise ValueError(f"texts に言葉がありません：{'、'.join(missing)}")
        return self

    def line(self, name: str) -> CrisisLine | None:
        """A line by its id."""
        return next((line for line in self.lines if line.id == name), None)

    def main_danger(self, heard: Iterable[tuple[str, str]]) -> tuple[Risk, Who]:
        """Of what was heard (danger, who), the one whose words are said: the most urgent, in the fixed order."""
        found = list(heard)
        danger = next(risk for risk in self.order if any(name == risk for name, _ in found))
        whos = [who for risk, who in found if risk == danger]
        who = next((each for each in _WHO_FIRST if each in whos), "self")
        return danger, who if who in self.texts[danger] else "self"

    def lines_for(self, dangers: Iterable[str], who: str, open_now: Mapping[str, bool | None]) -> list[CrisisLine]:
        """The lines for these dangers: life first, then those that answer now, in the file's order; at most five."""
        wanted = set(dangers)
        found = [
            line for line in self.lines if not line.gap and who in line.who and wanted.intersection(line.risks)
        ]
        found.sort(key=lambda line: (not line.life, open_now.get(line.id) is False))
        return found[:MOST_LINES]

    def stale(self, today: date) -> list[CrisisLine]:
        """The lines that must be verified again."""
        return [line for line in self.lines if line.is_stale(today)]


_WHO_FIRST: tuple[Who, ...] = ("child", "parent", "self", "other")
