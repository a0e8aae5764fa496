"""`cases/*.yml`: saved situations with what the plan must say, the city's own regression."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import Field, model_validator

from casework.city.base import Need, Risk, Strict, Text

State = Literal["met", "not_met", "not_known"]


class SavedSituation(Strict):
    """A situation as the intake would have it."""

    today: date
    needs: tuple[Need, ...] = ()
    risks: tuple[Risk, ...] = ()
    main_need: Need | None = None
    answers: dict[Text, Any] = Field(default_factory=dict)
    municipality: str | None = None
    trouble: str = ""
    wish: str = ""
    contact_safe: bool | None = None
    facts: dict[Text, Any] = Field(default_factory=dict)


class ExpectedProgramme(Strict):
    """What a saved case expects of one programme."""

    offered: bool = True
    """False: it must not be among the proposals."""
    requirements: dict[Text, State] = Field(default_factory=dict)
    min_yen: int | None = None
    max_yen: int | None = None
    urgent: bool | None = None
    says: tuple[Text, ...] = ()
    """Words that its reasons must hold, such as the arithmetic."""


class Expected(Strict):
    """What a saved case expects of the plan."""

    first: tuple[Text, ...] = ()
    """Programmes that a consultant would propose first; one of them must be first."""
    programmes: dict[Text, ExpectedProgramme] = Field(default_factory=dict)
    challenges: tuple[Text, ...] = ()
    priority: Literal["emergency", "high", "normal"] | None = None
    shown_at_most: int | None = None
    note: str = ""

    @model_validator(mode="after")
    def _expects_something(self) -> Expected:
        if not (self.first or self.programmes or self.challenges or self.priority):
            raise ValueError("first・programmes・challenges・priority のどれかを書いてください。")
        return self


class SavedCase(Strict):
    """One saved case (確認用の事例)."""

    name: Text
    situation: SavedSituation
    expect: Expected


class SavedCases(Strict):
    """One file of saved cases."""

    cases: tuple[SavedCase, ...] = Field(min_length=1)
