"""What comes in, from any channel: a row first, then the safety rules, then whoever holds the talk."""

from __future__ import annotations

from typing import Any

from casework import messages
from casework.errors import BadInput
from casework.messages import Received
from casework.storage import Conversation, Database
from desk import choices, danger
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
    await danger.look(running.database, running.rasa, running.live, running.city, message_id)
    running.turns.wake(conversation_id)


async def chosen(
    database: Database, talk: Conversation, message_id: Any, choice_id: Any
) -> tuple[str, dict[str, Any]]:
    """A pressed button as the resident's message, with the payload that only the desk knows; BadInput."""
    found = None
    if isinstance(message_id, int):
        async with database.read() as session:
            found = await choices.by_id(session, talk.id, message_id, str(choice_id))
    if found is None:
        raise BadInput("このボタンは、もう使えません。文で書いてください。")
    return choices.as_said(*found)


async def typed_command(database: Database, talk: Conversation, text: str) -> dict[str, Any] | None:
    """What to keep beside words that are a button's own, where the button does more than say them."""
    async with database.read() as session:
        return await choices.command_in(session, talk, text)
