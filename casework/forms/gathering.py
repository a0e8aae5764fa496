"""Everything of a case that a form may need, read once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import cases, consents, records
from casework.questions import DECLINED, NOT_APPLICABLE, UNREAD
from casework.storage import Answer, Case, CaseRisk, Consent, ContactRecord, Evaluation, Meeting, Staff
from casework.talk.wording import value_in_words


@dataclass(frozen=True)
class CaseFile:
    """A case as its forms see it."""

    case: Case
    answers: dict[str, Answer]
    needs: tuple[str, ...]
    risks: Sequence[CaseRisk]
    plan: dict[str, Any] | None
    plan_version: int | None
    consents: Sequence[Consent]
    records: Sequence[ContactRecord]
    meetings: Sequence[Meeting]
    evaluation: Evaluation | None
    staff: dict[int, str]

    def words(self, slot: str) -> str:
        """An answer as the form shows it; empty when it was not asked."""
        row = self.answers.get(slot)
        if row is None:
            return ""
        if row.declined:
            return value_in_words(slot, DECLINED)
        if row.unread:
            return row.said or value_in_words(slot, UNREAD)
        return value_in_words(slot, NOT_APPLICABLE if row.value is None else row.value)

    def value(self, slot: str) -> Any:
        """What was read for a slot."""
        row = self.answers.get(slot)
        return row.value if row else None

    def staff_name(self, staff_id: int | None) -> str:
        """The name of a member of staff."""
        return self.staff.get(staff_id or 0, "")


async def gather(session: AsyncSession, case: Case) -> CaseFile:
    """Read the case file."""
    plan = await cases.newest_plan(session, case.id)
    meetings = await session.scalars(select(Meeting).where(Meeting.case_id == case.id).order_by(Meeting.id))
    evaluation = await session.scalar(
        select(Evaluation).where(Evaluation.case_id == case.id).order_by(Evaluation.id.desc()).limit(1)
    )
    staff = await session.execute(select(Staff.id, Staff.name))
    return CaseFile(
        case=case,
        answers=await cases.answers_of(session, case.id),
        needs=tuple(need.name for need in await cases.needs_of(session, case.id)),
        risks=await cases.risks_of(session, case.id),
        plan=dict(plan.content) if plan else None,
        plan_version=plan.version if plan else None,
        consents=await consents.of_case(session, case.id),
        records=list(reversed(await records.of_case(session, case.id))),
        meetings=list(meetings),
        evaluation=evaluation,
        staff={row.id: row.name for row in staff},
    )
