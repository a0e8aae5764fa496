"""`crisis.yml`: the lines (相談先) for danger and the fixed texts, as the safety side writes them."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class _Lenient(BaseModel):
    """The safety side owns this file: a key that it adds later is kept, not refused."""

    model_config = ConfigDict(extra="allow", frozen=True, populate_by_name=True)


class CrisisLine(_Lenient):
    """One line to call. One without a number is a gap of the city, and is shown to nobody."""

    id: str
    label: str
    number: str | None = None
    hours: str = ""
    open: Any = None
    """`always`, windows by weekday, or the name of an office's hours; the safety side reads it."""
    cost: str = ""
    official_url: str | None = None
    verified_on: date | None = None
    risks: tuple[str, ...] = Field((), alias="for")
    who: tuple[str, ...] = ()
    life: bool = False
    gap: bool = False
    unverified: str | None = None
    say: str | None = None


class Crisis(_Lenient):
    """The file: lines, the order of risks, and the approved texts by risk and by who is meant."""

    version: str = ""
    order: tuple[str, ...] = ()
    texts: dict[str, dict[str, str]] = Field(default_factory=dict)
    again: str = ""
    lines: tuple[CrisisLine, ...] = ()

    def line(self, name: str) -> CrisisLine | None:
        """A line by its id."""
        return next((line for line in self.lines if line.id == name), None)

    def lines_for(self, risk: str) -> tuple[CrisisLine, ...]:
        """The lines with a number for one danger, in the file's order."""
        return tuple(line for line in self.lines if line.number and risk in line.risks)
