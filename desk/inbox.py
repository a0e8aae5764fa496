"""What comes in, from any channel: a row first, then the safety rules, then whoever holds the talk."""

from __future__ import annotations

from typing import Any

from casework import messages
from casework.errors import BadInput, NotFound
from casework.messages import Received
from casework.storage import Conversation, Database, Message
from desk import danger
from desk.live import CONSOLE, talk_topic
from desk.running import Running


async def take_in(
    running: Running,
    talk: Conversation,
    *,
    external_id: str,
    text: str,
    kind: str = "text",
    extra: dict[str, Any] | None = None,
) -> Received:
    """Keep a message once, and have everything that follows done soon; returns as soon as it is kept."""
    async with running.database.begin() as session:
        fresh = await session.get_one(Conversation, talk.id)
        received = await messages.receive(
            session, fresh, external_id=external_id, text=text, kind=kind, extra=extra
        )
    if received.is_new:
        follow(running, talk.id, received.message.id)
    return received


def follow(running: Running, conversation_id: str, message_id: int) -> None:
    """Have everything done that follows a kept message."""
    running.live.publish(talk_topic(conversation_id))
    running.live.publish(CONSOLE)
    running.soon(_see_to_it(running, conversation_id, message_id))


async def _see_to_it(running: Running, conversation_id: str, message_id: int) -> None:
    """Danger is looked at apart from the bot's queue, so that a slow or dead Rasa never delays it."""
    await danger.look(running.database, running.live, running.city, message_id)
    running.turns.wake(conversation_id)


async def choice_of(
    database: Database, talk: Conversation, message_id: Any, choice_id: Any
) -> dict[str, str]:
    """The choice behind a pressed button: its title, and the payload that only the desk knows."""
    async with database.read() as session:
        row = await session.get(Message, message_id) if isinstance(message_id, int) else None
        if row is None or row.conversation_id != talk.id or not row.extra:
            raise NotFound("このボタンは、もう使えません。文で書いてください。")
        for choice in row.extra.get("choices") or []:
            if choice["id"] == str(choice_id):
                return dict(choice)
    raise BadInput("このボタンは、もう使えません。文で書いてください。")
