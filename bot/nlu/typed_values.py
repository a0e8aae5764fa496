"""Rasa component: money, ages, people, dates and the answers that a free text already gives, as entities."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.component import JapaneseComponent
from casework.reading import prefill
from casework.reading.money import find_amounts
from casework.reading.months import NoSuchDateError, find_month
from casework.reading.numbers import find_numbers
from casework.reading.said import LONGEST_TEXT, Said

_TOKYO = ZoneInfo("Asia/Tokyo")
_SIGNS_OF_COUNT = {"age": re.compile("歳|才|さい(?!ふ)"), "people": re.compile("人(?!目)|名(?!前|義)")}
_log = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class TypedValues(JapaneseComponent):
    """Reads numbers by the same rules as answers are read (`casework.reading`), never by a model."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TypedValues:
        """Make the component; it has nothing to set and nothing to learn."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entities of each message to those that it has."""
        today = datetime.now(_TOKYO).date()
        for message in messages:
            found = typed_values(message.get(TEXT) or "", today)
            message.set(ENTITIES, [*(message.get(ENTITIES) or []), *found], add_to_output=True)
        return messages


def typed_values(text: str, today: date) -> list[dict[str, Any]]:
    """Give the values of a text with their places in it; a text that cannot be read has none."""
    try:
        found = [*_answers(text, today), *_mentions(text, today)]
    except (ValueError, IndexError, KeyError, OverflowError) as error:
        _log.warning("values could not be read: %s", type(error).__name__)
        return []
    return sorted(found, key=lambda entity: (entity["start"], entity["entity"]))


def _answers(text: str, today: date) -> Iterator[dict[str, Any]]:
    """Give what the writer plainly says of themselves, named as the slot that it answers."""
    for slot, value in prefill(text, today=today).items():
        start, end = value.details.get("span", (0, len(text)))
        yield _entity(slot, value.value, start, end, "answer")


def _mentions(text: str, today: date) -> Iterator[dict[str, Any]]:
    """Give every amount, age, number of people and month that is mentioned, of whomever it is said."""
    said = Said(text, LONGEST_TEXT)
    for amount in find_amounts(said.text):
        yield _entity("money", amount.yen, *said.span(amount.start, amount.end), "mention")
    for number in find_numbers(said.text):
        for kind, sign in _SIGNS_OF_COUNT.items():
            if counted := sign.match(said.text, number.end):
                yield _entity(kind, number.whole, *said.span(number.start, counted.end()), "mention")
    try:
        month = find_month(said.text, today)
    except NoSuchDateError:
        return
    if month is not None:
        yield _entity("date", str(month), *said.span(month.start, month.end), "mention")


def _entity(name: str, value: Any, start: int, end: int, role: str) -> dict[str, Any]:
    return {
        "entity": name,
        "value": value,
        "start": start,
        "end": end,
        "role": role,
        "extractor": "TypedValues",
    }
