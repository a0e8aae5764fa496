"""LINE's webhook body as events of ours. It asks for no more than it needs, so that no word is lost to a new field."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from casework import clock

LONGEST_ID = 64


class Unreadable(Exception):
    """The body is not LINE's: no JSON object with a list of events."""


@dataclass(frozen=True)
class Incoming:
    """One event of a one-to-one talk."""

    kind: str  # message, follow, unfollow, unsend, postback, accountLink, or one that we don't know
    event_id: str
    user_id: str
    happened_at: datetime
    is_active: bool
    reply_token: str | None = None
    message: dict[str, Any] = field(default_factory=dict)
    data: str = ""  # postback
    unsent_id: str = ""  # unsend
    nonce: str = ""  # accountLink that went well

    @property
    def message_id(self) -> str:
        """LINE's id of the message."""
        return str(self.message.get("id") or "")[:LONGEST_ID]

    @property
    def read_token(self) -> str | None:
        """What marks the message as read."""
        return _text(self.message.get("markAsReadToken"))


def read_events(body: bytes) -> list[Incoming]:
    """The events of a body in the order in which they happened; Unreadable."""
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        raise Unreadable from None
    events = content.get("events") if isinstance(content, dict) else None
    if not isinstance(events, list):
        raise Unreadable
    found = [incoming for event in events if (incoming := _read(event)) is not None]
    return sorted(found, key=lambda incoming: incoming.happened_at)


def _read(event: Any) -> Incoming | None:
    """One event; None for what belongs to no resident (a group, a room, a form that we don't know)."""
    if not isinstance(event, dict):
        return None
    source = _object(event, "source")
    event_id, user_id = _text(event.get("webhookEventId")), _text(source.get("userId"))
    if source.get("type") != "user" or user_id is None or event_id is None or len(event_id) > LONGEST_ID:
        return None
    link = _object(event, "link")
    return Incoming(
        kind=str(event.get("type") or "")[:20],
        event_id=event_id,
        user_id=user_id,
        happened_at=_moment(event.get("timestamp")),
        is_active=event.get("mode") != "standby",
        reply_token=_text(event.get("replyToken")),
        message=_object(event, "message"),
        data=_text(_object(event, "postback").get("data")) or "",
        unsent_id=str(_object(event, "unsend").get("messageId") or "")[:LONGEST_ID],
        nonce=(_text(link.get("nonce")) or "") if link.get("result") == "ok" else "",
    )


def _object(event: dict[str, Any], name: str) -> dict[str, Any]:
    value = event.get(name)
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _moment(milliseconds: Any) -> datetime:
    try:
        return datetime.fromtimestamp(int(milliseconds) / 1000, UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return clock.now()
