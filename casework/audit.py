"""The audit log (監査記録): who did or looked at what. Append-only; each row is chained to the one before."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import clock
from casework.storage import Audit

START_OF_CHAIN = "0" * 64


def _link(previous: str, at: str, staff_id: int | None, action: str, case_id: int | None, detail: Any) -> str:
    row = json.dumps([previous, at, staff_id, action, case_id, detail], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(row.encode()).hexdigest()


async def note(
    session: AsyncSession,
    action: str,
    *,
    staff_id: int | None = None,
    case_id: int | None = None,
    address: str = "",
    **detail: str | int | bool | None,
) -> None:
    """Write that something was done or seen. `detail` holds codes and numbers, never a person's words."""
    previous = await session.scalar(select(Audit.chain).order_by(Audit.id.desc()).limit(1))
    moment = clock.now()
    session.add(
        Audit(
            at=moment,
            staff_id=staff_id,
            action=action,
            case_id=case_id,
            detail=detail,
            address=address,
            chain=_link(previous or START_OF_CHAIN, moment.isoformat(), staff_id, action, case_id, detail),
        )
    )
    await session.flush()


async def first_broken_link(session: AsyncSession) -> int | None:
    """The id of the first row that does not follow from the one before it; None when the log is whole."""
    previous = START_OF_CHAIN
    for row in await session.scalars(select(Audit).order_by(Audit.id)):
        if row.chain != _link(
            previous, row.at.isoformat(), row.staff_id, row.action, row.case_id, row.detail
        ):
            return row.id
        previous = row.chain
    return None


async def of_case(session: AsyncSession, case_id: int, limit: int = 100) -> list[Audit]:
    """Who opened or changed a case, newest first."""
    rows = await session.scalars(
        select(Audit).where(Audit.case_id == case_id).order_by(Audit.id.desc()).limit(limit)
    )
    return list(rows)
