"""What a reader is given beside the answer: the day and the question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Ask:
    """The question that is open, and the day on which it is asked."""

    slot: str
    today: date
    question: str = ""
