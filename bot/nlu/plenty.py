"""Of texts that there are in plenty, so many are learnt from, spread evenly over all of them."""

from __future__ import annotations

from collections.abc import Sequence

from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message


def by_intent(examples: Sequence[Message]) -> dict[str, list[Message]]:
    """Sort the examples of each intent by their text."""
    sorted_out: dict[str, list[Message]] = {}
    for example in sorted(examples, key=lambda example: str(example.get(TEXT))):
        sorted_out.setdefault(str(example.get(INTENT)), []).append(example)
    return sorted_out


def at_most(many: int, examples: Sequence[Message]) -> list[Message]:
    """Take all of few examples, and so many of more."""
    if len(examples) <= many:
        return list(examples)
    return [examples[at * len(examples) // many] for at in range(many)]
