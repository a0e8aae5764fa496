"""Related cases (関連ケース): of the same talk or phone number, or linked by a consultant."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from casework import clock, crypto
from casework.errors import BadInput
from casework.storage import Case, CaseKey, CaseLink

PHONE = "phone"


@dataclass(frozen=True)
class Related:
    """Another case, and why it is shown."""

    case: Case
    why: str


async def add_phone(session: AsyncSession, case_id: int, phone: str) -> None:
    """Have cases with the same phone number find each other."""
    digits = "".join(character for character in phone if character.isdigit())
    if len(digits) < 9:
        return
    value = crypto.blind(digits, "case-phone")
    known = await session.scalar(
        select(CaseKey.id).where(CaseKey.case_id == case_id, CaseKey.kind == PHONE, CaseKey.value == value)
    )
    if known is None:
        session.add(CaseKey(case_id=case_id, kind=PHONE, value=value))
        await session.flush()


async def of_case(session: AsyncSession, case: Case) -> list[Related]:
    """The cases related to this one, each once."""
    found: dict[int, Related] = {}
    mine, other = aliased(CaseKey), aliased(CaseKey)
    same_phone = await session.scalars(
        select(Case)
        .join(other, other.case_id == Case.id)
        .join(mine, (mine.kind == other.kind) & (mine.value == other.value))
        .where(mine.case_id == case.id, Case.id != case.id)
        .order_by(Case.id.desc())
        .limit(20)
    )
    for row in same_phone:
        found[row.id] = Related(row, "電話番号が同じ")
    links = await session.scalars(
        select(CaseLink).where(or_(CaseLink.case_id == case.id, CaseLink.other_id == case.id)).limit(50)
    )
    for link in links:
        other_id = link.other_id if link.case_id == case.id else link.case_id
        linked = await session.get(Case, other_id)
        if linked is not None:
            found[linked.id] = Related(linked, "相談員が関連づけた")
    return list(found.values())


async def link(session: AsyncSession, case: Case, other: Case, *, staff_id: int) -> None:
    """Note that two cases belong together."""
    if case.id == other.id:
        raise BadInput("同じケースどうしは、関連づけられません。")
    low, high = sorted((case.id, other.id))
    known = await session.scalar(
        select(CaseLink.id).where(CaseLink.case_id == low, CaseLink.other_id == high)
    )
    if known is None:
        session.add(CaseLink(case_id=low, other_id=high, staff_id=staff_id, created_at=clock.now()))
        await session.flush()
