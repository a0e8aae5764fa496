"""What the components for needs and risks share: many labels on one message, each with a true confidence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu import storage
from bot.nlu.calibration import alone_and_in_pairs, fit_judge, sigmoid
from bot.nlu.component import LearningComponent
from bot.nlu.label_model import LabelModel
from bot.nlu.likeness_featurizer import LikenessFeaturizer, Resemblance
from bot.nlu.marks import NEEDS, RESEMBLANCE, RISKS
from bot.nlu.plenty import at_most, by_intent

if TYPE_CHECKING:
    from numpy.typing import NDArray

DECIDING_POINT = 0.5
_CALIBRATION = "calibration"
_METADATA, _OF_INTENT = "metadata", "intent"


class LabelClassifier(LearningComponent):
    """Learns labels from the intents' metadata: `metadata: {needs: [housing], risks: []}`."""

    key: ClassVar[str]
    """Under which key of the metadata the labels stand, and under which they are given."""

    scores_key: ClassVar[str]
    """Under which key the confidence of every label is noted."""

    @classmethod
    def required_components(cls) -> list[type]:
        """Stand behind the component that tells resemblance."""
        return [LikenessFeaturizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`ridge` keeps the weights small; texts of `unsure_intents` are not learnt from.

        `leaning` is added to every log-odds: above nought, labels are listed more readily than is even.
        `clauses` says how far a clause that is surer of a label than the whole message raises the whole.
        Of an intent that never carries a label, `most_without` texts are learnt from.
        """
        return {"ridge": 0.06, "unsure_intents": [], "leaning": 0.0, "clauses": 0.0, "most_without": 70}

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        """Begin untaught: there is a model of all labels, our labels among them, and a judge for each."""
        super().__init__(config, model_storage, resource)
        self._model: LabelModel | None = None
        self._names: list[str] = []
        self._judges: NDArray[np.float64] | None = None

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the labels; a text without metadata carries none, unless its intent is an unsure one."""
        examples = self._chosen([example for example in training_data.nlu_examples if example.get(TEXT)])
        labels_of = [_all_labels_of(example) for example in examples]
        names = sorted({label for labels in labels_of for label in labels})
        self._names = sorted({label for example in examples for label in _labels_of(example, self.key)})
        if not self._names:
            return self._resource
        resemblances: list[Resemblance] = [example.get(RESEMBLANCE) for example in examples]
        study = resemblances[0].study
        assert study is not None
        truth = np.array([[name in labels for name in names] for labels in labels_of])
        self._model, left_out = LabelModel.learn(
            study,
            names,
            np.array([resemblance.place for resemblance in resemblances]),
            truth,
            np.full(len(examples), self._config["ridge"], dtype=np.float32),
        )
        judged = truth[left_out.texts]
        self._judges = np.array(
            [fit_judge(left_out.scores, judged[:, names.index(name)]) for name in self._names]
        )
        self._persist()
        return self._resource

    def _chosen(self, examples: list[Message]) -> list[Message]:
        """Take all texts of intents that carry labels, some of each that never does, of an unsure one none."""
        unsure, most = set(self._config["unsure_intents"]), self._config["most_without"]
        return [
            example
            for intent, texts in by_intent(examples).items()
            if intent not in unsure
            for example in (texts if any(map(_all_labels_of, texts)) else at_most(most, texts))
        ]

    def _persist(self) -> None:
        assert self._model is not None
        assert self._judges is not None
        with self._model_storage.write_to(self._resource) as folder:
            self._model.save(folder)
            storage.save(folder, _CALIBRATION, {"names": self._names}, {"judges": self._judges})

    def read(self, folder: Path) -> None:
        """Read the weights and the judges."""
        record, arrays = storage.load(folder, _CALIBRATION)
        self._model = LabelModel.load(folder)
        self._names, self._judges = record["names"], arrays["judges"]

    def process(self, messages: list[Message]) -> list[Message]:
        """Give the labels of each message, the surest first."""
        for message in messages:
            confidences = self.confidences(message)
            message.set(self.scores_key, confidences)
            message.set(self.key, self.listed(message, confidences), add_to_output=True)
        return messages

    def confidences(self, message: Message) -> dict[str, float]:
        """Say how sure each label is, by the model alone."""
        resemblance: Resemblance | None = message.get(RESEMBLANCE)
        if self._model is None or self._judges is None or resemblance is None:
            return {}
        sure = sigmoid(self._odds(resemblance) + self._config["leaning"])
        return {name: float(confidence) for name, confidence in zip(self._names, sure, strict=True)}

    def _odds(self, resemblance: Resemblance) -> NDArray[np.float64]:
        """Give the log-odds of each label: those of the whole, raised where one clause says it more plainly."""
        assert self._model is not None
        if not self._config["clauses"]:
            return self._judged(self._model.scores(resemblance)[None, :])[0]
        odds = self._judged(self._model.scores_with_clauses(resemblance))
        return np.asarray(odds[0] + self._config["clauses"] * (odds.max(axis=0) - odds[0]), dtype=np.float64)

    def _judged(self, scores: NDArray[np.float64]) -> NDArray[np.float64]:
        assert self._judges is not None
        heard = alone_and_in_pairs(scores)
        return np.asarray(heard @ self._judges[:, :-1].T + self._judges[:, -1], dtype=np.float64)

    def listed(self, message: Message, confidences: dict[str, float]) -> list[dict[str, Any]]:
        """List the labels that are at least as likely as not."""
        found = [
            {"name": name, "confidence": confidence}
            for name, confidence in confidences.items()
            if confidence >= DECIDING_POINT
        ]
        return sorted(found, key=lambda label: -label["confidence"])


def _all_labels_of(example: Message) -> frozenset[str]:
    return _labels_of(example, NEEDS) | _labels_of(example, RISKS)


def _labels_of(example: Message, key: str) -> frozenset[str]:
    metadata = (example.get(_METADATA) or {}).get(_OF_INTENT) or {}
    return frozenset(metadata.get(key) or ())
