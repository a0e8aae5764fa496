"""The data of a LINE button, and the choice behind it."""

from __future__ import annotations

import re

from sqlalchemy.ext.asyncio import AsyncSession

from casework.storage import Message
from desk.choices import Choice, by_id

_DATA = re.compile(r"^choice:(\d{1,18}):(.{1,20})$")


def data_of(message_id: int, choice_id: str) -> str:
    """A button's data: which of our messages offered what."""
    return f"choice:{message_id}:{choice_id}"


async def by_button(session: AsyncSession, conversation_id: str, data: str) -> tuple[Message, Choice] | None:
    """The choice behind a button's data; None when this talk never offered it."""
    named = _DATA.match(data)
    return await by_id(session, conversation_id, int(named[1]), named[2]) if named else None
