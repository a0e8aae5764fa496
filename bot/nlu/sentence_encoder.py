"""Rasa featurizer: the vector of the whole message, and the mean of its clauses' vectors beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.component import JapaneseComponent
from bot.nlu.encoder import WIDTH, shared_encoder
from bot.nlu.marks import SPELLED
from bot.nlu.normalize import plain

if TYPE_CHECKING:
    from numpy.typing import NDArray


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoderFeaturizer(DenseFeaturizer, JapaneseComponent):
    """Adds the sentence vectors as features that any classifier of Rasa can take."""

    @staticmethod
    def required_packages() -> list[str]:
        """Name the packages that this component needs."""
        return ["numpy"]

    @classmethod
    def required_components(cls) -> list[type]:
        """Stand behind the tokenizer, as Rasa's featurizers do."""
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Give the settings: `scale` multiplies the vectors, whose length is at most one."""
        return {**DenseFeaturizer.get_default_config(), "scale": 1.0}

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Accept any settings; the scale is read as a number when the component is made."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoderFeaturizer:
        """Make the component; it has nothing to load but the shared encoder."""
        return cls(execution_context.node_name, config)

    def __init__(self, name: str, config: dict[str, Any]) -> None:
        """Keep the settings."""
        super().__init__(name, config)
        self._scale = float(config["scale"])

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add vectors to the training examples."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add a vector to every message that has a text."""
        spoken = [message for message in messages if message.get(TEXT)]
        texts = [message.get(SPELLED) or plain(message.get(TEXT)) for message in spoken]
        for message, vector in zip(spoken, sentence_vectors(texts), strict=True):
            message.add_features(
                Features(self._scale * vector[None, :], FEATURE_TYPE_SENTENCE, TEXT, self._identifier)
            )
        return messages


def sentence_vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """Give a row for each normalised text: its own vector, then the mean of its clauses' vectors."""
    if not texts:
        return np.zeros((0, 2 * WIDTH), dtype=np.float32)
    rows = shared_encoder().encode(texts)
    return np.stack(
        [np.concatenate([vectors[0], vectors[min(1, len(vectors) - 1) :].mean(axis=0)]) for vectors in rows]
    )


def clause_vectors(text: str) -> NDArray[np.float32]:
    """Give a row for each clause of a normalised text that has several, as if each were a text of its own."""
    clauses = shared_encoder().encode([text])[0][1:]
    return np.hstack([clauses, clauses])
