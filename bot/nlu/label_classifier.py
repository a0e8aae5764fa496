"""What the components for needs and risks share: many labels on one message, each with a true confidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu import storage
from bot.nlu.calibration import fit_sigmoid, sigmoid
from bot.nlu.label_model import LabelModel
from bot.nlu.likeness_featurizer import LikenessFeaturizer, Resemblance
from bot.nlu.marks import RESEMBLANCE

if TYPE_CHECKING:
    from numpy.typing import NDArray

DECIDING_POINT = 0.5
_CALIBRATION = "calibration"
_METADATA, _OF_INTENT = "metadata", "intent"

Self = TypeVar("Self", bound="LabelClassifier")


class LabelClassifier(GraphComponent):
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
    def supported_languages() -> list[str] | None:
        """Japanese only."""
        return ["ja"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`ridge` keeps the weights small; texts of `unsure_intents` are not learnt from.

        `leaning` is added to every log-odds: above nought, labels are listed more readily than is even.
        """
        return {"ridge": 0.03, "unsure_intents": [], "leaning": 0.0}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: LabelModel | None = None,
        lines: NDArray[np.float64] | None = None,
    ) -> None:
        """Keep the settings and what was learnt: the model, and each label's slope and shift."""
        self._config = config
        self._model_storage, self._resource = model_storage, resource
        self._model, self._lines = model, lines

    @classmethod
    def create(
        cls: type[Self],
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Self:
        """Make an untrained component."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the labels; a text without metadata carries none, unless its intent is an unsure one."""
        unsure = set(self._config["unsure_intents"])
        examples = [
            example
            for example in training_data.nlu_examples
            if example.get(TEXT) and example.get(INTENT) not in unsure
        ]
        labels_of = [self._labels_of(example) for example in examples]
        names = sorted({label for labels in labels_of for label in labels})
        if not names:
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
        self._lines = np.array([fit_sigmoid(left_out[:, at], truth[:, at]) for at in range(len(names))])
        self._persist()
        return self._resource

    def _labels_of(self, example: Message) -> frozenset[str]:
        metadata = (example.get(_METADATA) or {}).get(_OF_INTENT) or {}
        return frozenset(metadata.get(self.key) or ())

    def _persist(self) -> None:
        assert self._model is not None
        assert self._lines is not None
        with self._model_storage.write_to(self._resource) as folder:
            self._model.save(folder)
            storage.save(folder, _CALIBRATION, {}, {"lines": self._lines})

    @classmethod
    def load(
        cls: type[Self],
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Self:
        """Read what was learnt."""
        with model_storage.read_from(resource) as folder:
            _, arrays = storage.load(folder, _CALIBRATION)
            return cls(config, model_storage, resource, LabelModel.load(folder), arrays["lines"])

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
        if self._model is None or self._lines is None or resemblance is None:
            return {}
        odds = self._model.scores(resemblance) * self._lines[:, 0] + self._lines[:, 1]
        sure = sigmoid(odds + self._config["leaning"])
        return {name: float(confidence) for name, confidence in zip(self._model.names, sure, strict=True)}

    def listed(self, message: Message, confidences: dict[str, float]) -> list[dict[str, Any]]:
        """List the labels that are at least as likely as not."""
        found = [
            {"name": name, "confidence": confidence}
            for name, confidence in confidences.items()
            if confidence >= DECIDING_POINT
        ]
        return sorted(found, key=lambda label: -label["confidence"])
