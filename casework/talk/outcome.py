"""What goes into a turn and what comes out of it: the message as it was heard, what is kept, what is said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from casework.questions import DECLINED, MARKS, NOT_APPLICABLE, UNREAD


@dataclass(frozen=True)
class Heard:
    """A message as the model and the safety rules heard it."""

    text: str
    intent: str = ""
    confidence: float = 0.0
    needs: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    message_key: str = ""
    silent_hours: float = 0.0
    is_payload: bool = False


@dataclass(frozen=True)
class Say:
    """A response of domain.yml, with what it is filled with."""

    response: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Record:
    """An answer as the case keeps it."""

    slot: str
    value: Any
    said: str
    declined: bool = False
    unread: bool = False
    source: str = "resident"


@dataclass
class Outcome:
    """What one turn leads to. With `interruption`, a rule answers and the open question comes again."""

    slots: dict[str, Any] = field(default_factory=dict)
    says: list[Say] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    next: str | None = None
    interruption: bool = False

    def keep(self, slot: str, value: Any, said: str, *, source: str = "resident") -> None:
        """Fill a slot and write the answer."""
        value = NOT_APPLICABLE if value is None else value
        self.slots[slot] = value
        kept = None if isinstance(value, str) and value in MARKS else value
        self.records.append(
            Record(slot, kept, said, declined=value == DECLINED, unread=value == UNREAD, source=source)
        )
