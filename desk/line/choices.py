"""What a resident chose: a button's data, a number (「1」「１」「①」), or the words of a choice."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import messages
from casework.storage import Message

_NUMBER = re.compile(r"^[(\[]?(\d{1,2})[)\].、。:]?(番|ばん)?(です|で|がいい)?[。.]?$")
_DATA = re.compile(r"^choice:(\d{1,18}):(.{1,20})$")
_ROWS_OF_A_TURN = 8


def data_of(message_id: int, choice_id: str) -> str:
    """A button's data: which of our messages offered what."""
    return f"choice:{message_id}:{choice_id}"


async def by_button(
    session: AsyncSession, conversation_id: str, data: str
) -> tuple[Message, dict[str, str]] | None:
    """The choice behind a button's data; None when this talk never offered it."""
    named = _DATA.match(data)
    row = await session.get(Message, int(named[1])) if named else None
    if row is None or named is None or row.conversation_id != conversation_id:
        return None
    found = next((choice for choice in _offered(row) if choice["id"] == named[2]), None)
    return (row, found) if found else None


async def by_words(
    session: AsyncSession, conversation_id: str, text: str
) -> tuple[Message, dict[str, str]] | None:
    """The choice that a number or the words name, of those that stand open now."""
    row = await open_offer(session, conversation_id)
    if row is None:
        return None
    offered = _offered(row)
    words = _plain(text)
    number = _NUMBER.match(words)
    if number and 1 <= int(number[1]) <= len(offered):
        return row, offered[int(number[1]) - 1]
    found = next((choice for choice in offered if _plain(choice["title"]) == words), None)
    return (row, found) if found else None


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


def _offered(row: Message) -> list[dict[str, str]]:
    return list((row.extra or {}).get("choices") or [])


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def as_said(row: Message, choice: dict[str, str]) -> tuple[str, dict[str, Any]]:
    """A choice as the resident's message: its words, and what the desk keeps beside them."""
    extra: dict[str, Any] = {"choice": choice["id"], "of": row.id}
    if choice["payload"].startswith("/"):
        return choice["title"], {**extra, "payload": choice["payload"]}
    return choice["payload"], {**extra, "title": choice["title"]}
