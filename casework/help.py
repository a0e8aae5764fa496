"""Calls for help (相談): a consultant asks, a supervisor sees who waits and answers."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import clock
from casework.errors import Conflict, NotAllowed
from casework.storage import Case, HelpRequest, Staff


async def ask(session: AsyncSession, case: Case, person: Staff, text: str) -> None:
    """Ask for help with a case."""
    session.add(HelpRequest(case_id=case.id, staff_id=person.id, text=text, asked_at=clock.now()))
    await session.flush()


async def answer(session: AsyncSession, request_id: int, person: Staff, text: str) -> Case:
    """A supervisor (or an experienced colleague other than who asked) answers."""
    row = await session.get(HelpRequest, request_id)
    if row is None or row.answered_at is not None:
        raise Conflict("この相談には、もう答えがあります。")
    if row.staff_id == person.id:
        raise NotAllowed("自分の相談には、自分では答えられません。")
    row.answered_by, row.answer, row.answered_at = person.id, text, clock.now()
    return await session.get_one(Case, row.case_id)


async def waiting(session: AsyncSession) -> list[tuple[HelpRequest, Case]]:
    """Who waits for help, the longest first."""
    rows = await session.execute(
        select(HelpRequest, Case)
        .join(Case, Case.id == HelpRequest.case_id)
        .where(HelpRequest.answered_at.is_(None))
        .order_by(HelpRequest.asked_at)
        .limit(100)
    )
    return [(row, case) for row, case in rows]


async def of_case(session: AsyncSession, case_id: int) -> list[HelpRequest]:
    """What was asked and answered about a case, newest first."""
    rows = await session.scalars(
        select(HelpRequest).where(HelpRequest.case_id == case_id).order_by(HelpRequest.id.desc())
    )
    return list(rows)
