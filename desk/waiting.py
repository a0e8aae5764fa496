"""While a resident waits for a person: the first word, and then one now and again, is told that it arrived."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import clock, conversations, intake_record, messages
from casework.city import City
from casework.messages import Reply
from casework.storage import Conversation, Message

SAID_ALREADY = timedelta(minutes=10)
"""Within so long the resident is not told again that the words arrived: they are writing, not asking."""
GO_ON = {"id": "1", "title": "待つあいだ、話をつづける", "payload": "/return_to_bot"}


async def say_it_arrived(session: AsyncSession, city: City, talk: Conversation, message: Message) -> bool:
    """Answer a word that waits for a person; False when it was answered so a short while ago."""
    if talk.holder != conversations.WAITING or (message.extra or {}).get("silent"):
        return False
    moment = clock.now()
    lately = await session.scalars(
        select(Message).where(
            Message.conversation_id == talk.id,
            Message.author == messages.SYSTEM,
            Message.created_at > moment - SAID_ALREADY,
        )
    )
    if any((row.extra or {}).get("arrived") for row in lately):
        return False
    text = city.fill(city.wording.arrived, moment)
    if not city.somebody_is_there(moment):
        text = f"{text}\n{intake_record.when_a_person_answers(city)}"
    reply = Reply(text, author=messages.SYSTEM, extra={"arrived": True, "choices": [dict(GO_ON)]})
    await messages.say(session, talk, [reply], to=message.id)
    return True
