"""Scores names (labels, intents) by a text's resemblance to the training texts; learns all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bot.nlu import storage
from bot.nlu.kernel_ridge import solve

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.nlu.likeness_featurizer import Resemblance, Study

_FILES = "weights"


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
    ) -> tuple[LabelModel, NDArray[np.float64]]:
        """Learn from the texts at these places; give also the scores of each, had it been left out."""
        weights, left_out = solve(study.inverse(places, ridge), np.where(truth, 1, -1).astype(np.float32))
        of_known = np.zeros((len(study.known), len(names)), dtype=np.float32)
        of_known[places] = weights
        of_pieces = np.asarray(study.known.pieces[places].T @ weights, dtype=np.float16)
        return cls(list(names), of_pieces, of_known), left_out.astype(np.float64)

    def scores(self, resemblance: Resemblance) -> NDArray[np.float64]:
        """Score one message: above nought is nearer yes than no."""
        row = resemblance.traits.pieces
        by_pieces = row.data @ self.of_pieces[row.indices].astype(np.float32)
        assert resemblance.to_known is not None
        return np.asarray(by_pieces + resemblance.to_known[0] @ self.of_known, dtype=np.float64)

    def save(self, folder: Path) -> None:
        """Write the weights into a folder."""
        arrays = {"of_pieces": self.of_pieces, "of_known": self.of_known}
        storage.save(folder, _FILES, {"names": self.names}, arrays)

    @classmethod
    def load(cls, folder: Path) -> LabelModel:
        """Read what `save` wrote."""
        record, arrays = storage.load(folder, _FILES)
        return cls(record["names"], arrays["of_pieces"], arrays["of_known"])
