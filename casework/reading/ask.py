"""What a reader is given beside the answer: the day, the question, and the city's places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casework.reading.place_names import NOWHERE, Places


@dataclass(frozen=True)
class Ask:
    """The question that is open, and the day on which it is asked."""

    slot: str
    today: date
    question: str = ""
    places: Places = NOWHERE
