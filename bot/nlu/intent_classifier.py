"""Rasa component: what a resident does with a message (answers, asks, agrees), by resemblance."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu import storage
from bot.nlu.calibration import fit_sharpness, share_out
from bot.nlu.component import LearningComponent
from bot.nlu.label_model import LabelModel
from bot.nlu.likeness_featurizer import LikenessFeaturizer, Resemblance
from bot.nlu.marks import RESEMBLANCE
from bot.nlu.plenty import at_most, by_intent

if TYPE_CHECKING:
    from numpy.typing import NDArray

_RANKING = "intent_ranking"
_CALIBRATION = "calibration"
_NOTHING: dict[str, Any] = {"name": None, "confidence": 0.0}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class ResemblanceIntentClassifier(LearningComponent, IntentClassifier):
    """Names the intent of a message, with a confidence that means what it says."""

    @classmethod
    def required_components(cls) -> list[type]:
        """Stand behind the component that tells resemblance."""
        return [LikenessFeaturizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`ridge` keeps weights small; `balance` says how far rare intents count as much as frequent ones.

        Of an intent with more than `most_texts` texts, so many are learnt from, spread evenly over all.
        Intents `by_button` are never heard in words.
        """
        return {"ridge": 0.1, "balance": 1.0, "most_texts": 2500, "ranking_length": 10, "by_button": []}

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        """Begin without knowing any intent."""
        super().__init__(config, model_storage, resource)
        self._model: LabelModel | None = None
        self._sharpness = 1.0

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the intents of all training texts."""
        examples = self._chosen([example for example in training_data.intent_examples if example.get(TEXT)])
        intents = [example.get(INTENT) for example in examples]
        names = sorted(set(intents))
        if len(names) < 2:
            return self._resource
        resemblances: list[Resemblance] = [example.get(RESEMBLANCE) for example in examples]
        study = resemblances[0].study
        assert study is not None
        numbers = np.array([names.index(intent) for intent in intents])
        places = np.array([resemblance.place for resemblance in resemblances])
        truth = np.eye(len(names), dtype=bool)[numbers]
        self._model, left_out = LabelModel.learn(study, names, places, truth, self._ridge(intents))
        self._sharpness = fit_sharpness(left_out.scores, numbers[left_out.texts])
        with self._model_storage.write_to(self._resource) as folder:
            self._model.save(folder)
            storage.save(folder, _CALIBRATION, {"sharpness": self._sharpness}, {})
        return self._resource

    def _chosen(self, examples: list[Message]) -> list[Message]:
        """Take all texts of rare intents, of a frequent one as many as are wanted, of a button's none."""
        in_words = [example for example in examples if example.get(INTENT) not in self._config["by_button"]]
        most = self._config["most_texts"]
        return [example for texts in by_intent(in_words).values() for example in at_most(most, texts)]

    def _ridge(self, intents: list[str]) -> NDArray[np.float32]:
        """Hold texts of frequent intents with a softer hand, so that rare intents are not drowned."""
        often = Counter(intents)
        usual = len(intents) / len(often)
        return np.array(
            [
                self._config["ridge"] * (often[intent] / usual) ** self._config["balance"]
                for intent in intents
            ],
            dtype=np.float32,
        )

    def read(self, folder: Path) -> None:
        """Read the intents' weights and how sharply they are told apart."""
        self._model = LabelModel.load(folder)
        self._sharpness = storage.load(folder, _CALIBRATION)[0]["sharpness"]

    def process(self, messages: list[Message]) -> list[Message]:
        """Name the intent of each message, the likeliest first in the ranking."""
        for message in messages:
            ranking = self._ranking(message)
            message.set(INTENT, ranking[0] if ranking else dict(_NOTHING), add_to_output=True)
            message.set(_RANKING, ranking[: self._config["ranking_length"]], add_to_output=True)
        return messages

    def _ranking(self, message: Message) -> list[dict[str, Any]]:
        resemblance: Resemblance | None = message.get(RESEMBLANCE)
        if self._model is None or resemblance is None:
            return []
        shares = share_out(self._model.scores(resemblance)[None, :], self._sharpness)[0]
        ranked = sorted(zip(self._model.names, shares, strict=True), key=lambda share: -share[1])
        return [{"name": name, "confidence": float(share)} for name, share in ranked]
