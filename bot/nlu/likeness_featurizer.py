"""Rasa component: tells each message's resemblance to the texts of the training, once for all classifiers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.clauses import clauses_of
from bot.nlu.component import LearningComponent
from bot.nlu.encode_apart import get_ready
from bot.nlu.handed_over import HandedOver
from bot.nlu.kernel_ridge import factor
from bot.nlu.likeness import Likeness, Traits, gram
from bot.nlu.marks import RESEMBLANCE
from bot.nlu.pieces_counter import counted_before, in_order, spelled
from bot.nlu.sentence_encoder import SentenceEncoderFeaturizer, clause_vectors

if TYPE_CHECKING:
    from numpy.typing import NDArray

# So many clauses of a message are also heard one by one.
MOST_CLAUSES_APART = 12
# So many runs of signs, those that stand in most texts, are met before the first message comes.
SIGNS_TO_MEET = 4000


class Study:
    """The texts of a training, and the likeness to each other of those that somebody learns from."""

    def __init__(self, known: Traits) -> None:
        """Take what was learnt of the texts."""
        self.known = known
        self._last_factor: tuple[bytes, NDArray[np.float32]] | None = None

    def factor(self, rows: NDArray[np.int64], ridge: NDArray[np.float32]) -> NDArray[np.float32]:
        """Give the factor of some texts' likeness; asked the same again, the work is not done twice."""
        asked = rows.tobytes() + ridge.tobytes()
        if self._last_factor is None or self._last_factor[0] != asked:
            self._last_factor = None
            self._last_factor = (asked, factor(gram(self.known.of(rows)), ridge))
        return self._last_factor[1]


_just_described: HandedOver[Traits] = HandedOver()


@dataclass(frozen=True)
class Resemblance:
    """What one message is like, its clauses after it; in training, also which text of the study it is."""

    traits: Traits
    to_known: NDArray[np.float32] | None = None
    study: Study | None = None
    place: int = -1

    def fingerprint(self) -> str:
        """Tell nothing that the text does not tell: it all follows from the text."""
        return "resemblance"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class LikenessFeaturizer(LearningComponent):
    """Learns the pieces and meanings of the training texts; leaves a `Resemblance` on each message."""

    @classmethod
    def required_components(cls) -> list[type]:
        """Stand behind the sentence encoder, whose vectors it reads."""
        return [SentenceEncoderFeaturizer]

    @staticmethod
    def required_packages() -> list[str]:
        """Name the packages that this component needs."""
        return ["sudachipy", "msgpack"]

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        """Begin without knowing any text."""
        super().__init__(config, model_storage, resource)
        self._likeness: Likeness | None = None

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from all texts, in the order of the texts themselves, whatever file they stand in."""
        examples = in_order(training_data)
        texts = [spelled(example) for example in examples]
        self._likeness, known = Likeness.learn(texts, _vectors(examples), counted_before.take(texts))
        _just_described.hand_over(texts, known)
        with self._model_storage.write_to(self._resource) as folder:
            self._likeness.save(folder)
        return self._resource

    def read(self, folder: Path) -> None:
        """Read the texts of the training, and get ready to meet messages."""
        self._likeness = Likeness.load(folder)
        get_ready(self._likeness.frequent_signs(SIGNS_TO_MEET))

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Tell each training text its place in the study that the classifiers learn from."""
        if self._likeness is not None:
            examples = in_order(training_data)
            texts = [spelled(example) for example in examples]
            known = _just_described.take(texts) or self._likeness.traits(texts, _vectors(examples))
            study = Study(known)
            for place, example in enumerate(examples):
                example.set(RESEMBLANCE, Resemblance(known, study=study, place=place))
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Leave a resemblance on each message that has a text: of the whole, then of each of its clauses."""
        for message in messages:
            if self._likeness is not None and message.get(TEXT):
                clauses = _clauses_apart(spelled(message))
                apart = clause_vectors(spelled(message))[list(clauses.values())]
                vectors = np.concatenate([_vectors([message]), apart])
                traits = self._likeness.traits([spelled(message), *clauses], vectors)
                to_known = self._likeness.meaning_like_known(traits)
                message.set(RESEMBLANCE, Resemblance(traits, to_known))
        return messages


def _clauses_apart(text: str) -> dict[str, int]:
    """Give the clauses of a text that has more than one, each with its place among them."""
    clauses = clauses_of(text)
    places = {clause: place for place, clause in reversed(list(enumerate(clauses)))}
    first = sorted(places.items(), key=lambda clause: clause[1])
    return dict(first[:MOST_CLAUSES_APART]) if len(places) > 1 else {}


def _vectors(messages: Sequence[Message]) -> NDArray[np.float32]:
    """Take the sentence vectors that the encoder left on the messages."""
    return np.concatenate([message.get_dense_features(TEXT)[1].features for message in messages])
