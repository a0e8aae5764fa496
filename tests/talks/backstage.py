"""What the page's API cannot do: a sticker as LINE brings it, days that pass, the number of a talk's case."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import cases, conversations, messages
from casework.storage import Conversation, Database, Message
from tests.stack import Resident


@asynccontextmanager
async def _talk_of(resident: Resident) -> AsyncIterator[tuple[AsyncSession, Conversation]]:
    database = Database(resident.stack.database_url)
    try:
        async with database.begin() as session:
            yield session, await conversations.by_token(session, resident.token)
    finally:
        await database.close()


def send_media(resident: Resident, kind: str) -> int:
    """A sticker, an image or a voice message, kept as LINE's webhook keeps it; the next words wake the bot."""

    async def send() -> int:
        async with _talk_of(resident) as (session, talk):
            taken = await messages.receive(
                session, talk, external_id=uuid.uuid4().hex, text="［スタンプか写真］", kind=kind
            )
            return taken.message.id

    return asyncio.run(send())


def let_pass(resident: Resident, pause: timedelta) -> None:
    """As if everything so far had been said so much earlier."""

    async def shift() -> None:
        async with _talk_of(resident) as (session, talk):
            for row in await session.scalars(select(Message).where(Message.conversation_id == talk.id)):
                row.created_at -= pause

    asyncio.run(shift())


def case_number(resident: Resident) -> str | None:
    """The number of the case of this talk; None while there is none."""

    async def find() -> str | None:
        async with _talk_of(resident) as (session, talk):
            return None if talk.case_id is None else (await cases.by_id(session, talk.case_id)).number

    return asyncio.run(find())
