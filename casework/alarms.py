"""Alarms (緊急の知らせ): an emergency rings at once, after 5 and after 15 minutes, until somebody takes it."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import clock
from casework.storage import Alarm, Case

RINGS_AFTER_MINUTES = (0, 5, 15)


async def raise_alarm(session: AsyncSession, case: Case) -> Alarm:
    """Ring for a case; one that rings already goes on as it does, one that was taken rings anew: danger was said again."""
    moment = clock.now()
    known = await session.scalar(
        select(Alarm)
        .where(Alarm.case_id == case.id, Alarm.taken_at.is_(None))
        .order_by(Alarm.id.desc())
        .limit(1)
    )
    if known is not None and known.next_ring_at is not None:
        return known
    alarm = Alarm(case_id=case.id, raised_at=moment, rings=0, next_ring_at=moment)
    session.add(alarm)
    await session.flush()
    return alarm


async def due(session: AsyncSession) -> list[Alarm]:
    """The alarms that must ring now."""
    rows = await session.scalars(
        select(Alarm).where(Alarm.taken_at.is_(None), Alarm.next_ring_at <= clock.now()).order_by(Alarm.id)
    )
    return list(rows)


def rang(alarm: Alarm) -> None:
    """Note a ring and when the next one comes; after the last it stays open without ringing."""
    alarm.rings += 1
    later = RINGS_AFTER_MINUTES[alarm.rings :]
    alarm.next_ring_at = alarm.raised_at + timedelta(minutes=later[0]) if later else None


async def open_alarms(session: AsyncSession) -> list[Alarm]:
    """The alarms nobody has taken."""
    return list(await session.scalars(select(Alarm).where(Alarm.taken_at.is_(None)).order_by(Alarm.id)))
