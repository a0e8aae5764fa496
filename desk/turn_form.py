"""The form of a turn: what Rasa is asked for a message of the desk, and what of its answer is said."""

from __future__ import annotations

from typing import Any

from casework.messages import Reply
from casework.storage import Conversation, Message
from desk.rasa import Turn

WITHOUT_WORDS = ("sticker", "image", "voice", "file", "place")


def is_spoken(message: Message) -> bool:
    """Whether a message says something in the resident's own words."""
    return message.kind == "text" and bool(message.text) and not (message.extra or {}).get("silent")


def body_of(talk: Conversation, message: Message, silent_hours: float) -> dict[str, Any]:
    """What Rasa is asked for a message; `silent_hours`: how long the person had said nothing before it."""
    extra = message.extra or {}
    body: dict[str, Any] = {
        "sender": talk.episode,
        "message_id": str(message.id),
        "metadata": {
            "channel": talk.channel,
            "risks": extra.get("risks") or [],
            "pressed": message.kind == "choice",
            "silent_hours": round(silent_hours, 2),
        },
    }
    if extra.get("payload"):
        return {**body, "payload": extra["payload"]}
    if message.kind in WITHOUT_WORDS:
        return {**body, "payload": "/send_sticker"}
    return {**body, "message": message.text}


def replies_of(turn: Turn) -> list[Reply]:
    """Rasa's messages as ours: buttons become choices with ids, cards and progress go beside the text."""
    replies: list[Reply] = []
    progress: dict[str, Any] | None = None
    for said in turn.messages:
        custom = said.get("custom") or {}
        progress = custom.get("progress") or progress
        extra: dict[str, Any] = {}
        buttons = said.get("buttons") or []
        if buttons:
            extra["choices"] = [
                {"id": str(place), "title": button["title"], "payload": button["payload"]}
                for place, button in enumerate(buttons, start=1)
            ]
        if custom.get("card"):
            extra["card"] = custom["card"]
        if said.get("text"):
            replies.append(Reply(said["text"], kind="card" if "card" in extra else "text", extra=extra))
    if progress and replies:
        replies[-1].extra["progress"] = progress
    if replies and turn.requested_slot:
        replies[-1].extra["question"] = turn.requested_slot
    return replies
