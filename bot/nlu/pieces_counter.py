"""Rasa component: counts the words and signs of the training texts while the other core still encodes them."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.component import JapaneseComponent
from bot.nlu.handed_over import HandedOver
from bot.nlu.likeness import Counted
from bot.nlu.marks import SPELLED
from bot.nlu.normalize import plain

counted_before: HandedOver[Counted] = HandedOver()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class PiecesCounter(JapaneseComponent):
    """Stands behind the speller and before the encoder; has nothing to do with a single message."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> PiecesCounter:
        """Make the component; it has nothing to set and keeps nothing."""
        return cls()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Count in all texts, and hand that to the component that tells resemblance."""
        texts = [spelled(example) for example in in_order(training_data)]
        counted_before.hand_over(texts, Counted.of(texts))
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Leave messages as they are."""
        return messages


def in_order(training_data: TrainingData) -> list[Message]:
    """Give the examples that have a text, in the order of the texts, whatever file they stand in."""
    examples = [example for example in training_data.nlu_examples if example.get(TEXT)]
    return sorted(examples, key=lambda example: (example.get(TEXT), example.get("intent") or ""))


def spelled(message: Message) -> str:
    """Give a message's text as it is compared with others."""
    return message.get(SPELLED) or plain(message.get(TEXT))
