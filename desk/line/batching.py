"""Which of the rows that are due go out together, when, and with which reply token."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import clock, messages
from casework.city import City
from casework.storage import Conversation, LineCall, LineEvent, Message, Staff
from desk.line.rendering import MOST_IN_A_CALL, Line, render

REPLY_FRESH_SECONDS = 30.0
"""A reply token is begun with only so long after its webhook. LINE allows a minute; the rest is for trying again."""
HOLD_SECONDS = 2.5
"""What is said before a turn is answered waits so long for the answer, to go out in the same call."""
PRESENT_SECONDS = 60.0
"""Somebody whom it is unsafe to contact is written to only so soon after their own message; the rest waits for them."""


async def asked(session: AsyncSession, rows: list[Message]) -> dict[int, Message]:
    wanted = {row.reply_to for row in rows if row.reply_to is not None}
    return {row.id: row for row in await rows_of(session, sorted(wanted))}


async def is_for_line(
    session: AsyncSession, talk: Conversation, row: Message, asked: dict[int, Message]
) -> bool:
    """Whether a row goes to LINE. What answers a message from the city's page stays there."""
    if (row.extra or {}).get("aside"):
        return True
    answers = asked.get(row.reply_to or 0)
    if answers is None:
        answers = await session.scalar(
            select(Message)
            .where(
                Message.conversation_id == talk.id, Message.author == messages.RESIDENT, Message.id < row.id
            )
            .order_by(Message.id.desc())
            .limit(1)
        )
    if answers is not None and not answers.external_id.startswith("line-"):
        row.delivery = "none"
        return False
    return True


def held(rows: list[Message], asked: dict[int, Message]) -> float | None:
    """How long to wait for the answer of a turn that is under way; danger's words never wait."""
    if any(row.author == messages.SAFETY for row in rows):
        return None
    answered = asked.get(rows[-1].reply_to or 0)
    if answered is None or answered.turn not in ("new", "pending"):
        return None
    left = HOLD_SECONDS - age(answered.created_at)
    return left if left > 0 else None


async def is_present(session: AsyncSession, talk: Conversation) -> bool:
    newest = await session.scalar(
        select(LineEvent.received_at)
        .where(LineEvent.conversation_id == talk.id)
        .order_by(LineEvent.received_at.desc())
        .limit(1)
    )
    return newest is not None and age(newest) < PRESENT_SECONDS


async def batch(session: AsyncSession, talk: Conversation, rows: list[Message], city: City) -> list[Message]:
    """As many rows as fit into one call; one alone when LINE refused it together with others."""
    split = await session.scalars(
        select(LineCall.message_ids).where(LineCall.conversation_id == talk.id, LineCall.state == "split")
    )
    alone = {message_id for ids in split for message_id in ids}
    batch: list[Message] = []
    size = 0
    for row in rows:
        size += len(await rendered(session, row, city))
        if batch and (size > MOST_IN_A_CALL or row.id in alone or batch[0].id in alone):
            break
        batch.append(row)
    return batch


async def fresh_token(session: AsyncSession, talk: Conversation, batch: list[Message]) -> LineEvent | None:
    """A reply token of this talk that is unused and fresh: the answered message's own first, else the oldest."""
    fresh = list(
        await session.scalars(
            select(LineEvent)
            .where(
                LineEvent.conversation_id == talk.id,
                LineEvent.received_at > clock.now() - timedelta(seconds=REPLY_FRESH_SECONDS),
                LineEvent.used_at.is_(None),
                LineEvent.reply_token.is_not(None),
            )
            .order_by(LineEvent.received_at)
        )
    )
    answered = {row.reply_to for row in batch if row.reply_to is not None}
    return next((event for event in fresh if event.message_id in answered), fresh[0] if fresh else None)


async def rows_of(session: AsyncSession, ids: list[int]) -> list[Message]:
    if not ids:
        return []
    return list(await session.scalars(select(Message).where(Message.id.in_(ids)).order_by(Message.id)))


async def rendered(session: AsyncSession, row: Message, city: City) -> list[Line]:
    name = None
    if row.author == messages.CONSULTANT and row.staff_id is not None:
        name = await session.scalar(select(Staff.name).where(Staff.id == row.staff_id))
    return render(row, city, name)


def age(moment: datetime) -> float:
    return (clock.now() - moment).total_seconds()
