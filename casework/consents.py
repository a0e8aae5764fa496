"""Consents (同意): each yes or no is a record of its own, with purpose, wording, time and channel."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import clock
from casework.storage import Consent, Conversation

KEEP, SHARE, LINK = "keep", "share", "link"


async def record(
    session: AsyncSession, talk: Conversation, purpose: str, *, given: bool, wording: str, message_key: str
) -> None:
    """Write a consent or its refusal; the same message writes it once."""
    known = await session.scalar(
        select(Consent).where(
            Consent.conversation_id == talk.id, Consent.purpose == purpose, Consent.message_key == message_key
        )
    )
    if known is None:
        session.add(
            Consent(
                conversation_id=talk.id,
                case_id=talk.case_id,
                purpose=purpose,
                given=given,
                wording=wording,
                channel=talk.channel,
                message_key=message_key,
                at=clock.now(),
            )
        )
    if purpose == KEEP:
        talk.consent = given
    await session.flush()


async def of_case(session: AsyncSession, case_id: int) -> list[Consent]:
    """The consents of a case, oldest first."""
    rows = await session.scalars(select(Consent).where(Consent.case_id == case_id).order_by(Consent.id))
    return list(rows)
