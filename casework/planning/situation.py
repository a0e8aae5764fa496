"""A resident's situation (状況) as the plan takes it: plain data, without the web, Rasa or the database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from casework.city.base import Need, Risk
from casework.questions import DECLINED, UNREAD

Stage = Literal["preschool", "elementary", "junior_high", "high_school", "other"]


class Child(BaseModel):
    """One child, as far as is known."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    stage: Stage | None = None
    age: int | None = Field(None, ge=0, le=30)


class PlanFacts(BaseModel):
    """What the intake does not ask but a consultant may know. None: not known, and never a no."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    tenant: bool | None = None
    home_owner: bool | None = None
    income_dropped: bool | None = None
    months_since_income_drop: int | None = Field(None, ge=0)
    job_search_break: bool | None = None
    main_earner: bool | None = None
    wants_work: bool | None = None
    wants_to_move: bool | None = None
    moving_found_needed: bool | None = None
    single_parent: bool | None = None
    tax_exempt: bool | None = None
    on_public_assistance: bool | None = None
    similar_benefit: bool | None = None
    income_expected: bool | None = None
    employment_insurance_open: bool | None = None
    in_eligible_training: bool | None = None
    school_aid_open: bool | None = None
    long_plan: bool | None = None
    repayable: bool | None = None
    welfare_certificate: bool | None = None
    aged_65: bool | None = None
    own_income_low: bool | None = None
    insured_pension: bool | None = None
    insured_kokuho: bool | None = None
    children: tuple[Child, ...] | None = None
    income_after_deductions: int | None = Field(None, ge=0)
    """A year's income after the law's deductions (控除後の所得), for 児童扶養手当."""
    new_rent: int | None = Field(None, ge=0)
    new_home_grade: str | None = None


class Situation(BaseModel):
    """Everything that a plan is made from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    today: date
    needs: frozenset[Need] = frozenset()
    risks: frozenset[Risk] = frozenset()
    main_need: Need | None = None
    """The need that the resident marked as the heaviest (◎)."""
    answers: Mapping[str, Any] = Field(default_factory=dict)
    """Slot → value; None or absent: not asked; DECLINED, UNREAD: asked, without a value."""
    municipality: str | None = None
    trouble: str = ""
    """The resident's own words on what is the matter."""
    said: tuple[str, ...] = ()
    """What else the resident wrote in the talk."""
    wish: str | None = None
    contact_safe: bool | None = None
    panic: bool = False
    facts: PlanFacts = PlanFacts()

    def value(self, slot: str) -> Any:
        """What was read for a slot; None when it was not asked, declined or left unread."""
        found = self.answers.get(slot)
        return None if found in (DECLINED, UNREAD) else found

    def declined(self, slot: str) -> bool:
        """Whether the resident would rather not say."""
        return self.answers.get(slot) == DECLINED

    @property
    def own_words(self) -> str:
        """All that the resident wrote, for the words that count."""
        return "\n".join(part for part in (self.trouble, *self.said, self.wish or "") if part)
