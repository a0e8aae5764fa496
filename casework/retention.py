"""Deletion when due (保存期間): talks without consent, ended or old ones; erasing what a resident asks for."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from casework import audit, clock
from casework.settings import settings
from casework.storage import (
    Alarm,
    Answer,
    Case,
    CaseNeed,
    CaseRisk,
    Consent,
    Conversation,
    Handover,
    Message,
    Plan,
)

REFUSED_KEPT_MINUTES = 60
"""A talk whose resident refused consent is gone so long after its last word, or at once when it is closed."""


async def erase_talk(session: AsyncSession, talk: Conversation) -> str:
    """Delete a talk and everything said in it; returns the episode that must vanish from Rasa too."""
    await session.execute(delete(Message).where(Message.conversation_id == talk.id))
    await session.execute(delete(Consent).where(Consent.conversation_id == talk.id))
    await session.execute(delete(Handover).where(Handover.conversation_id == talk.id))
    await session.execute(delete(Conversation).where(Conversation.id == talk.id))
    await audit.note(session, "talk.erased")
    return talk.episode


async def erase_case(session: AsyncSession, case: Case) -> list[str]:
    """Delete a case with its talks, answers and plans; the audit keeps that it was erased, by number of row only."""
    talks = list(await session.scalars(select(Conversation).where(Conversation.case_id == case.id)))
    for table in (Answer, CaseNeed, CaseRisk, Plan, Handover, Alarm):
        await session.execute(delete(table).where(table.case_id == case.id))
    await session.execute(update(Consent).where(Consent.case_id == case.id).values(case_id=None))
    await session.execute(update(Conversation).where(Conversation.case_id == case.id).values(case_id=None))
    episodes = [await erase_talk(session, talk) for talk in talks]
    await session.execute(delete(Case).where(Case.id == case.id))
    await audit.note(session, "case.erased", case_id=case.id)
    return episodes


async def due_talks(session: AsyncSession) -> list[Conversation]:
    """Talks that must go: consent refused and over, or never given within the limit; never one with a case."""
    moment = clock.now()
    refused_before = moment - timedelta(minutes=REFUSED_KEPT_MINUTES)
    unconsented_before = moment - timedelta(days=settings().unconsented_days)
    rows = await session.scalars(
        select(Conversation).where(
            Conversation.case_id.is_(None),
            (Conversation.created_at <= unconsented_before)
            | (
                Conversation.consent.is_(False)
                & ((Conversation.last_in_at <= refused_before) | Conversation.ended_at.is_not(None))
            ),
        )
    )
    return list(rows)


async def sweep(session: AsyncSession) -> list[str]:
    """Delete what is due; returns the episodes that must vanish from Rasa too."""
    return [await erase_talk(session, talk) for talk in await due_talks(session)]
