"""The steps of a case (支援の流れ), computed from what was done; nobody sets them by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import cases
from casework.storage import (
    Agreement,
    Assessment,
    Case,
    Consent,
    Decision,
    Evaluation,
    Meeting,
    Plan,
    Screening,
    Service,
    Task,
)

STEPS = {
    "reception": "受付",
    "screening": "スクリーニング",
    "consent": "申込・同意",
    "assessment": "アセスメント",
    "plan": "プラン案",
    "meeting": "支援調整会議",
    "decision": "支援決定",
    "support": "支援提供",
    "monitoring": "モニタリング",
    "evaluation": "評価",
    "closing": "終結",
}


@dataclass(frozen=True)
class Stage:
    """Which steps are done, and which comes next."""

    done: tuple[str, ...]
    now: str

    @property
    def label(self) -> str:
        """The step that the case is at, in words."""
        return STEPS[self.now]


async def _has(session: AsyncSession, table: Any, *conditions: Any) -> bool:
    return (
        await session.scalar(select(func.count()).select_from(table).where(*conditions).limit(1)) or 0
    ) > 0


async def stage_of(session: AsyncSession, case: Case) -> Stage:
    """The stage of a case."""
    own = case.id
    agreed = await _has(session, Agreement, Agreement.case_id == own, Agreement.given)
    shared = await _has(session, Consent, Consent.case_id == own, Consent.purpose == "share", Consent.given)
    facts = {
        "reception": case.submitted_at is not None or case.staff_id is not None,
        "screening": await _has(session, Screening, Screening.case_id == own),
        "consent": agreed or shared,
        "assessment": await _has(session, Assessment, Assessment.case_id == own),
        "plan": await _has(session, Plan, Plan.case_id == own, Plan.state != "provisional"),
        "meeting": await _has(session, Meeting, Meeting.case_id == own, Meeting.purpose == "plan"),
        "decision": await _has(session, Decision, Decision.case_id == own, Decision.result != "not_decided"),
        "support": await _has(session, Service, Service.case_id == own, Service.state != "planned"),
        "monitoring": await _has(
            session, Task, Task.case_id == own, Task.kind == "monitoring", Task.done_at.is_not(None)
        ),
        "evaluation": await _has(session, Evaluation, Evaluation.case_id == own),
        "closing": case.status == cases.CLOSED,
    }
    done = tuple(step for step, is_done in facts.items() if is_done)
    if facts["closing"]:
        return Stage(done, "closing")
    reached = max((list(STEPS).index(step) for step in done), default=-1)
    return Stage(done, list(STEPS)[min(reached + 1, len(STEPS) - 1)])
