"""The provisional plan (仮の支援プラン) as plain data: the law's five contents, and what surrounds them."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

State = Literal["met", "not_met", "not_known"]
Priority = Literal["emergency", "high", "normal"]


class Part(BaseModel):
    """A part of a plan. A consultant's edit makes a changed copy; nothing is changed in place."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Challenge(Part):
    """解決すべき課題: one of the 27 codes, and why it is named."""

    code: str
    label: str
    why: str


class Goal(Part):
    """支援の目標とその達成時期."""

    text: str
    sphere: str
    step: str
    due: date


class RequirementResult(Part):
    """One condition of a programme against what is known."""

    id: str
    text: str
    """For the consultant: the condition and its arithmetic."""
    plain: str
    """For the resident."""
    state: State
    ask: str | None
    """The slot or the question to ask, while it is not known."""
    question: str | None
    recheck: str | None
    """Why a "not met" is to be looked at again."""
    unverified: bool


class ContactShown(Part):
    """Whom to turn to."""

    name: str
    phone: str | None
    address: str | None
    hours: str
    note: str


class Support(Part):
    """支援の種類・内容: one programme as a proposal."""

    programme: str
    name: str
    plain_name: str
    what: str
    kind: str
    sphere: str
    step: str | None
    group: str
    why: str
    requirements: tuple[RequirementResult, ...]
    standing: Literal["open", "recheck", "not_now"]
    """open: nothing speaks against it; recheck: a limit or an exception to look at; not_now: it fails."""
    min_yen: int | None
    max_yen: int | None
    unit: str | None
    amount_note: str
    documents: tuple[str, ...]
    contact: ContactShown
    counter_script: str
    caveats: tuple[str, ...]
    consultant_notes: tuple[str, ...]
    urgent: bool
    rank: int
    provisional: str
    unverified: tuple[str, ...]
    source_url: str
    valid_from: date
    verified_on: date | None
    form_box: str


class Task(Part):
    """What somebody does this week."""

    who: Literal["本人", "支援員", "機関"]
    what: str


class Question(Part):
    """What to ask next, and for which programmes it counts."""

    ask: str
    question: str
    programmes: tuple[str, ...]


class Plan(Part):
    """The whole plan."""

    intention: str
    """生活に対する意向, in the resident's own words."""
    challenges: tuple[Challenge, ...]
    goals: tuple[Goal, ...]
    supports: tuple[Support, ...]
    not_now: tuple[Support, ...]
    """Looked at, but a condition is not met as far as is known; for the consultant, with the reasons."""
    cautions: tuple[str, ...]
    """支援を提供する上での留意事項."""
    this_week: tuple[Task, ...]
    ask_next: tuple[Question, ...]
    documents: tuple[str, ...]
    next_monitoring: date
    shown: tuple[str, ...]
    """The programmes that the resident is shown: at most three, one in danger or panic."""
    priority: Priority
    basis_note: str
    made_on: date
