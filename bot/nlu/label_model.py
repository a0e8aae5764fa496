"""Scores names (labels, intents) by a text's resemblance to the training texts; learns all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.nlu import storage
from bot.nlu.kernel_ridge import solve

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.nlu.likeness_featurizer import Resemblance, Study

_FILES = "weights"


# Of so many texts, drawn from all, it is worked out how they would score had they been left out.
MOST_LEFT_OUT = 7000
_SEED = 20261123


@dataclass(frozen=True)
class LeftOut:
    """Which of the texts learnt from these are, and what each would score, had it been left out."""

    texts: NDArray[np.int64]
    scores: NDArray[np.float64]


@dataclass(frozen=True)
class LabelModel:
    """One weight for each piece (half precision is enough there) and each known text, for each name."""

    names: list[str]
    of_pieces: NDArray[np.float16]
    of_known: NDArray[np.float32]

    @classmethod
    def learn(
        cls,
        study: Study,
        names: Sequence[str],
        places: NDArray[np.int64],
        truth: NDArray[np.bool_],
        ridge: NDArray[np.float32],
    ) -> tuple[LabelModel, LeftOut]:
        """Learn from the texts at these places; give also the scores of some of them, had they been left out."""
        mixed = np.random.default_rng(_SEED).permutation(len(places))
        places, signs = places[mixed], np.where(truth[mixed], 1, -1).astype(np.float32)
        judged = min(MOST_LEFT_OUT, len(places))
        weights, scores = solve(study.factor(places, ridge[mixed]), signs, judged)
        of_known = np.zeros((len(study.known), len(names)), dtype=np.float32)
        of_known[places] = weights
        of_pieces = np.asarray(study.known.pieces[places].T @ weights, dtype=np.float16)
        left_out = LeftOut(mixed[len(mixed) - judged :], scores.astype(np.float64))
        return cls(list(names), of_pieces, of_known), left_out

    def scores(self, resemblance: Resemblance) -> NDArray[np.float64]:
        """Score one message as a whole: above nought is nearer yes than no."""
        assert resemblance.to_known is not None
        by_meaning = resemblance.to_known[0] @ self.of_known
        return np.asarray(self._by_pieces(resemblance, 0) + by_meaning, dtype=np.float64)

    def scores_with_clauses(self, resemblance: Resemblance) -> NDArray[np.float64]:
        """Score a message, a row for the whole and one for each of its clauses."""
        assert resemblance.to_known is not None
        by_pieces = [self._by_pieces(resemblance, row) for row in range(len(resemblance.traits))]
        return np.asarray(np.stack(by_pieces) + resemblance.to_known @ self.of_known, dtype=np.float64)

    def _by_pieces(self, resemblance: Resemblance, row: int) -> NDArray[np.float32]:
        pieces = resemblance.traits.pieces
        of_row = slice(pieces.indptr[row], pieces.indptr[row + 1])
        weights = self.of_pieces[pieces.indices[of_row]].astype(np.float32)
        return np.asarray(pieces.data[of_row] @ weights, dtype=np.float32)

    def save(self, folder: Path) -> None:
        """Write the weights into a folder."""
        arrays: dict[str, NDArray[Any]] = {"of_pieces": self.of_pieces, "of_known": self.of_known}
        storage.save(folder, _FILES, {"names": self.names}, arrays)

    @classmethod
    def load(cls, folder: Path) -> LabelModel:
        """Read what `save` wrote."""
        record, arrays = storage.load(folder, _FILES)
        return cls(record["names"], arrays["of_pieces"], arrays["of_known"])
