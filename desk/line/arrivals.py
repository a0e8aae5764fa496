"""An event on its way in: its row, the talk it belongs to, and the message that it leaves, once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from casework import clock, conversations, messages
from casework.errors import BadInput
from casework.storage import Conversation, LineEvent, Message
from desk.line import words
from desk.line.events import Incoming

LATE_SECONDS = 60


@dataclass
class Taken:
    """What taking an event in brought about."""

    conversation_id: str
    to_see_to: list[int] = field(default_factory=list)  # messages for the safety rules and the bot
    pictures: bool = False
    left: str | None = None  # a talk that this one took the place of
    withdrawn: bool = False  # a message was taken back: Rasa must forget it too


@dataclass(frozen=True)
class Arrival:
    """An event on its way in, with its own row, and whether its message was withdrawn before it came."""

    event: Incoming
    row: LineEvent
    was_unsent: bool


async def talk_of(session: AsyncSession, arrival: Arrival) -> tuple[Conversation, bool]:
    """The talk of the event's user, opened when there is none. Who writes is reachable again."""
    talk, is_new = await conversations.by_line_user(session, arrival.event.user_id)
    talk.reachable = True
    return talk, is_new


async def keep(
    session: AsyncSession,
    arrival: Arrival,
    talk: Conversation,
    text: str,
    *,
    kind: str = "text",
    extra: dict[str, Any] | None = None,
    aside: bool = False,
) -> Message | None:
    """The message's row; None when it was there before. An aside is answered by the desk itself."""
    late = (clock.now() - arrival.event.happened_at).total_seconds() > LATE_SECONDS
    beside = {**(extra or {}), **({"sent_at": arrival.event.happened_at.isoformat()} if late else {})}
    if aside:
        beside["aside"] = True
    known_as = arrival.event.message_id or arrival.event.event_id
    received = await messages.receive(
        session, talk, external_id=f"line-{known_as}", text=text, kind=kind, extra=beside or None
    )
    arrival.row.message_id = received.message.id
    if not received.is_new:
        return None
    if aside:
        received.message.turn = "none"
    return received.message


def brings(talk: Conversation, row: Message | None) -> Taken:
    return Taken(talk.id, to_see_to=[row.id] if row is not None and row.turn == "new" else [])


def checked(text: str) -> str:
    try:
        return messages.check_text(text[: messages.LONGEST_TEXT])
    except BadInput:
        return words.UNKNOWN
