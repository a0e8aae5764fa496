"""Rasa component: normalises a message, and spells one that was written in kana alone with kanji."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.component import LearningComponent
from bot.nlu.kana import is_kana_text
from bot.nlu.kana_reader import KanaReader
from bot.nlu.marks import SPELLED
from bot.nlu.normalize import plain

_FILE = "kana_reader.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class KanaSpeller(LearningComponent):
    """Learns from the training texts how words are spelled; leaves the spelled text on each message."""

    @staticmethod
    def required_packages() -> list[str]:
        """Name the packages that this component needs."""
        return ["sudachipy", "jaconv"]

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        """Begin without a reader: texts are only normalised."""
        super().__init__(config, model_storage, resource)
        self._reader: KanaReader | None = None

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the spelling of words from the texts that have kanji."""
        texts = [plain(example.get(TEXT)) for example in training_data.nlu_examples if example.get(TEXT)]
        self._reader = KanaReader.learn(text for text in texts if not is_kana_text(text))
        with self._model_storage.write_to(self._resource) as folder:
            record = json.dumps(self._reader.to_record(), ensure_ascii=False)
            (folder / _FILE).write_text(record, encoding="utf-8")
        return self._resource

    def read(self, folder: Path) -> None:
        """Read how words are spelled."""
        record = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        self._reader = KanaReader.from_record(record)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Spell the training texts."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Leave the spelled text on each message that has a text."""
        for message in messages:
            if message.get(TEXT):
                message.set(SPELLED, self._spelled(plain(message.get(TEXT))))
        return messages

    def _spelled(self, text: str) -> str:
        if self._reader is not None and is_kana_text(text):
            return self._reader.read(text)
        return text
