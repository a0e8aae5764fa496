"""The table of how alike each text of a training is to each: made block by block, half of it, on every core."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

# A block of so many rows stays in the processor's cache.
_ROWS_AT_ONCE = 256
# Pieces that more texts have are multiplied as a plain table, which is quicker.
_FREQUENT = 800


def both_ways(many: int, alike: Callable[[slice, slice], NDArray[np.float32]]) -> NDArray[np.float32]:
    """Fill a table that is the same both ways; `alike` gives some rows of it from their own column on."""
    table = np.empty((many, many), dtype=np.float32)

    def fill(start: int) -> None:
        rows, later = slice(start, start + _ROWS_AT_ONCE), slice(start, None)
        block = alike(rows, later)
        table[rows, later] = block
        table[later, rows] = block.T

    _on_every_core(fill, range(0, many, _ROWS_AT_ONCE))
    return table


def _on_every_core(work: Callable[[int], None], starts: range) -> None:
    with ThreadPoolExecutor(os.cpu_count() or 1) as cores:
        list(cores.map(work, starts))


class Pieces:
    """How alike the known texts are in their pieces."""

    def __init__(self, pieces: csr_matrix) -> None:
        """Part the pieces that many texts have from the rest."""
        texts_with = np.asarray((pieces != 0).sum(axis=0)).ravel()
        self._frequent = pieces[:, np.flatnonzero(texts_with > _FREQUENT)].toarray()
        self._rare = pieces[:, np.flatnonzero(texts_with <= _FREQUENT)]

    def __call__(self, rows: slice, columns: slice) -> NDArray[np.float32]:
        """Multiply these texts with those."""
        alike = np.asarray(self._frequent[rows] @ self._frequent[columns].T, dtype=np.float32)
        alike += (self._rare[rows] @ self._rare[columns].T).toarray()
        return alike
