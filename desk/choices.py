"""What a resident chose: a pressed button, its number (「1」「１」「①」, where numbers are shown), or its words."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import conversations, messages
from casework.storage import Conversation, Message
from casework.talk.cues import GOES_ON

_NUMBER = re.compile(r"^[(\[]?(\d{1,2})[)\].、。:]?(番|ばん)?(です|で|がいい)?[。.]?$")
_ROWS_OF_A_TURN = 8
_ROWS_OF_LATE = 20
LONGEST_TITLE = 20
"""Characters of a button's words; nothing longer is looked up among them."""
RETURN_TO_BOT = "/return_to_bot"

Choice = dict[str, str]


async def by_id(
    session: AsyncSession, conversation_id: str, message_id: int, choice_id: str
) -> tuple[Message, Choice] | None:
    """The choice behind a pressed button; None when this talk never offered it."""
    row = await session.get(Message, message_id)
    if row is None or row.conversation_id != conversation_id:
        return None
    found = next((choice for choice in _offered(row) if choice["id"] == choice_id), None)
    return (row, found) if found else None


async def by_words(
    session: AsyncSession, conversation_id: str, text: str, *, numbered: bool = False
) -> tuple[Message, Choice] | None:
    """The choice that the words (or, where they are `numbered`, a number) name, of those that stand open now."""
    row = await open_offer(session, conversation_id)
    if row is None:
        return None
    offered = _offered(row)
    words = _plain(text)
    number = _NUMBER.match(words) if numbered else None
    if number and 1 <= int(number[1]) <= len(offered):
        return row, offered[int(number[1]) - 1]
    found = next((choice for choice in offered if _plain(choice["title"]) == words), None)
    return (row, found) if found else None


async def command_in(session: AsyncSession, talk: Conversation, text: str) -> dict[str, Any] | None:
    """What to keep beside typed words that are a button's of late which does something, rather than say it.

    Who waits for a person may also ask to go on in words of their own (「続きを話したいです」).
    """
    words = _plain(text)
    if len(words) > LONGEST_TITLE:
        return None
    rows = await session.scalars(
        select(Message)
        .where(Message.conversation_id == talk.id, Message.author != messages.RESIDENT)
        .order_by(Message.id.desc())
        .limit(_ROWS_OF_LATE)
    )
    for row in rows:
        for choice in _offered(row):
            if choice["payload"].startswith("/") and _plain(choice["title"]) == words:
                return as_said(row, choice)[1]
    if talk.holder == conversations.WAITING and GOES_ON.search(text):
        return {"payload": RETURN_TO_BOT}
    return None


async def open_offer(session: AsyncSession, conversation_id: str) -> Message | None:
    """The message whose choices stand open: said in our newest turn, with no later word of the resident.

    An older offer never counts: 「3」 to 「何人で暮らしていますか」 means three people.
    """
    rows = await session.scalars(
        select(Message)
        .where(Message.conversation_id == conversation_id)
        .order_by(Message.id.desc())
        .limit(_ROWS_OF_A_TURN)
    )
    newest_turn: int | None = None
    for row in rows:
        extra = row.extra or {}
        if extra.get("aside") or extra.get("staff"):
            continue
        if row.author in (messages.RESIDENT, messages.CONSULTANT):
            return None
        if newest_turn is not None and row.reply_to != newest_turn:
            return None
        newest_turn = row.reply_to
        if _offered(row):
            return row
    return None


def as_said(row: Message, choice: Choice) -> tuple[str, dict[str, Any]]:
    """A choice as the resident's message: its words, and what the desk keeps beside them."""
    extra: dict[str, Any] = {"choice": choice["id"], "of": row.id}
    if choice["payload"].startswith("/"):
        return choice["title"], {**extra, "payload": choice["payload"]}
    return choice["payload"], {**extra, "title": choice["title"]}


def _offered(row: Message) -> list[Choice]:
    return list((row.extra or {}).get("choices") or [])


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
