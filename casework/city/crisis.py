"""`crisis.yml`: the lines (相談先) for danger and the fixed texts, as the safety side writes them."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class CrisisLine(BaseModel):
    """One line to call or to write to. Keys that the safety side adds later are kept, not refused."""

    model_config = ConfigDict(extra="allow", frozen=True)

    id: str
    label: str
    number: str | None = None
    hours: str = ""
    cost: str = ""
    official_url: str | None = None
    verified_on: date | None = None

    @property
    def more(self) -> dict[str, Any]:
        """The keys that this side has no name for."""
        return dict(self.model_extra or {})


class Crisis(BaseModel):
    """The file: lines, and texts by name."""

    model_config = ConfigDict(extra="allow", frozen=True)

    lines: tuple[CrisisLine, ...] = ()
    texts: dict[str, Any] = Field(default_factory=dict)

    def line(self, name: str) -> CrisisLine | None:
        """A line by its id."""
        return next((line for line in self.lines if line.id == name), None)
