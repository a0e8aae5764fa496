"""Reading what a resident answers, by rules alone: no model, no database, no web.

`read` reads the answer to an asked question, `prefill` the first free text, `two_answers` a message that
answers several questions, and `correction` 「やっぱり…」. The forms of the values are in `slots.FORMS`.
"""

from __future__ import annotations

from datetime import date

from casework.reading.ask import Ask
from casework.reading.corrections import correction
from casework.reading.outcome import Declined, Impossible, Reading, Unreadable, Value
from casework.reading.place_names import NOWHERE, Places
from casework.reading.places import names_a_place
from casework.reading.prefill import prefill
from casework.reading.readers import SLOTS, read_said
from casework.reading.said import Said
from casework.reading.together import two_answers

__all__ = [
    "NOWHERE",
    "SLOTS",
    "Declined",
    "Impossible",
    "Places",
    "Reading",
    "Unreadable",
    "Value",
    "correction",
    "names_a_place",
    "prefill",
    "read",
    "two_answers",
]


def read(
    slot: str, text: str, *, today: date, question: str | None = None, places: Places = NOWHERE
) -> Reading:
    """Read the answer to a slot's question; the question's words decide what a yes or a 大丈夫 means."""
    return read_said(Said(text), Ask(slot, today, question or "", places))
