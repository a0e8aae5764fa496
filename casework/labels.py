"""Labels (ラベル) that the office puts on cases."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import clock
from casework.storage import Case, CaseLabel

MOST_OFFERED = 40


async def in_use(session: AsyncSession) -> list[str]:
    """The labels that stand on some case, by name."""
    rows = await session.scalars(
        select(CaseLabel.name)
        .where(CaseLabel.removed_at.is_(None))
        .distinct()
        .order_by(CaseLabel.name)
        .limit(MOST_OFFERED)
    )
    return list(rows)


async def of_case(session: AsyncSession, case_id: int) -> list[CaseLabel]:
    """The labels of a case."""
    rows = await session.scalars(
        select(CaseLabel)
        .where(CaseLabel.case_id == case_id, CaseLabel.removed_at.is_(None))
        .order_by(CaseLabel.id)
    )
    return list(rows)


async def put(session: AsyncSession, case: Case, name: str, *, staff_id: int) -> None:
    """Put a label on a case, once."""
    if any(label.name == name for label in await of_case(session, case.id)):
        return
    session.add(CaseLabel(case_id=case.id, name=name, staff_id=staff_id, created_at=clock.now()))
    await session.flush()


async def take_off(session: AsyncSession, case: Case, name: str) -> None:
    """Take a label off; the row stays with the time."""
    for label in await of_case(session, case.id):
        if label.name == name:
            label.removed_at = clock.now()
