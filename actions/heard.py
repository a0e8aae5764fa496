"""From Rasa's tracker to what casework understands: the message, what was heard in it, and what is known."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker

from casework.talk import Heard
from casework.talk.hearing import trusted_risks


def heard_in(tracker: Tracker) -> Heard:
    """The newest message as the model and the desk heard it."""
    message = tracker.latest_message or {}
    intent = message.get("intent") or {}
    metadata = message.get("metadata") or {}
    text = message.get("text") or ""
    heard = trusted_risks(
        message.get("risks") or [],
        intent.get("name"),
        intent.get("confidence"),
        pressed=bool(metadata.get("pressed")),
    )
    risks = [risk["name"] for risk in heard] + list(metadata.get("risks") or [])
    is_payload = text.startswith("/")
    return Heard(
        text="" if is_payload else text,
        intent=intent.get("name") or "",
        confidence=float(intent.get("confidence") or 0.0),
        needs=tuple(need["name"] for need in message.get("needs") or []),
        risks=tuple(dict.fromkeys(risks)),
        message_key=str(message.get("message_id") or ""),
        silent_hours=float(metadata.get("silent_hours") or 0.0),
        is_payload=is_payload,
    )


def open_question(tracker: Tracker) -> str | None:
    """The question that is open, if the intake is under way."""
    slot: str | None = tracker.slots.get("requested_slot")
    return slot if (tracker.active_loop or {}).get("name") else None


def comes_back(tracker: Tracker) -> bool:
    """Whether something else answered this message already and only the open question must come again."""
    if open_question(tracker) is None:
        return False
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            return False
        if event.get("event") == "action" and event.get("name") not in (
            None,
            "action_listen",
            "action_extract_slots",
            "intake_form",
        ):
            return True
    return False


def slots_of(tracker: Tracker) -> dict[str, Any]:
    """What is known, by slot."""
    return dict(tracker.slots)
