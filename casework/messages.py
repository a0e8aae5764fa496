"""Messages: each is a row before anything else happens to it, once, in order, and answered once."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from casework import clock, conversations, search
from casework.errors import BadInput
from casework.storage import Case, Conversation, Message

LONGEST_TEXT = 5_000
"""Characters in one message; LINE's limit for a text as well."""

RESIDENT, BOT, SAFETY, SYSTEM, CONSULTANT = "resident", "bot", "safety", "system", "consultant"


@dataclass(frozen=True)
class Received:
    """The row of a message that came in, and whether it is new or came a second time."""

    message: Message
    is_new: bool


@dataclass
class Reply:
    """Something to say to the resident."""

    text: str
    author: str = BOT
    kind: str = "text"
    extra: dict[str, Any] = field(default_factory=dict)
    staff_id: int | None = None


def check_text(text: Any) -> str:
    """The text as it may be kept; BadInput with a clear sentence for what may not."""
    if not isinstance(text, str):
        raise BadInput("文が読み取れませんでした。もう一度送ってください。")
    clean = "".join(
        c for c in text if c in "\n\t" or (ord(c) >= 32 and not 0xD800 <= ord(c) <= 0xDFFF and c != "\x7f")
    )
    clean = clean.strip()
    if not clean:
        raise BadInput("文が空です。何か書いてから送ってください。")
    if len(clean) > LONGEST_TEXT:
        raise BadInput(
            f"文が長すぎます。{LONGEST_TEXT:,}文字までに分けて送ってください。書いた文は消えていません。"
        )
    return clean


async def receive(
    session: AsyncSession,
    talk: Conversation,
    *,
    external_id: str,
    text: str,
    kind: str = "text",
    extra: dict[str, Any] | None = None,
) -> Received:
    """Keep what the resident sent; the same external id a second time changes nothing."""
    known = await session.scalar(
        select(Message).where(Message.conversation_id == talk.id, Message.external_id == external_id)
    )
    if known is not None:
        return Received(known, is_new=False)
    message = Message(
        conversation_id=talk.id,
        external_id=external_id,
        author=RESIDENT,
        kind=kind,
        text=text,
        extra=extra,
        turn="new",
        created_at=clock.now(),
        attempts=0,
        told_waiting=False,
        delivery="none",
    )
    session.add(message)
    await session.flush()
    conversations.touched(talk)
    if talk.case_id is not None:
        await _mark_unanswered(session, talk)
        if not (extra or {}).get("silent"):
            await search.add(session, talk.case_id, text)
    return Received(message, is_new=True)


async def _mark_unanswered(session: AsyncSession, talk: Conversation) -> None:
    """The one place where a word starts to wait for a person: the case of a talk that is not the bot's."""
    if talk.holder == conversations.BOT:
        return
    moment = clock.now()
    await session.execute(
        update(Case)
        .where(Case.id == talk.case_id, Case.first_unanswered_at.is_(None))
        .values(first_unanswered_at=moment, updated_at=moment)
    )


async def say(
    session: AsyncSession, talk: Conversation, replies: list[Reply], *, to: int | None = None
) -> list[Message]:
    """Write what is to be said to the resident; sending comes after, from these rows."""
    moment = clock.now()
    rows = [
        Message(
            conversation_id=talk.id,
            external_id=f"out-{secrets.token_hex(10)}",
            author=reply.author,
            staff_id=reply.staff_id,
            kind=reply.kind,
            text=reply.text,
            extra=reply.extra or None,
            reply_to=to,
            turn="none",
            attempts=0,
            told_waiting=False,
            created_at=moment,
            delivery="due" if talk.line_user_hash is not None and talk.reachable else "none",
        )
        for reply in replies
    ]
    session.add_all(rows)
    await session.flush()
    if talk.case_id is not None:
        await search.add(
            session, talk.case_id, *(reply.text for reply in replies if reply.author == CONSULTANT)
        )
    return rows


async def next_turns(session: AsyncSession) -> list[str]:
    """The talks that have a message waiting for the bot."""
    rows = await session.scalars(
        select(Message.conversation_id).where(Message.turn == "pending").group_by(Message.conversation_id)
    )
    return list(rows)


async def oldest_pending(session: AsyncSession, conversation_id: str) -> Message | None:
    """The message whose turn it is in a talk."""
    found: Message | None = await session.scalar(
        select(Message)
        .where(Message.conversation_id == conversation_id, Message.turn == "pending")
        .order_by(Message.id)
        .limit(1)
    )
    return found


async def of_talk(
    session: AsyncSession, conversation_id: str, *, after: int = 0, limit: int = 2_000
) -> list[Message]:
    """The messages of a talk after an id, in order."""
    rows = await session.scalars(
        select(Message)
        .where(Message.conversation_id == conversation_id, Message.id > after)
        .order_by(Message.id)
        .limit(limit)
    )
    return list(rows)


async def last_offer(session: AsyncSession, conversation_id: str) -> Message | None:
    """The newest message of ours in a talk that offered choices."""
    rows = await session.scalars(
        select(Message)
        .where(Message.conversation_id == conversation_id, Message.author != RESIDENT)
        .order_by(Message.id.desc())
        .limit(6)
    )
    return next((row for row in rows if row.extra and row.extra.get("choices")), None)


async def release_to_consultant(session: AsyncSession, conversation_id: str) -> None:
    """A person holds the talk now: what waits is no longer answered by the bot, only heard for danger."""
    await session.execute(
        update(Message)
        .where(Message.conversation_id == conversation_id, Message.turn == "pending")
        .values(turn="listen")
    )


async def count_in(session: AsyncSession, conversation_id: str) -> int:
    """How many messages the resident has written."""
    return (
        await session.scalar(
            select(func.count()).where(Message.conversation_id == conversation_id, Message.author == RESIDENT)
        )
    ) or 0
