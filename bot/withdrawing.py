"""A message that its sender took back, out of Rasa's memory: its words go, what was understood of it stays."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from rasa.shared.core.events import BotUttered, Event, SlotSet, UserUttered

TAKEN_BACK = "（取り消されました）"
DECLINED = "__declined__"
"""How the intake calls an answer that is not given (casework/questions.py): it is not asked for again."""
HELD = "held_words"
"""The first words of a talk, while consent is still asked for."""
SHORTEST_QUOTE = 8
_UNDERSTOOD = ("intent", "needs", "risks")


def without(events: Iterable[Event], message_id: str, slots: Collection[str]) -> list[Event]:
    """The events without the words of a message. `slots`: those that the desk knows to hold nothing but its words."""
    kept = list(events)
    spoken = next((event for event in kept if _is(event, message_id)), None)
    words = (spoken.text or "").strip() if spoken is not None else ""
    return [_without_words(event, message_id, words, slots) for event in kept]


def _is(event: Event, message_id: str) -> bool:
    return isinstance(event, UserUttered) and event.message_id == message_id


def _without_words(event: Event, message_id: str, words: str, slots: Collection[str]) -> Event:
    if isinstance(event, UserUttered) and event.message_id == message_id:
        return _empty(event)
    if isinstance(event, SlotSet) and _holds(event, words, slots):
        value = None if event.key == HELD else DECLINED
        return SlotSet(event.key, value, event.timestamp, event.metadata)
    if isinstance(event, BotUttered) and len(words) >= SHORTEST_QUOTE:
        text, data = _unquoted(event.text, words), _unquoted(event.data, words)
        return BotUttered(text, data, event.metadata, event.timestamp)
    return event


def _holds(event: SlotSet, words: str, slots: Collection[str]) -> bool:
    return isinstance(event.value, str) and (event.key in slots or _says(event.value, words))


def _says(text: str, words: str) -> bool:
    """Whether a text is these words or quotes them; short ones stand in other texts too."""
    return bool(words) and (text.strip() == words or (len(words) >= SHORTEST_QUOTE and words in text))


def _unquoted(value: Any, words: str) -> Any:
    """What the bot said (text, buttons, a card) without the words."""
    if isinstance(value, str):
        return value.replace(words, TAKEN_BACK)
    if isinstance(value, list):
        return [_unquoted(part, words) for part in value]
    if isinstance(value, dict):
        return {name: _unquoted(part, words) for name, part in value.items()}
    return value


def _empty(event: UserUttered) -> UserUttered:
    heard = {name: event.parse_data[name] for name in _UNDERSTOOD if name in event.parse_data}
    return UserUttered(
        "",
        event.intent,
        [],
        {**heard, "text": "", "entities": [], "message_id": event.message_id},
        event.timestamp,
        event.input_channel,
        event.message_id,
        event.metadata,
    )
